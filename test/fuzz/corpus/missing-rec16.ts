// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const r = input.l.reduce((acc, s) => acc + s!.length, 0);
  return r;
});
