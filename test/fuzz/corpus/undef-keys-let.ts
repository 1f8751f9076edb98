// {"inputs":[{},{"a":1}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { a?: number }) => {
  let o: { a: number; b?: number } = { a: 1, b: 2 };
  o = { a: 1, b: input.a };
  return Object.keys(o);
});
