// {"inputs":[{"xs":[]},{"xs":[{"k":1}]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { xs: { k: number }[] }) => {
  const a = input.xs[0];
  try {
    a.k = 3;
    return a;
  } catch (e) {
    return (e as Error).name;
  }
});
