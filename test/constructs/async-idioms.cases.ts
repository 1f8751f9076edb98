/** Idioms of async control flow: retries, sagas, circuit breakers, chains, error tuples, awaits in every place of an expression. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

/** At once; fails below 0. */
const num = lambda.fn<{ n: number }, number>('Num');
const log = lambda.fn<{ text: string }, void>('Log');

interface Two {
  a: number;
  b: number;
}
interface Items {
  items: number[];
}
class Rejected extends WorkflowError {}
class Open extends WorkflowError {}

export const thenBothThrows = workflow(async ({ a, b }: Two) => {
  const seen: string[] = [];
  const r = await num({ n: a })
    .then(
      (x) => {
        if (x > 30) throw new Rejected(`${x} too big`);
        return num({ n: x - 10 });
      },
      (e: Error) => {
        seen.push(e.name);
        return b;
      },
    )
    .then((x) => {
      if (x > b) throw new Rejected(`${x} over ${b}`);
      return x;
    })
    .catch((e: Error) => {
      seen.push(`caught ${e.message}`);
      return -1;
    })
    .then((x) => x + 1)
    .finally(() => {
      seen.push('finally');
    });
  return { r, seen };
});

export const finallyFails = workflow(async ({ a, b }: Two) => {
  const r = await num({ n: a })
    .finally(() => log({ text: b > 2 ? 'fail' : 'fine' }))
    .catch((e: Error) => e.name);
  return r;
});

async function withRetry<T>(
  f: () => Promise<T>,
  times: number,
  retryable: (e: Error) => boolean = () => true,
): Promise<T> {
  let last: Error | undefined;
  for (let attempt = 1; attempt <= times; attempt++) {
    try {
      return await f();
    } catch (e) {
      if (!(e instanceof Error) || !retryable(e)) throw e;
      last = e;
      if (attempt < times) await sleep(2 ** attempt);
    }
  }
  throw last ?? new Error('no attempts');
}

export const retryWithFilter = workflow(async ({ a, b }: Two) => {
  let calls = 0;
  const x = await withRetry(
    async () => {
      calls++;
      return num({ n: calls < a ? -calls : b });
    },
    3,
    (e) => e.message !== '-2 is negative',
  );
  return { x, calls };
});

export const circuitBreaker = workflow(async ({ items }: Items) => {
  let failures = 0;
  let openUntil = 0;
  const call = async (n: number, i: number): Promise<number> => {
    if (failures >= 2 && i < openUntil) throw new Open(`open until ${openUntil}`);
    try {
      const r = await num({ n });
      failures = 0;
      return r;
    } catch (e) {
      failures += 1;
      if (failures >= 2) openUntil = i + 2;
      throw e;
    }
  };
  const out: (number | string)[] = [];
  for (const [i, n] of items.entries()) {
    try {
      out.push(await call(n, i));
    } catch (e) {
      if (e instanceof Open) out.push(e.message);
      else if (e instanceof Error) out.push(e.name);
    }
  }
  return { out, failures };
});

export const labelledAcrossAwaits = workflow(async ({ lists }: { lists: number[][] }) => {
  const out: number[] = [];
  outer: for (const list of lists) {
    for (const n of list) {
      if ((await num({ n })) === 20) continue outer;
      try {
        const x = await num({ n: 2 - n });
        if (x === -10) break outer;
        out.push(x);
      } catch {
        out.push(-1);
        continue outer;
      } finally {
        out.push(100);
      }
    }
    out.push(1000);
  }
  return out;
});

export const awaitsInPlaces = workflow(async ({ a, b }: Two) => {
  const parts: Record<string, number> = {};
  parts[`k${await num({ n: a })}`] = await num({ n: b });
  const { x = await num({ n: 7 }), y = 1 } = { x: a > 1 ? undefined : 3, y: b > 1 ? undefined : a } as {
    x?: number;
    y?: number;
  };
  const list = [...(await Promise.all([num({ n: a })])), 0, ...[await num({ n: b })]];
  const record = { ...parts, [`c${await num({ n: 1 })}`]: a, ...(b > 2 ? { extra: await num({ n: 3 }) } : {}) };
  let cached: number | undefined = a > 2 ? 9 : undefined;
  cached ??= await num({ n: a });
  let flag = b > 1;
  flag &&= (await num({ n: a })) > 10;
  const text = `${await num({ n: a })}-${(await num({ n: b })) > 10 ? 'big' : await num({ n: 4 })}`;
  return { parts, x, y, list, record, cached, flag, text };
});

export const awaitsInSwitch = workflow(async ({ a, b }: Two) => {
  const out: string[] = [];
  switch (await num({ n: a })) {
    case await num({ n: b }):
    case 10:
      out.push(`ten ${await num({ n: 9 })}`);
      break;
    case (await num({ n: 1 })) + 10:
      out.push('twenty');
      break;
    default:
      out.push('other');
  }
  return out;
});

