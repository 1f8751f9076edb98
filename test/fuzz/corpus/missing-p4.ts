// {"inputs":[{"l":[]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  let x: string | null | undefined = null;
  ({ 0: x } = input.l);
  return x === undefined ? 'none' : x;
});
