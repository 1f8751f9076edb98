// {"input":{"a":"\n","c":{"c":["true"],"count":true}},"concurrent":true}
import { sleep, WorkflowError, workflow } from 'stepscript';
export const run = workflow(async () => {
  const given5 = 0;
  const v6 = await (async (n: number) => 0 / 0)(given5);
  await sleep(v6);
});