const steps = [
  {
    name: 'one',
    run: async (n: number) => num({ n }),
    undo: async (n: number) => {
      await log({ text: `undo one ${n}` });
    },
  },
  {
    name: 'two',
    run: async (n: number) => num({ n: n - 20 }),
    undo: async (n: number) => {
      await log({ text: `undo two ${n}` });
    },
  },
];

export const sagaUndone = workflow(async ({ a }: Two) => {
  const done: { name: string; value: number }[] = [];
  try {
    let value = a;
    for (const step of steps) {
      value = await step.run(value);
      done.push({ name: step.name, value });
    }
    return { value };
  } catch (e) {
    for (const { name, value } of done.reverse()) await steps.find((s) => s.name === name)?.undo(value);
    throw new Rejected(`undone ${done.length}: ${(e as Error).message}`);
  }
});

async function to<T>(p: Promise<T>): Promise<[string, null] | [null, T]> {
  try {
    return [null, await p];
  } catch (e) {
    return [(e as Error).message, null];
  }
}

export const errorTuples = workflow(async ({ a, b }: Two) => {
  const [err, x] = await to(num({ n: a }));
  if (err !== null) return { err };
  const [err2, y] = await to(num({ n: b }));
  return err2 === null ? { sum: x! + y! } : { err2, x };
});

export const nestedTries = workflow(async ({ a, b }: Two) => {
  const trail: string[] = [];
  const inner = async (n: number) => {
    try {
      trail.push('try');
      return await num({ n });
    } catch (e) {
      trail.push('catch');
      throw new Rejected(`wrapped ${(e as Error).message}`);
    } finally {
      trail.push('finally');
      if (n === -7) throw new Open('override');
    }
  };
  const one = await inner(a).catch((e: Error) => {
    trail.push(e.name);
    return 0;
  });
  try {
    return { one, two: await inner(b), trail };
  } catch (e) {
    return { message: (e as Error).message, trail };
  }
});

export const catchRethrowsThen = workflow(async ({ a, b }: Two) => {
  const run = () =>
    num({ n: a })
      .then((x) => {
        if (x === 20) throw new Rejected('twenty');
        return `v${x}`;
      })
      .catch((e: Error) => {
        if (e.name === 'Rejected') return 'caught';
        throw new Open(`re ${e.message}`);
      })
      .then(async (text) => `${text}/${await num({ n: b })}`);
  try {
    return await run();
  } catch (e) {
    return [(e as Error).name, (e as Error).message];
  }
});

export const firstThatWorks = workflow(async ({ items }: Items) => {
  const errors: string[] = [];
  for (const n of items) {
    const r = await num({ n }).then(
      (value) => ({ value }),
      (e: Error) => {
        errors.push(e.message);
        return null;
      },
    );
    if (r) return { ...r, errors };
  }
  throw new AggregateError([], `all failed: ${errors.length}`);
});

const twos = [
  { a: 1, b: 2 },
  { a: 2, b: 1 },
  { a: 3, b: 3 },
  { a: 4, b: 5 },
  { a: 0, b: 0 },
];
const bad = [...twos, { a: -1, b: 2 }, { a: 2, b: -1 }, { a: -7, b: -2 }];
const negative = [{ items: [1, -3, 2] }, { items: [] }, { items: [-6, -1, 2, 3, 4] }, { items: [-5, -4, 3, 2, -1] }];

export default cases(
  {
    thenBothThrows: { inputs: bad },
    finallyFails: { inputs: bad },
    retryWithFilter: {
      inputs: [
        { a: 1, b: 2 },
        { a: 3, b: 2 },
        { a: 5, b: 1 },
        { a: 1, b: -2 },
        { a: 1, b: -5 },
      ],
    },
    circuitBreaker: { inputs: negative },
    labelledAcrossAwaits: {
      inputs: [
        { lists: [[1, 2, 3], [0, 1], [], [4]] },
        { lists: [[3, 0], [1]] },
        { lists: [[0], [-1], [2]] },
        { lists: [] },
        { lists: [[5, 1], [1]] },
      ],
    },
    awaitsInPlaces: { inputs: bad },
    awaitsInSwitch: { inputs: bad },
    sagaUndone: { inputs: bad },
    errorTuples: { inputs: bad },
    nestedTries: { inputs: bad },
    catchRethrowsThen: { inputs: bad },
    firstThatWorks: { inputs: negative },
  },
  () => ({
    Num: ({ n }: { n: number }) => {
      if (n < 0) throw new TaskFailure('Negative', `${n} is negative`);
      return n * 10;
    },
    Log: ({ text }: { text: string }) => {
      if (text === 'fail') throw new TaskFailure('LogFailed', 'full');
    },
  }),
);
