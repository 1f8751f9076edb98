// {"inputs":[{"v":null},{"v":"x"},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v: string | null | undefined }) => {
  const y = input.v!;
  return { t: typeof y, y: y, s: `${y}` };
});
