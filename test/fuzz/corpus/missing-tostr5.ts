// {"inputs":[{"l":[]},{"l":[true]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: boolean[] }) => {
  return [input.l[0].toString(), input.l[0].valueOf()];
});
