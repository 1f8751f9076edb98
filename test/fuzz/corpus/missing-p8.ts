// {"inputs":[{"l":[]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  let last: string | null = null;
  last = input.l.at(-1)!;
  return last ? last.length : 'none';
});
