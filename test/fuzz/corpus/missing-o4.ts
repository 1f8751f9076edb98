// {"inputs":[{"o":{}},{"o":{"a":{"b":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: { b: number } } }) => {
  const inner = input.o.a!;
  inner.b = 5;
  return inner;
});
