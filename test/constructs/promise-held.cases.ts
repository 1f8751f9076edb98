/** Promises held in constants and awaited later: starts, joins, what runs beside them, and what branches cannot draw. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');
const add = lambda.fn<{ list: number[] }, number>('Add');

interface Two {
  a: number;
  b: number;
}

export const heldOne = workflow(async ({ a }: Two) => {
  const pending = work({ n: a });
  return pending;
});

export const heldTwo = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  const x = await first;
  const y = await second;
  return { x, y };
});

export const heldReversed = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  return [await second, await first];
});

export const heldBeside = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: 'meanwhile' });
  const other = await work({ n: b });
  const result = await pending;
  return { result, other };
});

export const heldBesideWrites = workflow(async ({ a, b }: Two) => {
  let total = 1;
  let note = 'none';
  const pending = work({ n: a });
  for (let i = 0; i < b; i++) {
    total += await work({ n: i });
    if (total > 2) note = `more than two after ${i}`;
  }
  const result = await pending;
  total += result;
  return { total, note, result };
});

export const heldNested = workflow(async ({ a, b }: Two) => {
  const slow = work({ n: a + b });
  const quick = work({ n: a });
  const x = await quick;
  await log({ text: `quick ${x}` });
  const y = await slow;
  return x + y;
});

export const heldThenAll = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  const [x, y, z] = await Promise.all([first, second, work({ n: 1 })]);
  return { x, y, z, again: await first };
});

export const heldAllAfterWork = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  await sleep(1);
  const [x, y] = await Promise.all([first, second]);
  return [x, y];
});

export const heldArray = workflow(async ({ a, b }: Two) => {
  const promises = [work({ n: a }), work({ n: b }), work({ n: 0 })];
  const results = await Promise.all(promises);
  return results;
});

export const heldMap = workflow(async ({ items }: { items: number[] }) => {
  const promises = items.map(async (n) => (await work({ n })) + 1);
  await log({ text: 'started' });
  const results = await Promise.all(promises);
  return results;
});

export const heldMapAtOnce = workflow(async ({ items }: { items: number[] }) => {
  const promises = items.map((n) => work({ n }));
  const count = promises.length;
  const results = await Promise.all(promises);
  return { count, results };
});

export const heldArguments = workflow(async ({ a, b }: Two) => {
  let n = a;
  const first = work({ n });
  n += 1;
  const second = work({ n: n * 10 - b });
  n = 100;
  return { sum: (await first) + (await second), n };
});

export const heldThrowsBefore = workflow(async ({ items }: { items: { n: number }[] }) => {
  try {
    const first = work({ n: (items[0] as { n: number }).n });
    const second = work({ n: (items[1] as { n: number }).n });
    return (await first) + (await second);
  } catch (error) {
    return (error as Error).name;
  }
});

export const heldInTry = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  try {
    const x = await first;
    return x + (await second);
  } catch (error) {
    return (error as Error).name;
  }
});

export const heldFails = workflow(async ({ a, b }: Two) => {
  try {
    const first = work({ n: a });
    const second = work({ n: b });
    return [await first, await second];
  } catch (error) {
    return (error as Error).message;
  }
});

export const heldClosure = workflow(async ({ a, b }: Two) => {
  const twice = async (n: number) => work({ n: await work({ n }) });
  const pending = twice(a);
  const other = await twice(b);
  return other + (await pending);
});

export const heldIife = workflow(async ({ a, b }: Two) => {
  const background = (async () => {
    await sleep(a);
    return work({ n: b });
  })();
  const front = await work({ n: a });
  return { front, back: await background };
});

export const heldInLoop = workflow(async ({ a, b }: Two) => {
  const all: number[] = [];
  for (let i = a; i < a + 3; i++) {
    const next = work({ n: i });
    await log({ text: `loop ${i}` });
    all.push(await next, b);
  }
  return all;
});

export const heldChoice = workflow(async ({ a, b }: Two) => {
  const pending = a > b ? work({ n: a }) : work({ n: b });
  await log({ text: 'chosen' });
  return pending;
});

export const heldAwaitedTwice = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  const x = await pending;
  await log({ text: 'between' });
  return x + (await pending) + b;
});

export const heldThen = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a }).then((value) => value + b);
  await log({ text: 'meanwhile' });
  return pending;
});

export const heldSettledLater = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  const results = await Promise.allSettled([first, second]);
  return results.map((result) => result.status);
});

export const heldRace = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  const winner = await Promise.race([pending, sleep(b).then(() => 'timeout' as const)]);
  return winner;
});

export const heldCaughtLate = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: `${b}` });
  return pending.catch(() => 0);
});

export const heldSettledAfterWork = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: `${b}` });
  const [one] = await Promise.allSettled([pending]);
  return one.status;
});

export const heldNever = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: `${b}` });
  return typeof pending;
});

export const heldSometimes = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  if (b > 1) return await pending;
  return 0;
});

export const heldLeaves = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  const other = await work({ n: b });
  if (other > 3) return other;
  return pending;
});

export const heldCrossed = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  await log({ text: 'one' });
  const second = work({ n: b });
  await log({ text: 'two' });
  const x = await first;
  await log({ text: 'three' });
  return x + (await second);
});

export const heldReadsChanged = workflow(async ({ a, b }: Two) => {
  let label = 'before';
  const pending = (async () => {
    await work({ n: a });
    return label;
  })();
  label = 'after';
  await log({ text: `${b}` });
  return pending;
});

export const heldGuarded = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: `${b}` });
  try {
    return await pending;
  } catch {
    return 0;
  }
});

/** What the list makes before it awaits is made before the kept promise ends. */
export const heldAfterStart = workflow(async ({ a, b }: Two) => {
  const kept = work({ n: a });
  const other = await work({ n: b });
  return await Promise.all([work({ n: 2 }), [await kept, other]]);
});
export const heldForArgument = workflow(async ({ a, b }: Two) => {
  const kept = work({ n: a });
  const other = await work({ n: b });
  const both = async (first: Promise<number>, second: number) => (await first) + second;
  return (await both(work({ n: 2 }), await kept)) + other;
});
export const heldBeforeStart = workflow(async ({ a, b }: Two) => {
  const kept = work({ n: a });
  const other = await work({ n: b });
  return [other, ...(await Promise.all([await kept, work({ n: 2 })]))];
});

