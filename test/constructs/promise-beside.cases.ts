/** Statements that change lists and objects, or make further promises, while a promise that is held runs. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails for 3. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, string>('Log');

interface Input {
  xs: number[];
  o: { list: number[]; deep: { k: number } };
}

export const besidePushes = workflow(async ({ xs }: Input) => {
  const begun = log({ text: 'begun' });
  const out: number[] = [];
  for (const x of xs) out.push(await work({ n: x }));
  return [out, await begun];
});

export const besideNested = workflow(async ({ xs, o }: Input) => {
  const begun = work({ n: o.deep.k });
  for (const x of xs) {
    o.list.push(await work({ n: x }));
    o.deep.k += x;
  }
  const end = await begun;
  return [o, end];
});

export const besideGiven = workflow(async ({ xs }: Input) => {
  const item = { n: 4 };
  const begun = work(item);
  const seen: Record<string, number> = {};
  for (const x of xs) {
    item.n = x;
    seen[`k${x}`] = await work(item);
  }
  return { end: await begun, seen, item };
});

export const besideQueue = workflow(async ({ xs }: Input) => {
  const queue = [...xs];
  const done: number[] = [];
  const slept = sleep(5).then(() => 'slept');
  while (queue.length) {
    const x = queue.shift() ?? 0;
    if (x > 4) break;
    done.push(await work({ n: x }));
  }
  const how = await slept;
  return { done, queue, how };
});

export const besideCaught = workflow(async ({ xs }: Input) => {
  const out: (number | string)[] = [];
  const begun = log({ text: 'begun' });
  try {
    for (const x of xs) out.push(await work({ n: x }));
  } catch (error) {
    out.push((error as Error).name);
  }
  out.push(await begun);
  return out;
});

export const besideObjects = workflow(async ({ xs }: Input) => {
  const out: { v: number }[] = [];
  const begun = log({ text: 'begun' });
  for (const x of xs) {
    const one = { v: await work({ n: x }) };
    out.push(one);
    one.v++;
  }
  const end = await begun;
  const [first] = out;
  if (first) first.v += 10;
  return [out, end];
});

export const besideGroups = workflow(async ({ xs }: Input) => {
  const groups = new Map<string, number[]>();
  const begun = log({ text: 'begun' });
  for (const x of xs) {
    const group = groups.get(x % 2 ? 'odd' : 'even') ?? [];
    group.push(await work({ n: x }));
    groups.set(x % 2 ? 'odd' : 'even', group);
  }
  const end = await begun;
  return [[...groups.entries()], end];
});

export const besideOther = workflow(async ({ xs }: Input) => {
  const first = work({ n: 5 });
  const count = await work({ n: xs.length });
  const second = work({ n: count });
  return [await first, await second, count];
});

export const besideOthers = workflow(async ({ xs }: Input) => {
  const out: number[] = [];
  const first = work({ n: 5 });
  const count = await work({ n: xs.length });
  out.push(count);
  const second = work({ n: count });
  const third = work({ n: count + 5 });
  const a = await first;
  const b = await second;
  out.push(a, b, await third);
  return out;
});

export const besideOtherInTry = workflow(async ({ xs }: Input) => {
  try {
    const first = work({ n: 1 });
    const count = await work({ n: xs.length });
    const others = xs.map((x) => work({ n: x + count }));
    return [await first, ...(await Promise.all(others))];
  } catch (error) {
    return (error as Error).name;
  }
});

export const besideStarts = workflow(async ({ xs }: Input) => {
  const first = work({ n: 1 });
  const second = work({ n: 4 });
  const a = await first;
  const third = work({ n: xs.length + 4 });
  return [a, await second, await third];
});

export const besideStartsFrom = workflow(async ({ xs }: Input) => {
  const first = work({ n: xs.length });
  const second = work({ n: 4 });
  const a = await first;
  const third = work({ n: a + 4 });
  const b = await second;
  return [a, b, await third];
});

export const besideStartsThere = workflow(async ({ xs }: Input) => {
  const first = work({ n: 5 });
  const count = await work({ n: xs.length });
  const second = work({ n: count });
  const [a] = await Promise.all([first, log({ text: 'there' })]);
  return [a, await second];
});

export const besideOtherName = workflow(async ({ xs }: Input) => {
  const out: number[] = [];
  const same = out;
  const begun = log({ text: 'begun' });
  for (const x of xs) out.push(await work({ n: x }));
  const end = await begun;
  return [out, same, end];
});

export const besideRead = workflow(async ({ xs }: Input) => {
  const out: number[] = [];
  const begun = (async () => {
    await work({ n: 1 });
    return out.length;
  })();
  for (const x of xs) out.push(await work({ n: x }));
  return [out, await begun];
});

export const besideOwner = workflow(async ({ xs, o }: Input) => {
  const begun = log({ text: 'begun' });
  const { list } = o;
  for (const x of xs) list.push(await work({ n: x }));
  const end = await begun;
  return [o, end];
});

export const besideOtherLater = workflow(async ({ xs }: Input) => {
  const first = work({ n: 5 });
  const count = await work({ n: xs.length });
  const second = work({ n: count });
  const a = await first;
  await log({ text: `${a}` });
  return [a, await second];
});

export const besideOtherSometimes = workflow(async ({ xs }: Input) => {
  const first = work({ n: 5 });
  const count = await work({ n: xs.length });
  const second = work({ n: count });
  return [await first, xs.length > 1 ? await second : 0];
});

export const besideOtherWatched = workflow(async ({ xs }: Input) => {
  const first = work({ n: 5 });
  const count = await work({ n: xs.length });
  const second = work({ n: count }).catch(() => 0);
  const a = await first;
  return [
    a,
    await second.then(
      (n) => n + 1,
      () => 0,
    ),
  ];
});

const inputs = [
  { xs: [], o: { list: [], deep: { k: 0 } } },
  { xs: [1], o: { list: [7], deep: { k: 2 } } },
  { xs: [2, 0], o: { list: [1, 2], deep: { k: 1 } } },
  { xs: [1, 3, 2], o: { list: [], deep: { k: 5 } } },
  { xs: [0, 1, 4, 5, 6], o: { list: [0], deep: { k: -0 } } },
];
const plan = { inputs, concurrent: true, cut: ['Work', 'Log'] } as const;

export default cases(
  {
    besidePushes: plan,
    besideNested: plan,
    besideGiven: plan,
    besideQueue: plan,
    besideCaught: plan,
    besideObjects: plan,
    besideGroups: plan,
    besideOther: plan,
    besideOthers: plan,
    besideOtherInTry: plan,
    besideStarts: plan,
    besideStartsFrom: plan,
    besideStartsThere: { refused: 'STEP3002' },
    besideOtherName: { refused: 'STEP2105' },
    besideRead: { refused: 'STEP3002' },
    besideOwner: { refused: 'STEP2105' },
    besideOtherLater: { refused: 'STEP3002' },
    besideOtherSometimes: { refused: 'STEP3002' },
    besideOtherWatched: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n < 0 ? 0 : n, n === 3 ? new TaskFailure('Three', 'it is three') : n * 2),
    Log: ({ text }: { text: string }) => after(2, text),
  }),
);
