// {"inputs":[{"v":null},{"v":5},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: number | null }) => {
  return [input.v! + 1 > 0, `${input.v! * 2}`, input.v! < 3, input.v! > 3, input.v! === 5, (input.v! + 1).toString()];
});
