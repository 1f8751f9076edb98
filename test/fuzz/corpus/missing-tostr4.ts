// {"inputs":[{"l":[]},{"l":[1]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: number[] }) => {
  return [input.l[0].toString()];
});
