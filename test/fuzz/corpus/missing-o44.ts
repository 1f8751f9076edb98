// {"inputs":[{"o":{}},{"o":{"a":{"k":1}}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: Record<string, number> } }) => {
  return [Object.assign({ z: 1 }, input.o.a!), { ...input.o.a! }];
});
