// {"inputs":[{"o":{}},{"o":{"a":1}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: number } }) => {
  const copy = { ...input.o, b: input.o.a! * 2 };
  return [`${copy.b}`, Number.isNaN(copy.b), copy];
});
