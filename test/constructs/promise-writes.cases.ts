/** What is written between promises that are awaited one after the other, or beside one that runs, and seen when one fails. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; 13 fails after four seconds. */
const work = lambda.fn<{ n: number }, number>('Work');
const echo = lambda.fn<{ v: number }, number>('Echo');

interface Input {
  k: number;
}

export const firstStored = workflow(async ({ k }: Input) => {
  let x = 0;
  const p = work({ n: 1 });
  const q = work({ n: k });
  try {
    x = await p;
    const y = await q;
    return x + y;
  } catch {
    return { x };
  }
});

export const closureAwaitsTwo = workflow(async ({ k }: Input) => {
  let x = 0;
  const p = work({ n: 1 });
  const q = work({ n: k });
  const both = async () => {
    x = await p;
    return await q;
  };
  try {
    return await both();
  } catch {
    return { x };
  }
});

export const closureAwaitsOne = workflow(async ({ k }: Input) => {
  const p = work({ n: k });
  const value = async () => await p;
  try {
    return await value();
  } catch {
    return 'caught';
  }
});

export const functionAwaitsOne = workflow(async ({ k }: Input) => {
  const p = work({ n: k });
  async function value() {
    return (await p) + 1;
  }
  try {
    return await value();
  } catch {
    return 'caught';
  }
});

export const helperStores = workflow(async ({ k }: Input) => {
  let x = 0;
  const both = async () => {
    const p = work({ n: 1 });
    const q = work({ n: k });
    x = await p;
    return await q;
  };
  try {
    return await both();
  } catch {
    return { x };
  }
});

export const givenToHelper = workflow(async ({ k }: Input) => {
  let x = 0;
  const both = async (p: Promise<number>, q: Promise<number>) => {
    x = await p;
    x += await q;
    return x;
  };
  try {
    return await both(work({ n: 1 }), work({ n: k }));
  } catch {
    return { x };
  }
});

export const threeCounted = workflow(async ({ k }: Input) => {
  let x = 0;
  let n = 0;
  const p = work({ n: 1 });
  const q = work({ n: k });
  const r = work({ n: 2 });
  try {
    x = await p;
    n++;
    x += await r;
    n++;
    const y = await q;
    n++;
    return x + y;
  } catch (error) {
    return { x, n, name: (error as Error).name };
  } finally {
    await echo({ v: n });
  }
});

export const pushedBetween = workflow(async ({ k }: Input) => {
  const out: number[] = [];
  try {
    const parts = { a: work({ n: 1 }), b: work({ n: k }) };
    out.push(await parts.a);
    out.push(await parts.b);
  } catch {
    return { out };
  }
  return out;
});

export const pushedByHelper = workflow(async ({ k }: Input) => {
  const out: number[] = [];
  const put = (n: number) => {
    out.push(n);
  };
  try {
    const p = work({ n: 1 });
    const q = work({ n: k });
    put(await p);
    put(await q);
  } catch {
    put(99);
  }
  return out;
});

export const assignedInside = workflow(async ({ k }: Input) => {
  let x = 0;
  try {
    const [p, q] = [work({ n: 1 }), work({ n: k })];
    const y = (x = await p) + (await q);
    return y;
  } catch {
    return { x };
  }
});

export const writtenInBlock = workflow(async ({ k }: Input) => {
  let x = 0;
  {
    const p = work({ n: 1 });
    const q = work({ n: k });
    {
      try {
        x = await p;
        const y = await q;
        return x + y;
      } catch {
        x++;
      }
    }
  }
  return x;
});

export const besideWrites = workflow(async ({ k }: Input) => {
  let x = 0;
  const p = work({ n: k });
  try {
    x = 1;
    await echo({ v: 3 });
    x = 2;
    const y = await p;
    return x + y;
  } catch {
    return { x };
  }
});

export const besideWritesForLater = workflow(async ({ k }: Input) => {
  let x = 0;
  try {
    const p = work({ n: k });
    await echo({ v: 1 });
    x = 2;
    await p;
  } catch {
    x *= 100;
  }
  return x;
});

export const besideWritesForFinally = workflow(async ({ k }: Input) => {
  let x = 0;
  try {
    const p = work({ n: k });
    await echo({ v: 1 });
    x = 2;
    await p;
  } finally {
    await echo({ v: x });
  }
  return x;
});

export const besideWritesForOuter = workflow(async ({ k }: Input) => {
  let x = 0;
  try {
    try {
      const p = work({ n: k });
      await echo({ v: 1 });
      x = 2;
      await p;
    } catch {
      throw new Error('again');
    }
  } catch {
    return { x };
  }
  return x;
});

export const besideWritesInHelper = workflow(async ({ k }: Input) => {
  let x = 0;
  const go = async () => {
    const p = work({ n: k });
    await echo({ v: 1 });
    x = 2;
    await p;
  };
  try {
    await go();
  } catch {
    return { x };
  }
  return x;
});

export const besideWritesUnseen = workflow(async ({ k }: Input) => {
  let total = 0;
  try {
    const p = work({ n: 2 });
    for (const n of [1, k]) total += await echo({ v: n });
    await p;
  } catch {
    throw new Error('again');
  }
  return total;
});

export const besideFailsAfterWriting = workflow(async ({ k }: Input) => {
  let total = 0;
  try {
    const p = work({ n: 2 });
    for (const n of [1, k]) total += await echo({ v: n });
    await p;
  } catch {
    return { total };
  }
  return total;
});

const plan = { inputs: [{ k: 3 }, { k: 13 }], concurrent: true } as const;

export default cases(
  {
    firstStored: plan,
    closureAwaitsTwo: { refused: 'STEP3002' },
    closureAwaitsOne: plan,
    functionAwaitsOne: plan,
    helperStores: plan,
    givenToHelper: plan,
    threeCounted: plan,
    pushedBetween: plan,
    pushedByHelper: { refused: 'STEP3002' },
    assignedInside: plan,
    writtenInBlock: plan,
    besideWrites: plan,
    besideWritesForLater: plan,
    besideWritesForFinally: plan,
    besideWritesForOuter: plan,
    besideWritesInHelper: plan,
    besideWritesUnseen: plan,
    besideFailsAfterWriting: { refused: 'STEP2104' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 4 : n, n === 13 ? new TaskFailure('Unlucky', 'n is 13') : n * 2),
    Echo: ({ v }: { v: number }) => after(1, v === 13 ? new TaskFailure('Unlucky', 'v is 13') : v),
  }),
);
