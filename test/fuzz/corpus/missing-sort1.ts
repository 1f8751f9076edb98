// {"inputs":[{"l":[]},{"l":[{"n":2},{"n":1}]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: { n: number }[] }) => {
  const l = [...input.l];
  const log: string[] = [];
  log.push(log[1]);
  l.sort((x, y) => x.n - y.n);
  return l;
});
