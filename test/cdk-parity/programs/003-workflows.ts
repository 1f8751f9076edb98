/** Whole workflows of the documentation of 2018, as the functions that they stand for. */
import { retry, sleep, sleepUntil, WorkflowError, workflow } from 'stepscript';
import { lambda, stepfunctions } from 'stepscript/tasks';

const work = stepfunctions.activity('Activity');
const fn = lambda.fn('Fn');
const submit = lambda.fn<unknown, string>('SubmitLambda');
const check = lambda.fn<string, string>('CheckLambda');

class WorkflowFailure extends WorkflowError {}
class JobFailed extends WorkflowError {}

export const workflowsActivity = workflow(async (input: unknown) => work(input));

export const workflowsStartState = workflow(async (input: unknown) => input);

export const workflowsChainStart = workflow(async (input: unknown) => input);

const step = async (input: unknown) => input;

export const workflowsChaining = workflow(async (input: { flag?: boolean }) => {
  if (input.flag !== undefined) await step(input);
  const [left, right] = await Promise.all([step(input), step(input)]);
  return [left, right];
});

export const workflowsChoice = workflow(async (input: { status: string; attempts: number }) => {
  if (input.status === 'SUCCESS') return input;
  if (input.attempts > 5) throw new Error();
  return input;
});

export const workflowsChoiceAfterwards = workflow(async (input: { color: string }) => {
  switch (input.color) {
    case 'BLUE':
      return step(input);
    case 'RED':
      return step(input);
    default:
      return step(input);
  }
});

export const workflowsFail = workflow(async () => {
  throw new WorkflowFailure('Something went wrong');
});

const job = async (jobFlavor: string) => ({ jobFlavor });

export const workflowsFragments = workflow(async () => Promise.all([job('quick'), job('medium'), job('slow')]));

export const workflowsJobPoller = workflow(
  async (input: { wait_time: number }) => {
    const guid = await submit.direct(input);
    for (;;) {
      await sleep(input.wait_time);
      const status = await check.direct(guid);
      if (status === 'FAILED') throw new JobFailed('AWS Batch Job Failed');
      if (status === 'SUCCEEDED') return check.direct(guid);
    }
  },
  { timeout: 300 },
);

export const workflowsMetrics = workflow(async (input: unknown) => fn.invoke({ Payload: input }));

export const workflowsParallel = workflow(async (input: Readonly<Record<string, string>>) => {
  try {
    return await retry({ maxAttempts: 1 }, async () => Promise.all([step(input), step(input), step(input)]));
  } catch {
    return step(input);
  }
});

export const workflowsPass = workflow(async (input: Readonly<Record<string, unknown>>) => ({
  ...input,
  subObject: { hello: 'world' },
}));

export const workflowsSucceed = workflow(async (input: unknown) => input);

export const workflowsWait = workflow(async (input: { triggerTime: string }) => {
  await sleepUntil(input.triggerTime);
  return input;
});
