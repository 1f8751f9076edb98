/** `map` and `retry` wherever an expression can stand: operands, arguments, conditions, callbacks, inside `try` and `Promise.all`, in each other, kept and awaited later. */
import { map, retry, sleep, Workflow, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const f = lambda.fn<{ n: number }, number>('F');
const flaky = lambda.fn<{ n: number }, number>('Flaky');
const policy = { maxAttempts: 2, interval: 1 } as const;
const plan = {
  inputs: [{ xs: [] }, { xs: [1] }, { xs: [1, 2, 3] }, { xs: [4, 1, 2, 3] }],
  concurrent: true,
  cut: ['F', 'Flaky'],
} as const;

interface I {
  xs: number[];
}

export const atMapInit = workflow(async ({ xs }: I) => {
  const ys = await map(xs, async (n) => f({ n }));
  return ys.length;
});

export const atMapArg = workflow(async ({ xs }: I) => f({ n: (await map(xs, async (n) => f({ n }))).length }));

export const atMapOperand = workflow(
  async ({ xs }: I) =>
    (await map(xs, async (n) => f({ n }))).length + (await map(xs, (n) => f({ n: n + 1 }))).reduce((a, b) => a + b, 0),
);

export const atMapCond = workflow(async ({ xs }: I) => {
  if ((await map(xs, async (n) => f({ n }), { maxConcurrency: 2 })).some((y) => y > 4)) return 'big';
  return 'small';
});

export const atMapReturn = workflow(async ({ xs }: I) => map(xs, async (n, i) => (await f({ n })) + i));

export const atMapInCallback = workflow(async ({ xs }: I) =>
  Promise.all(xs.map(async (x) => map([x, x + 1], async (n) => f({ n })))),
);

export const atMapNested = workflow(async ({ xs }: I) =>
  map(xs, async (x) => map([x, x * 10], async (n) => retry(policy, async () => flaky({ n })))),
);

export const atMapTry = workflow(async ({ xs }: I) => {
  try {
    return await map(xs, async (n) => {
      if (n > 3) throw new RangeError('big');
      return f({ n });
    });
  } catch (e) {
    return (e as Error).name;
  } finally {
    await f({ n: 99 });
  }
});

export const atMapInAll = workflow(async ({ xs }: I) => {
  const [a, b, c] = await Promise.all([
    map(xs, async (n) => f({ n })),
    retry(policy, () => flaky({ n: 1 })),
    f({ n: 5 }),
  ]);
  return { a, b, c };
});

export const atMapHeld = workflow(async ({ xs }: I) => {
  const p = map(xs, async (n) => f({ n }));
  const q = await f({ n: 7 });
  return [q, await p];
});

export const atRetryHeld = workflow(async ({ xs }: I) => {
  const p = retry(policy, async () => flaky({ n: xs[0] ?? 0 }));
  const q = await f({ n: 7 });
  return [q, await p];
});

export const atRetryOperand = workflow(
  async ({ xs }: I) => 1 + (await retry(policy, async () => flaky({ n: xs.length }))) * 2,
);

export const atRetryCond = workflow(async ({ xs }: I) =>
  (await retry(policy, async () => flaky({ n: xs.length }))) > 1 ? 'a' : 'b',
);

export const atRetryTry = workflow(async ({ xs }: I) => {
  try {
    return await retry(policy, async () => flaky({ n: 100 + xs.length }));
  } catch (e) {
    return (e as Error).name;
  } finally {
    await f({ n: 0 });
  }
});

export const atRetryInside = workflow(async () =>
  retry(policy, async () => {
    try {
      return await flaky({ n: 100 });
    } catch (e) {
      if (e instanceof Error && e.name === 'Busy') throw e;
      return -1;
    }
  }),
);

export const atRetryMap = workflow(async ({ xs }: I) => retry(policy, async () => map(xs, async (n) => flaky({ n }))));

export const atRetryLoop = workflow(async ({ xs }: I) => {
  let t = 0;
  for (const n of xs) t += await retry(policy, async () => flaky({ n }));
  return t;
});

export const atRetryArg = workflow(async ({ xs }: I) =>
  f({ n: await retry(policy, async () => flaky({ n: xs.length })) }),
);

export const atRetryTemplate = workflow(
  async ({ xs }: I) => `got ${await retry(policy, async () => flaky({ n: xs.length }))}!`,
);

export const atRetryNullish = workflow(
  async ({ xs }: I) =>
    (xs[0] ? await retry(policy, async () => flaky({ n: xs[0]! })) : null) ?? (await map(xs, async (n) => f({ n }))),
);

export const atRetryFunction = workflow(async ({ xs }: I) => {
  const call = (n: number) => retry(policy, () => flaky({ n }));
  const a = await call(1);
  const b = await call(2);
  return [a, b, ...(await Promise.all(xs.map(call)))];
});

export const atMapFunction = workflow(async ({ xs }: I) => {
  async function go(n: number) {
    const r = await f({ n });
    return r * 2;
  }
  return map(xs, go);
});

export const atMapMethodRef = workflow(async ({ xs }: I) => {
  const handlers = { go: async (n: number) => f({ n }) };
  return map(xs, handlers.go, { maxConcurrency: 1 });
});

export const atMapThen = workflow(async ({ xs }: I) =>
  map(xs, async (n) => f({ n })).then(
    (ys) => ys.length,
    () => -1,
  ),
);

export const atRetryCatch = workflow(async () =>
  retry(policy, async () => flaky({ n: 100 }))
    .catch((e: Error) => e.name)
    .finally(() => f({ n: 1 })),
);

export const atMapSwitch = workflow(async ({ xs }: I) => {
  switch ((await map(xs, async (n) => f({ n }))).length) {
    case 0:
      return 'none';
    case await retry(policy, async () => flaky({ n: 1 })):
      return 'one';
    default:
      return 'many';
  }
});

export const atMapForOf = workflow(async ({ xs }: I) => {
  let t = 0;
  for (const y of await map(xs, async (n) => f({ n }))) {
    if (y > 5) continue;
    t += y;
  }
  return t;
});

export const atMapSpread = workflow(async ({ xs }: I) => ({
  all: [...(await map(xs, async (n) => f({ n }))), 0],
  ...(await retry(policy, async () => ({ z: await flaky({ n: 1 }) }))),
}));

export const atMapChunk = workflow(async ({ xs }: I) => {
  const out: number[] = [];
  for (let i = 0; i < xs.length; i += 2) out.push(...(await map(xs.slice(i, i + 2), async (n) => f({ n }))));
  return out;
});

export const atMapVoid = workflow(async ({ xs }: I) => {
  await map(xs, async (n) => {
    await f({ n });
  });
});

export const atRetryRace = workflow(async ({ xs }: I) =>
  Promise.race([retry(policy, async () => flaky({ n: xs.length })), sleep(60).then(() => -1)]),
);

export const atRetryAll = workflow(async ({ xs }: I) =>
  Promise.allSettled(xs.map((n) => retry(policy, () => flaky({ n })))).then((rs) =>
    rs.map((r) => (r.status === 'fulfilled' ? r.value : 'lost')),
  ),
);

@Workflow()
export class atClassForm {
  private async one(n: number) {
    return retry(policy, async () => flaky({ n }));
  }
  async run({ xs }: I) {
    const all = await map(xs, async (n) => this.one(n));
    return { all, last: await this.one(all.length), m: await map(xs, (n) => this.one(n)) };
  }
}

export default cases(
  {
    atMapInit: plan,
    atMapArg: plan,
    atMapOperand: plan,
    atMapCond: plan,
    atMapReturn: plan,
    atMapInCallback: plan,
    atMapNested: plan,
    atMapTry: plan,
    atMapInAll: plan,
    atMapHeld: plan,
    atRetryHeld: plan,
    atRetryOperand: plan,
    atRetryCond: plan,
    atRetryTry: plan,
    atRetryInside: plan,
    atRetryMap: plan,
    atRetryLoop: plan,
    atRetryArg: plan,
    atRetryTemplate: plan,
    atRetryNullish: plan,
    atRetryFunction: plan,
    atMapFunction: plan,
    atMapMethodRef: plan,
    atMapThen: plan,
    atRetryCatch: plan,
    atMapSwitch: plan,
    atMapForOf: plan,
    atMapSpread: plan,
    atMapChunk: plan,
    atMapVoid: plan,
    atRetryRace: plan,
    atRetryAll: plan,
    atClassForm: plan,
  },
  () => {
    const seen = new Map<number, number>();
    return {
      F: ({ n }: { n: number }) => n,
      Flaky: ({ n }: { n: number }) => {
        const count = (seen.get(n) ?? 0) + 1;
        seen.set(n, count);
        if (n >= 100) throw new TaskFailure('Busy', 'always');
        if (count < 2) throw new TaskFailure('Busy', 'once');
        return n + 1;
      },
    };
  },
);
