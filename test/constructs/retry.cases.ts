/** Retry: in task options, in `retry()` blocks of one and of several states, with backoff, limits, several policies and classes. */
import { retry, sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class TooBusy extends WorkflowError {}
class Broken extends WorkflowError {}

const flaky = lambda.fn<{ id: string; failures: number }, string>('Flaky');
const broken = lambda.fn<{ id: string }, string>('BrokenTask');

const POLICY = { errors: TooBusy, maxAttempts: 3, interval: '2s', backoffRate: 3 } as const;

export const retryOption = workflow(async ({ failures }: { failures: number }) =>
  flaky({ id: 'a', failures }, { retry: { errors: 'TooBusy', maxAttempts: 2, interval: '10s', backoffRate: 1 } }),
);

export const retryConstant = workflow(async ({ failures }: { failures: number }) =>
  flaky({ id: 'a', failures }, { retry: POLICY }),
);

export const retryDefaults = workflow(async ({ failures }: { failures: number }) =>
  flaky({ id: 'a', failures }, { retry: {} }),
);

export const retrySeveral = workflow(async ({ failures, kind }: { failures: number; kind: string }) =>
  flaky(
    { id: kind, failures },
    {
      retry: [
        { errors: Broken, maxAttempts: 1, interval: 5 },
        { errors: [TooBusy, 'States.Timeout'], maxAttempts: 2, maxDelay: '3s', interval: 2, backoffRate: 2 },
      ],
    },
  ),
);

export const retryZero = workflow(async ({ failures }: { failures: number }) => {
  try {
    return await flaky(
      { id: 'a', failures },
      {
        retry: [
          { errors: TooBusy, maxAttempts: 0 },
          { errors: 'States.ALL', maxAttempts: 5 },
        ],
      },
    );
  } catch (error) {
    return (error as Error).message;
  }
});

export const retryBlockOneTask = workflow(async ({ failures }: { failures: number }) =>
  retry({ errors: TooBusy, maxAttempts: 2, interval: 4 }, async () => flaky({ id: 'a', failures })),
);

export const retryBlock = workflow(async ({ failures }: { failures: number }) => {
  const result = await retry({ maxAttempts: 2, interval: 1, backoffRate: 1 }, async () => {
    const first = await flaky({ id: 'a', failures: 0 });
    await sleep(5);
    const second = await flaky({ id: 'b', failures });
    return `${first} ${second}`;
  });
  return result.toUpperCase();
});

export const retryBlockCode = workflow(async ({ limit }: { limit: number }) => {
  try {
    return await retry({ errors: Broken, maxAttempts: 3, interval: 1 }, async () => {
      const text = await flaky({ id: 'count', failures: 0 });
      if (text.length < limit) throw new Broken(`only ${text}`);
      return text;
    });
  } catch (error) {
    return (error as Error).message;
  }
});

export const retryBlockCaught = workflow(async ({ failures }: { failures: number }) => {
  let outcome = 'none';
  try {
    outcome = await retry({ errors: TooBusy, maxAttempts: 1, interval: 1 }, async () => {
      const answer = await flaky({ id: 'a', failures });
      return answer + (await broken({ id: answer }));
    });
  } catch (error) {
    outcome = `gave up: ${(error as Error).name}`;
  }
  return outcome;
});

export const retryNested = workflow(async ({ failures }: { failures: number }) =>
  retry({ errors: 'TooBusy', maxAttempts: 2, interval: 7 }, async () =>
    retry({ errors: 'States.ALL', maxAttempts: 1, interval: 2 }, async () => flaky({ id: 'a', failures })),
  ),
);

export const retryAroundRetried = workflow(async ({ failures }: { failures: number }) =>
  retry({ errors: 'Broken', maxAttempts: 1 }, async () =>
    flaky({ id: 'broken', failures }, { retry: { errors: 'Broken', maxAttempts: 1, interval: 5 } }),
  ),
);

export const retryInLoop = workflow(async ({ ids }: { ids: string[] }) => {
  const done: string[] = [];
  for (const id of ids) {
    done.push(await flaky({ id, failures: id.length }, { retry: { errors: 'TooBusy', maxAttempts: 2 } }));
  }
  return done;
});

export const retryArgumentCalls = workflow(async ({ failures }: { failures: number }) =>
  retry({ errors: TooBusy, maxAttempts: 2, interval: '1s' }, async () =>
    broken({ id: (await flaky({ id: 'a', failures })) + (await flaky({ id: 'count', failures: 0 })) }),
  ),
);

export const retryArgumentThrows = workflow(async ({ id }: { id?: string }) => {
  try {
    return await retry({ maxAttempts: 2, interval: '5s' }, async () => broken({ id: id!.toUpperCase() }));
  } catch (error) {
    return (error as Error).name;
  }
});

export const retryArgumentFresh = workflow(async () => {
  try {
    return await retry({ maxAttempts: 2 }, async () => broken({ id: `${crypto.randomUUID().slice(36)}1` }));
  } catch (error) {
    return (error as Error).name;
  }
});

export const retryTimeoutOption = workflow(async ({ failures }: { failures: number }) =>
  flaky(
    { id: 'a', failures },
    { timeout: '30s', heartbeat: 5, name: 'call the flaky one', comment: 'it is flaky', retry: { maxAttempts: 1 } },
  ),
);

/** What a block captures is known before its first attempt, wherever the workflow's first state is. */
export const retryCapturedFirst = workflow(async ({ failures }: { failures: number }) => {
  const id = `${failures}`.padStart(3, '0');
  return retry(POLICY, async () => flaky({ id: id.slice(0, 2), failures }));
});
export const retryCapturedBlock = workflow(async ({ failures }: { failures: number }) => {
  const [id, at] = [`${failures}`.padEnd(2, 'x'), failures.toFixed(1)];
  return retry(POLICY, async () => `${await flaky({ id, failures })}${await broken({ id: `${at}-` })}`);
});

const failures = [{ failures: 1 }, { failures: 0 }, { failures: 2 }, { failures: 9 }];

export default cases(
  {
    retryOption: { inputs: failures, transitions: 2 },
    retryConstant: { inputs: failures },
    retryDefaults: { inputs: failures },
    retrySeveral: {
      inputs: [
        { failures: 1, kind: 'a' },
        { failures: 1, kind: 'broken' },
        { failures: 2, kind: 'broken' },
        { failures: 9, kind: 'a' },
        { failures: 1, kind: 'late' },
      ],
    },
    retryZero: { inputs: failures },
    retryBlockOneTask: { inputs: failures, transitions: 2 },
    retryBlock: { inputs: failures },
    retryBlockCode: { inputs: [{ limit: 1 }, { limit: 8 }, { limit: 100 }] },
    retryBlockCaught: { inputs: failures },
    retryNested: { inputs: [...failures, { failures: 4 }, { failures: 5 }, { failures: 6 }] },
    retryAroundRetried: { inputs: [...failures, { failures: 3 }, { failures: 4 }] },
    retryInLoop: { inputs: [{ ids: ['', 'a', 'bb'] }, { ids: ['ccc'] }, { ids: [] }] },
    retryTimeoutOption: { inputs: failures },
    retryArgumentCalls: { inputs: failures },
    retryArgumentThrows: { inputs: [{}, { id: '' }, { id: 'a' }, { id: 'a1' }] },
    retryArgumentFresh: { inputs: [{}] },
    retryCapturedFirst: { inputs: failures },
    retryCapturedBlock: { inputs: failures },
  },
  () => {
    const calls: Record<string, number> = {};
    return {
      Flaky: ({ id, failures }: { id: string; failures: number }) => {
        const count = (calls[id] = (calls[id] ?? 0) + 1);
        if (id === 'count') return 'x'.repeat(count * 3);
        if (count <= failures) {
          const name = id === 'broken' ? 'Broken' : id === 'late' ? 'States.Timeout' : 'TooBusy';
          throw new TaskFailure(name, `attempt ${count}`);
        }
        return `done after ${count}`;
      },
      BrokenTask: ({ id }: { id: string }) => {
        if (id.endsWith('1')) throw new TaskFailure('Broken', id);
        return ' and more';
      },
    };
  },
);
