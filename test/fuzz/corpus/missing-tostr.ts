// {"inputs":[{"l":[]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const log: string[] = [...input.l];
  log.pop();
  return +log[0].toString();
});
