// {"inputs":[{"l":[]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  let x: string | undefined;
  x = input.l[0];
  if (x === undefined) return 'none';
  return x.trim();
});
