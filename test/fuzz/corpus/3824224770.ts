// {"input":{"a":false},"concurrent":false}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const flip = lambda.fn<{ b: boolean }, boolean>('Flip');
export const run = workflow(async (input: { a: boolean | 0 | null }) => {
  if (input.a ?? 0) return 'truthy';
  return await flip({ b: typeof input.a !== 'boolean' });
});
