// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  return [1, 2, 3].toSpliced(0, input.o.a!);
});
