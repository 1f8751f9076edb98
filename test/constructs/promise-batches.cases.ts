/** Arrays of promises that are filled, awaited and emptied, again and again. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails for 3. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, number>('Log');

interface Input {
  xs: number[];
  size: number;
}

export const batchAssigned = workflow(async ({ xs }: Input) => {
  const out: number[] = [];
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x * 4 }));
    if (batch.length === 2) {
      out.push(...(await Promise.all(batch)));
      batch = [];
    }
  }
  if (batch.length) out.push(...(await Promise.all(batch)));
  return out;
});

export const batchCut = workflow(async ({ xs, size }: Input) => {
  let sum = 0;
  const batch: Promise<number>[] = [];
  for (const [i, x] of xs.entries()) {
    batch.push(work({ n: x * 4 + i }));
    if (batch.length >= size) {
      const doubled = await Promise.all(batch);
      for (const one of doubled) sum += one;
      batch.length = 0;
      await log({ text: `${sum}` });
    }
  }
  const rest = await Promise.all(batch);
  return [sum, rest.length];
});

export const batchSpliced = workflow(async ({ xs, size }: Input) => {
  const out: number[][] = [];
  const batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x * 4 }));
    if (batch.length >= size) out.push(await Promise.all(batch.splice(0)));
  }
  if (batch.length > 0) out.push(await Promise.all(batch.splice(0, batch.length)));
  return [out, batch.length];
});

export const batchFlushed = workflow(async ({ xs, size }: Input) => {
  const out: number[] = [];
  let batch: Promise<number>[] = [];
  const flush = async () => {
    if (!batch.length) return 0;
    const doubled = await Promise.all(batch);
    out.push(...doubled);
    batch = [];
    return doubled.length;
  };
  const counts: number[] = [];
  for (const x of xs) {
    if (x === 1) batch.push(work({ n: 50 }));
    batch.push(work({ n: x * 4 }));
    if (batch.length >= size) counts.push(await flush());
  }
  counts.push(await flush());
  return { out, counts };
});

export const batchCaught = workflow(async ({ xs, size }: Input) => {
  const failed: string[] = [];
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x }));
    if (batch.length < size) continue;
    try {
      await Promise.all(batch);
    } catch (error) {
      failed.push((error as Error).name);
    } finally {
      batch = [];
    }
    await sleep(1);
  }
  await Promise.allSettled(batch);
  return failed;
});

export const batchCaughtAfter = workflow(async ({ xs, size }: Input) => {
  const out: number[] = [];
  let failed = 0;
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x }));
    if (batch.length < size) continue;
    try {
      out.push(...(await Promise.all(batch)));
    } catch {
      failed++;
    }
    batch = [];
  }
  try {
    if (batch.length) out.push(...(await Promise.all(batch)));
  } catch {
    failed++;
  }
  return { out, failed };
});

export const batchSettled = workflow(async ({ xs, size }: Input) => {
  const out: (number | string)[] = [];
  let batch: Promise<number>[] = [];
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] ?? 0;
    batch.push(
      (async () => {
        for (const n of [1, 2]) if (n <= x) await work({ n });
        return (await work({ n: x })) + i;
      })(),
    );
    if (x % 3 === 1) batch.push(work({ n: i }));
    if (batch.length < size) continue;
    for (const one of await Promise.allSettled(batch)) out.push(one.status === 'fulfilled' ? one.value : 'failed');
    batch = [];
  }
  for (const one of await Promise.allSettled(batch)) out.push(one.status === 'fulfilled' ? one.value : 'failed');
  return out;
});

export const batchTwoLoops = workflow(async ({ xs, size }: Input) => {
  const queue = xs.map((x) => x * 4);
  const out: number[][] = [];
  while (queue.length > 0) {
    const batch: Promise<number>[] = [];
    while (batch.length < size && queue.length > 0) batch.push(work({ n: queue.shift() ?? 0 }));
    out.push(await Promise.all(batch));
  }
  return out;
});

export const batchCounted = workflow(async ({ xs }: Input) => {
  const batch: Promise<number>[] = [];
  xs.forEach((x) => {
    if (x % 2) batch.push(work({ n: x * 4 }));
  });
  return batch.length ? await Promise.all(batch) : 'none';
});

export const batchTakes = workflow(async ({ xs, size }: Input) => {
  const out: number[] = [];
  const item = { n: 0 };
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    item.n = x * 4;
    batch.push(work(item));
    item.n = 3;
    switch (x) {
      case 0:
        continue;
      case 1:
        batch.push(work({ n: 10 }));
        break;
      default:
    }
    if (batch.length >= size) {
      out.push(...(await Promise.all(batch)));
      batch = [];
    }
  }
  batch.length && out.push(...(await Promise.all(batch)));
  return out;
});

export const batchThrows = workflow(async ({ xs, size }: Input) => {
  const out: (number | string)[] = [];
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    try {
      if (x === 1) throw new Error(`no ${x}`);
      batch.push(work({ n: x * 4 }));
    } catch (error) {
      out.push((error as Error).message);
    }
    if (batch.length === size) {
      out.push(...(await Promise.all(batch)));
      batch = [];
    }
  }
  return [...out, ...(await Promise.all(batch))];
});

export const batchBeside = workflow(async ({ xs }: Input) => {
  const audit = log({ text: 'begun' });
  const out: number[] = [];
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x * 4 }));
    if (batch.length === 2) {
      out.push(...(await Promise.all(batch)));
      batch = [];
    }
  }
  out.push(...(await Promise.all(batch)));
  return [out, await audit];
});

export const batchEach = workflow(async ({ xs }: Input) =>
  Promise.all(
    [xs, xs.slice(1)].map(async (list) => {
      const out: number[] = [];
      let batch = [];
      for (const x of list) {
        batch.push(work({ n: x * 4 }));
        if (batch.length === 2) {
          out.push(...(await Promise.all(batch)));
          batch = [];
        }
      }
      out.push(...(await Promise.all(batch)));
      return out;
    }),
  ),
);

export const batchLeft = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x }));
    if (batch.length === 2) {
      await Promise.all(batch);
      batch = [];
    }
  }
  return xs.length;
});

export const batchForgotten = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x }));
    if (batch.length === 2) batch = [];
  }
  await Promise.all(batch);
});

export const batchKept = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x }));
    if (batch.length === 2) await Promise.all(batch);
  }
  await Promise.all(batch);
  batch = [];
});

export const batchMeanwhile = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    const n = await log({ text: `${x}` });
    batch.push(work({ n }));
    if (batch.length === 2) {
      await Promise.all(batch);
      batch = [];
    }
  }
  await Promise.all(batch);
});

export const batchLeavesEarly = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    if (x === 5) return 'five';
    batch.push(work({ n: x }));
    if (batch.length === 2) {
      await Promise.all(batch);
      batch = [];
    }
  }
  await Promise.all(batch);
  return 'all';
});

export const batchKeepsAfterFailure = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x }));
    if (batch.length < 2) continue;
    try {
      await Promise.all(batch);
      batch = [];
    } catch {
      await log({ text: 'failed' });
    }
  }
  await Promise.all(batch);
});

export const batchLostByHandler = workflow(async ({ xs, size }: Input) => {
  const out: number[] = [];
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x }));
    if (batch.length < size) continue;
    try {
      out.push(xs[x + 2]!.valueOf(), ...(await Promise.all(batch)));
    } catch {
      out.push(-1);
    }
    batch = [];
  }
  await Promise.all(batch);
  return out;
});

export const batchReadsChanged = workflow(async ({ xs }: Input) => {
  let count = 0;
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    count++;
    batch.push((async () => (await work({ n: x * 4 })) + count)());
    if (batch.length === 2) {
      await Promise.all(batch);
      batch = [];
    }
  }
  await Promise.all(batch);
});

export const batchRaces = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    batch.push(work({ n: x * 4 }));
    if (batch.length === 2) {
      await Promise.race(batch);
      batch = [];
    }
  }
  await Promise.all(batch);
});

export const batchFullFirst = workflow(async ({ xs }: Input) => {
  let batch: Promise<number>[] = [];
  for (const x of xs) {
    if (batch.length === 2) {
      await Promise.all(batch);
      batch = [];
    }
    batch.push(work({ n: x * 4 }));
  }
  await Promise.all(batch);
});

const inputs = [
  { xs: [], size: 2 },
  { xs: [1], size: 2 },
  { xs: [0, 1], size: 2 },
  { xs: [2, 0, 1], size: 2 },
  { xs: [1, 2, 3, 0, 5, 3, 2], size: 3 },
  { xs: [3, 3, 1, 0], size: 1 },
  { xs: [4, 1, 4], size: 9 },
];
const plan = { inputs, concurrent: true } as const;

export default cases(
  {
    batchAssigned: plan,
    batchCut: plan,
    batchSpliced: plan,
    batchFlushed: plan,
    batchCaught: { ...plan, cut: ['Work'] },
    batchCaughtAfter: { ...plan, cut: ['Work'] },
    batchSettled: plan,
    batchTwoLoops: plan,
    batchCounted: plan,
    batchTakes: plan,
    batchThrows: plan,
    batchBeside: plan,
    batchEach: plan,
    batchLeft: { refused: 'STEP3002' },
    batchForgotten: { refused: 'STEP3002' },
    batchKept: { refused: 'STEP3002' },
    batchMeanwhile: { refused: 'STEP3002' },
    batchLeavesEarly: { refused: 'STEP3002' },
    batchKeepsAfterFailure: { refused: 'STEP3002' },
    batchLostByHandler: { refused: 'STEP3002' },
    batchReadsChanged: { refused: 'STEP3002' },
    batchRaces: { refused: 'STEP3002' },
    batchFullFirst: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n, n === 3 ? new TaskFailure('Three', 'it is three') : n * 2),
    Log: ({ text }: { text: string }) => after(1, text.length),
  }),
);
