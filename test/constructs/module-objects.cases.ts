/** Objects in constants of a module: copies of them may be changed, they themselves not, by whatever name. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface Plan {
  list: number[];
  inner: { z: number };
}
const PLAN: Plan = { list: [1, 2], inner: { z: 1 } };
const ROWS = [[1], [2, 3]];
const FOUND = [[1], [2, 3]];
const NONE: number[] = [];
const MADE = made(2);

function made(n: number): Plan {
  const plan: Plan = { list: [], inner: { z: 0 } };
  for (let i = 0; i < n; i++) plan.list.push(i);
  return plan;
}
function plan(): Plan {
  return PLAN;
}
function same<T>(value: T): T {
  return value;
}
function added(n: number, to: Plan = PLAN): number {
  to.inner.z += n;
  return to.inner.z;
}
function deep(n: number, to: number[]): number {
  if (n > 0) {
    to.push(n);
    return deep(n - 1, to);
  }
  return to.length;
}

interface Input {
  n: number;
}

// What is copied first.
export const spread = workflow(async ({ n }: Input) => {
  const own = { ...PLAN, list: [...PLAN.list] };
  own.list.push(await work({ n }));
  own.inner = { z: n };
  return { own, PLAN };
});
export const cloned = workflow(async ({ n }: Input) => {
  const own = structuredClone(PLAN);
  own.inner.z = await work({ n });
  own.list.push(n);
  return { own, PLAN };
});
export const replaced = workflow(async ({ n }: Input) => {
  let list = NONE;
  for (let i = 0; i < n; i++) list = [...list, await work({ n: i })];
  return { list, NONE };
});
export const mapped = workflow(async ({ n }: Input) => {
  const rows = ROWS.map((row) => [...row]);
  rows[0]?.push(await work({ n }));
  const sorted = PLAN.list.toSorted((a, b) => b - a);
  sorted.push(n);
  return { rows, sorted, ROWS };
});
export const chosen = workflow(async ({ n }: Input) => {
  const from = n > 0 ? PLAN : MADE;
  const own = { ...from.inner };
  own.z += await work({ n });
  return { own, list: from.list.map((one) => one + n), MADE };
});
export const listed = workflow(async ({ n }: Input) => {
  const all: Plan[] = [];
  all.push(PLAN, MADE);
  all[1] = { list: [n], inner: PLAN.inner };
  await work({ n });
  return all;
});

// What is not.
export const item = workflow(async ({ n }: Input) => {
  const one = PLAN;
  const list = one.list;
  list.push(await work({ n }));
  return PLAN;
});
export const inObject = workflow(async ({ n }: Input) => {
  const outer = { plan: PLAN };
  outer.plan.list.push(await work({ n }));
  return PLAN;
});
export const given = workflow(async ({ n }: Input) => {
  plan().list.push(await work({ n }));
  return PLAN;
});
export const givenNamed = workflow(async ({ n }: Input) => {
  const mine = plan();
  mine.list.push(await work({ n }));
  return mine;
});
export const passedOn = workflow(async ({ n }: Input) => {
  const mine = same(PLAN);
  mine.inner.z = await work({ n });
  return mine;
});
export const byDefault = workflow(async ({ n }: Input) => added(await work({ n })));
export const itemOfCopy = workflow(async ({ n }: Input) => {
  const rows = [...ROWS];
  rows[0]?.push(await work({ n }));
  return rows;
});
export const found = workflow(async ({ n }: Input) => {
  FOUND.find((row) => row.length > n)?.push(await work({ n }));
  return n;
});
export const foundNamed = workflow(async ({ n }: Input) => {
  const row = ROWS.find((one) => one.length > n);
  row?.push(await work({ n }));
  return row ?? null;
});
export const later = workflow(async ({ n }: Input) => {
  let mine: Plan = { list: [], inner: { z: 0 } };
  if (n > 0) mine = PLAN;
  mine.list.push(await work({ n }));
  return mine;
});
export const shallow = workflow(async ({ n }: Input) => {
  const own = { ...PLAN };
  own.inner.z = await work({ n });
  return own;
});
export const inList = workflow(async ({ n }: Input) => {
  const all: Plan[] = [];
  all.push(PLAN);
  for (const one of all) one.inner.z = await work({ n });
  return all;
});
export const inMap = workflow(async ({ n }: Input) => {
  const plans = new Map<string, Plan>();
  plans.set('a', PLAN);
  const one = plans.get('a');
  if (one) one.inner.z = await work({ n });
  return plans.size;
});
export const sortedItem = workflow(async ({ n }: Input) => {
  const rows = ROWS.toSorted((a, b) => b.length - a.length);
  rows[0]?.push(await work({ n }));
  return rows;
});
export const reduced = workflow(async ({ n }: Input) => {
  const all = ROWS.reduce((list, row) => {
    list.push(...row);
    return list;
  }, NONE);
  return [...all, await work({ n })];
});
// Of no rows it would be the constant.
export const reducedInto = workflow(async ({ n }: Input) => {
  const sum = ROWS.reduce((all, row) => [...all, ...row], NONE);
  sum.push(await work({ n }));
  return { sum, NONE };
});
export const recursive = workflow(async ({ n }: Input) => {
  const list = PLAN.list;
  const length = deep(n, list);
  return (await work({ n })) + length;
});
export const computed = workflow(async ({ n }: Input) => {
  const one = MADE;
  const { list } = one;
  list.push(await work({ n }));
  return MADE;
});
export const inClosure = workflow(async ({ n }: Input) => {
  const one = { of: PLAN };
  const change = (): void => {
    one.of.inner.z += n;
  };
  change();
  return work({ n });
});
export const inBranches = workflow(async ({ n }: Input) => {
  const one = { of: PLAN };
  const [a, b] = await Promise.all([work({ n }), work({ n: 2 })]);
  if (a > 3) one.of.list.length = 0;
  return a + b;
});

const inputs = [{ n: 0 }, { n: 1 }, { n: 3 }];

export default cases(
  {
    spread: { inputs },
    cloned: { inputs },
    replaced: { inputs },
    mapped: { inputs },
    chosen: { inputs },
    listed: { inputs },
    item: { refused: 'STEP2105' },
    inObject: { refused: 'STEP2105' },
    given: { refused: 'STEP2105' },
    givenNamed: { refused: 'STEP2105' },
    passedOn: { refused: 'STEP2105' },
    byDefault: { refused: 'STEP2105' },
    itemOfCopy: { refused: 'STEP2105' },
    found: { refused: 'STEP2110' },
    foundNamed: { refused: 'STEP2105' },
    later: { refused: 'STEP2105' },
    shallow: { refused: 'STEP2105' },
    inList: { refused: 'STEP2105' },
    inMap: { refused: 'STEP2105' },
    sortedItem: { refused: 'STEP2105' },
    reduced: { refused: 'STEP2105' },
    reducedInto: { refused: 'STEP2105' },
    recursive: { refused: 'STEP2110' },
    computed: { refused: 'STEP2105' },
    inClosure: { refused: 'STEP2105' },
    inBranches: { refused: 'STEP2105' },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 2 }),
);
