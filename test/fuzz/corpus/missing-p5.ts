// {"inputs":[{"l":[]},{"l":["a"]},{"l":["a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  let cur: string | undefined = input.l[0];
  let n = 0;
  while (cur !== undefined) {
    n++;
    cur = input.l[n];
  }
  return n;
});
