// {"inputs":[{"o":{}},{"o":{"a":{"b":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: { b: number } } }) => {
  const { b, ...rest } = input.o.a!;
  return [`${b}`, rest];
});
