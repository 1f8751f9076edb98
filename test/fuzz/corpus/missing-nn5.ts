// {"inputs":[{"v":null},{"v":[1,2]},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: number[] | null }) => {
  return [...input.v!, 3];
});
