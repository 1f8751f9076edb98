// {"inputs":[{"v":null},{"v":"x"},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: string | null }) => {
  try {
    return input.v!.length;
  } catch (e) {
    return (e as Error).name;
  }
});
