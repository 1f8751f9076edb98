// {"inputs":[{"xs":[]},{"xs":[[1]]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { xs: number[][] }) => {
  try {
    const [[a]] = input.xs;
    return a;
  } catch (e) {
    return (e as Error).name;
  }
});
