// {"inputs":[{"v":null},{"v":[1,2]},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: number[] | null }) => {
  let s = 0;
  for (const x of input.v!) s += x;
  return s;
});
