// {"input":{"a":true,"c":{"b":{"length2":"","items":100},"value":"-3.5"},"d":[]},"concurrent":false}
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const risky = lambda.fn<{}, number>('Risky');
export const run = workflow(async () => {
  let n6 = 0;
  for (;;) {
    if (n6++) break;
    try {
      await risky(Object.keys([][1]));
    } catch (e26) {}
  }
});
