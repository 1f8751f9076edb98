// {"inputs":[{"o":{}},{"o":{"a":1}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  const { a } = input.o;
  const f = (n: number) => n + 1;
  return `${f(a!)}`;
});
