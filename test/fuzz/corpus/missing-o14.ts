// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  const out: number[] = [];
  for (let i = 0; i < input.o.a!; i++) out.push(i);
  return out;
});
