// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  return [new Array(3).fill(input.o.a!), [1, 2, 3].fill(9, input.o.a!), [1, 2, 3].with(0, input.o.a!)].length;
});
