// {"inputs":[{"l":[]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const flag: boolean = input.l.length > 5;
  const x = (input.l[2] + flag).valueOf();
  return [`${x}`, (input.l[2] + flag).toString(), typeof x];
});
