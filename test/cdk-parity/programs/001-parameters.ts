/** A Lambda function that nobody waits for. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const fn = lambda.fn('Fn');

export const parametersEventInvocation = workflow(async ({ input }: { input: unknown }) =>
  fn.invoke({ Payload: input, InvocationType: 'Event' }),
);