const twos = [
  { a: 1, b: 2 },
  { a: 3, b: 1 },
  { a: 0, b: 0 },
];
const lists = [{ items: [2, 1] }, { items: [] }, { items: [1] }];

export const refusedAwaitedArgument = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: (await work({ n: b })) + 1 });
  return [await first, await second];
});

export const refusedBesideArgument = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const other = work({ n: 7 });
  const second = work({ n: (await first) + b });
  return [await second, await other];
});

export const heldGivenOn = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: (await first) + b });
  return second;
});

export const heldListOfFunction = workflow(async ({ a }: Two) => {
  const list = [a];
  const own = (): number[] => list;
  const same = own();
  const pending = add({ list });
  same.push(1);
  return [await pending, list];
});

export default cases(
  {
    heldOne: { inputs: twos, transitions: 1 },
    heldTwo: { inputs: twos, concurrent: true, transitions: 3 },
    heldReversed: { inputs: twos, concurrent: true, transitions: 3 },
    heldBeside: { inputs: twos, concurrent: true, transitions: 4 },
    heldBesideWrites: { inputs: twos, concurrent: true },
    heldNested: { inputs: twos, concurrent: true, transitions: 4 },
    heldThenAll: { inputs: twos, concurrent: true, transitions: 4 },
    heldAllAfterWork: { inputs: twos, concurrent: true },
    heldArray: { inputs: twos, concurrent: true, transitions: 4 },
    heldMap: { inputs: lists, concurrent: true },
    heldMapAtOnce: { refused: 'STEP3002' },
    heldArguments: { inputs: twos, concurrent: true },
    heldThrowsBefore: {
      inputs: [{ items: [{ n: 1 }, { n: 2 }] }, { items: [] }, { items: [{ n: 1 }] }],
      concurrent: true,
      // JavaScript has made the first call when the second throws; here neither is made.
      cut: ['Work'],
    },
    heldInTry: { inputs: [...twos, { a: 13, b: 1 }, { a: 1, b: 13 }], concurrent: true },
    heldFails: { inputs: [...twos, { a: 13, b: 1 }], concurrent: true },
    heldClosure: { inputs: twos, concurrent: true },
    heldIife: { inputs: twos, concurrent: true },
    heldInLoop: { inputs: twos, concurrent: true },
    heldChoice: { inputs: twos, concurrent: true },
    heldAwaitedTwice: { inputs: twos },
    heldThen: { inputs: twos, concurrent: true },
    heldSettledLater: { inputs: [...twos, { a: 13, b: 1 }], concurrent: true },
    heldRace: { inputs: twos, concurrent: true },
    heldCaughtLate: { inputs: twos, concurrent: true },
    heldSettledAfterWork: { inputs: twos, concurrent: true },
    heldAfterStart: { refused: 'STEP3009' },
    heldForArgument: { refused: 'STEP3009' },
    heldBeforeStart: { inputs: twos, concurrent: true },
    refusedAwaitedArgument: { refused: 'STEP3002' },
    refusedBesideArgument: { refused: 'STEP3002' },
    heldGivenOn: { inputs: twos, concurrent: true },
    heldListOfFunction: { inputs: twos, concurrent: true },
    heldNever: { refused: 'STEP3002' },
    heldSometimes: { refused: 'STEP3002' },
    heldLeaves: { refused: 'STEP3002' },
    heldCrossed: { refused: 'STEP3002' },
    heldReadsChanged: { refused: 'STEP3002' },
    heldGuarded: { inputs: twos, concurrent: true },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 1 : n, n === 13 ? new TaskFailure('Unlucky', 'n is 13') : n * 2),
    Log: () => after(1, null),
    Add: ({ list }: { list: number[] }) => list.reduce((sum, n) => sum + n, 0),
  }),
);
