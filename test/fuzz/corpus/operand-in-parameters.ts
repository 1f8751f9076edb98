// {"input":{"a":0,"b":{"b":"\"","é":"é"}},"concurrent":false}
import { map, Retry, retry, sleep, Timeout, Workflow, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const risky = lambda.fn<{}, number>('Risky');
export const run = workflow(async () => {
  await risky([''].concat([''[0]]).findLastIndex((s) => s.length));
});
