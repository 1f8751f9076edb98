// {"inputs":[{"v":null},{"v":"5"},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: string | null }) => {
  return [input.v! + 'x', input.v! < 'a', input.v! >= '3', input.v! === '5', input.v! ? 1 : 2, !input.v!];
});
