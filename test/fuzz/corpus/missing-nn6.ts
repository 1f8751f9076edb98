// {"inputs":[{"v":null},{"v":{"a":1}},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: { a: number } | null }) => {
  return { ...input.v!, b: 2 };
});
