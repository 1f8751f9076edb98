// {"inputs":[{"o":{}},{"o":{"a":2}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  const l = [1, 2, 3];
  l.splice(1, input.o.a!);
  return l;
});
