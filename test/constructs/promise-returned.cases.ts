/** Helpers whose `return` awaits, or gives, promises that constants of theirs hold. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails at 13. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');

interface Two {
  a: number;
  b: number;
}
class Odd extends WorkflowError {}

const both = async (a: number, b: number) => {
  const first = work({ n: a });
  const second = work({ n: b });
  return (await first) + (await second);
};

export const sum = workflow(async ({ a, b }: Two) => await both(a, b));
export const sums = workflow(async ({ a, b }: Two) => Promise.all([a, b].map((n) => both(n, a))));
export const nested = workflow(async ({ a, b }: Two) => {
  const [first, second] = await Promise.all([both(a, b), both(b, b)]);
  return { first, second };
});

export const returned = workflow(async ({ a, b }: Two) => {
  const logged = async (n: number) => {
    const pending = work({ n });
    await log({ text: `${n}` });
    return pending;
  };
  const first = await logged(a);
  const all = await Promise.all([logged(first), logged(b)]);
  return { first, all };
});

export const plain = workflow(async ({ a, b }: Two) => {
  const start = (n: number) => {
    const pending = work({ n });
    return pending.then((value) => value + n);
  };
  const first = start(a);
  const second = await start(b);
  return [await first, second];
});

export const together = workflow(async ({ a, b }: Two) => {
  const pair = async (n: number) => {
    const [left, right] = [work({ n }), work({ n: 1 })];
    return { right: await right, left: await left };
  };
  return [await pair(a), await pair(b)];
});

export const lists = workflow(async ({ a, b }: Two) => {
  const each = async (list: number[]) => {
    const pending = list.map((n) => work({ n }));
    return { values: await Promise.all(pending), count: list.length };
  };
  return [await each([a, b]), await each([])];
});

export const caught = workflow(async ({ a, b }: Two) => {
  const safe = async (n: number) => {
    const first = work({ n });
    const second = work({ n: 1 });
    return [await first.catch(() => -1), await second];
  };
  return [await safe(a), await safe(b)];
});

export const fails = workflow(async ({ a, b }: Two) => {
  try {
    return await both(a, b);
  } catch (error) {
    return (error as Error).message;
  }
});

export const throwsFirst = workflow(async ({ a, b }: Two) => {
  const checked = (n: number) => {
    if (n > b) throw new Odd(`${n}`);
    const pending = work({ n });
    return pending;
  };
  const other = work({ n: b });
  const first = checked(a);
  return [await first, await other];
});

const inputs = [
  { a: 1, b: 2 },
  { a: 3, b: 3 },
  { a: 0, b: 1 },
];
const failing = [...inputs, { a: 13, b: 2 }];

export default cases(
  {
    sum: { inputs: failing, concurrent: true },
    sums: { inputs, concurrent: true },
    nested: { inputs, concurrent: true },
    returned: { inputs, concurrent: true },
    plain: { inputs, concurrent: true },
    together: { inputs, concurrent: true },
    lists: { inputs: failing, concurrent: true },
    caught: { inputs: failing, concurrent: true },
    fails: { inputs: failing, concurrent: true },
    throwsFirst: { refused: 'STEP1001' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 1 : n, n === 13 ? new TaskFailure('Unlucky', 'is 13') : n * 2),
    Log: () => after(1, null),
  }),
);
