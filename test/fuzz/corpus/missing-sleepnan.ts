// {"inputs":[{}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async () => {
  const v6 = await (async (n: number) => 0 / n)(0);
  await sleep(v6);
  return 1;
});
