// {"inputs":[{"v":null},{"v":{"n":1}},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: { n: number } | null }) => {
  const { n } = input.v!;
  return n;
});
