/** `const` and `let`: several in one statement, without a value, reassigned from tasks, snapshots of impure values, unused ones. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');
const pair = lambda.fn<{ n: number }, { left: number; right?: number }>('Pair');

export const variableMany = workflow(async ({ n }: { n: number }) => {
  const a = n,
    b = a + 1,
    c = await get({ n: b });
  let d = c,
    e,
    f = 'x';
  d += 1;
  e = d;
  f += e;
  return { a, b, c, d, e, f };
});

export const variableUninitialised = workflow(async ({ n }: { n: number }) => {
  let value: number | undefined;
  let text: string;
  if (n > 0) value = await get({ n });
  if (value === undefined) text = 'none';
  else text = `value ${value}`;
  return { value, text };
});

export const variableOverwritten = workflow(async ({ n }: { n: number }) => {
  let s: number | null = null;
  s = await get({ n });
  s = await get({ n: s });
  const snapshot = s;
  s = 0;
  return { s, snapshot };
});

export const variableSnapshot = workflow(async ({ n }: { n: number }) => {
  let x = n;
  const before = x + 1;
  x = 100;
  await get({ n: x });
  x = 200;
  return { before, x };
});

export const variableImpureOnce = workflow(async ({ n }: { n: number }) => {
  const id = crypto.randomUUID();
  const now = Date.now();
  const random = Math.random();
  await get({ n });
  return {
    sameId: id === id,
    idLength: id.length,
    sameNow: now === now,
    kept: [id, id][0] === [id, id][1],
    below: random < 1,
    equal: random === random,
  };
});

export const variableUnused = workflow(async ({ n }: { n: number }) => {
  const unused = await get({ n });
  // @ts-ignore unused on purpose
  const other = n * 2;
  void unused;
  return 'done';
});

export const variableSwap = workflow(async ({ a, b }: { a: number; b: number }) => {
  let x = a;
  let y = b;
  [x, y] = [y, x];
  const z = await get({ n: x });
  [x, y] = [y + z, x];
  return [x, y];
});

export const variableUndefinedKept = workflow(async ({ n }: { n: number }) => {
  const { left, right } = await pair({ n });
  let kept = right;
  await get({ n: left });
  const defaulted = kept ?? 'missing';
  kept = undefined;
  return { left, right, defaulted, kept, is: right === undefined };
});

export const variableObjectAcrossTask = workflow(async ({ n }: { n: number }) => {
  const state: { count: number; last?: number; list: number[] } = { count: 0, list: [] };
  state.last = await get({ n });
  state.count += 1;
  state.list.push(state.last);
  state.last = await get({ n: state.last });
  state.list.push(state.last, state.count);
  return state;
});

export default cases(
  {
    variableMany: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    variableUninitialised: { inputs: [{ n: 1 }, { n: 0 }], transitions: 2 },
    variableOverwritten: { inputs: [{ n: 1 }], transitions: 2 },
    variableSnapshot: { inputs: [{ n: 1 }], transitions: 1 },
    variableImpureOnce: { inputs: [{ n: 1 }] },
    variableUnused: { inputs: [{ n: 1 }], transitions: 1 },
    variableSwap: { inputs: [{ a: 1, b: 2 }], transitions: 1 },
    variableUndefinedKept: { inputs: [{ n: 1 }, { n: 0 }], transitions: 2 },
    variableObjectAcrossTask: { inputs: [{ n: 1 }], transitions: 2 },
  },
  () => ({
    Get: ({ n }: { n: number }) => n * 10 + 1,
    Pair: ({ n }: { n: number }) => (n > 0 ? { left: n, right: n + 1 } : { left: n }),
  }),
);
