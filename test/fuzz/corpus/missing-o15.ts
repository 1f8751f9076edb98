// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  return Array.from({ length: input.o.a! }, (_, i) => i);
});
