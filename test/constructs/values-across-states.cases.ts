/** Values that JSON cannot hold, and how they survive a task between their making and their use: undefined, NaN, -0, errors, dates. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const pause = lambda.fn<{ n: number }, number>('Pause');
const find = lambda.fn<{ key: string }, { value?: number | null; list?: string[] } | null>('Find');

export const acrossUndefined = workflow(async ({ a }: { a?: string | null }) => {
  const kept = a;
  let other: number | undefined;
  await pause({ n: 1 });
  const first = kept === undefined ? 'missing' : kept === null ? 'null' : kept;
  if (kept === 'x') other = await pause({ n: 2 });
  await pause({ n: 3 });
  return { first, kept, other, type: typeof other };
});

export const acrossNotANumber = workflow(async ({ text }: { text: string }) => {
  const n = Number(text);
  await pause({ n: 1 });
  const m = n * 2;
  await pause({ n: 2 });
  return { is: Number.isNaN(m), self: m === m, text: `${m}`, less: m < 5, n };
});

export const acrossInfinity = workflow(async ({ a, b }: { a: number; b: number }) => {
  let best = Infinity;
  let worst = -Infinity;
  await pause({ n: 1 });
  for (const n of [a, b]) {
    best = Math.min(best, n);
    worst = Math.max(worst, n);
    await pause({ n });
  }
  return { best, worst, spread: worst - best };
});

export const acrossInfinityEmpty = workflow(async ({ list }: { list: number[] }) => {
  let best = Infinity;
  for (const n of list) {
    const got = await pause({ n });
    if (got < best) best = got;
  }
  return { best: best === Infinity ? null : best, finite: Number.isFinite(best) };
});

export const acrossNegativeZero = workflow(async ({ n }: { n: number }) => {
  const zero = n * 0;
  const inverse = 1 / zero;
  await pause({ n: 1 });
  return { inverse: `${inverse}`, plain: zero === 0 };
});

export const acrossRecordOfUndefined = workflow(async ({ key }: { key: string }) => {
  const found = await find({ key });
  const record = { value: found?.value, count: found?.list?.length ?? 0 };
  await pause({ n: record.count });
  const { value = 'default', count } = record;
  return { value, count, missing: record.value === undefined, nothing: record.value == null };
});

export const acrossError = workflow(async ({ n }: { n: number }) => {
  let failure: Error | undefined;
  try {
    await pause({ n });
  } catch (error) {
    failure = error as Error;
  }
  await pause({ n: 1 });
  if (failure) return `${failure.name}: ${failure.message}`;
  return 'no failure';
});

export const acrossErrorRethrown = workflow(async ({ n }: { n: number }) => {
  let failure: unknown = null;
  try {
    await pause({ n });
  } catch (error) {
    failure = error;
  }
  const after = await pause({ n: 2 });
  if (failure) throw failure;
  return after;
});

export const acrossDate = workflow(async ({ at }: { at: string }) => {
  const start = new Date(at);
  await pause({ n: 1 });
  const later = new Date(start.getTime() + 3_600_000);
  await pause({ n: 2 });
  return [start.toISOString(), later.toISOString(), later.getTime() - start.getTime()];
});

export const acrossFloats = workflow(async ({ n }: { n: number }) => {
  const third = n / 3;
  const big = n * 1e15 + 0.5;
  await pause({ n: third });
  return { third, text: `${third}|${big}|${n * 1e21}|${n / 1e7}`, sum: third + third + third };
});

export const acrossBooleansAndNull = workflow(async ({ flag, nothing }: { flag: boolean; nothing: null }) => {
  let state: boolean | null | string = flag;
  await pause({ n: 1 });
  const seen: (boolean | null | string)[] = [state];
  state = nothing;
  await pause({ n: 2 });
  seen.push(state);
  state = '';
  await pause({ n: 3 });
  return [...seen, state];
});

export const acrossEmptyCollections = workflow(async ({ list }: { list: number[] }) => {
  const none = list.filter((n) => n > 100);
  const one = list.slice(0, 1);
  const nested = [none, one];
  const table = Object.fromEntries(one.map((n) => [`k${n}`, [n]]));
  await pause({ n: list.length });
  return { none, one, nested, table, count: nested.length, keys: Object.keys(table) };
});

const texts = [{ text: 'x' }, { text: '12.5' }, { text: '' }, { text: '-0' }, { text: 'Infinity' }];

export const acrossNaNInRecord = workflow(async ({ text, rate }: { text: string; rate: number }) => {
  const order = {
    id: text,
    price: Number(text),
    deep: { list: [Number(text), 1 / rate, -1 / rate], name: 'NaN' },
    none: null,
  };
  await pause({ n: 1 });
  const { deep } = order;
  return {
    id: order.id,
    isNaN: Number.isNaN(order.price),
    twice: order.price * 2,
    text: `${order.price} ${deep.list.join()} ${deep.name}`,
    least: order.price >= 0,
    order,
    listed: deep.list.map((n) => (Number.isFinite(n) ? n : String(n))),
  };
});

export const acrossNaNInList = workflow(async ({ texts }: { texts: string[] }) => {
  const numbers: number[] = [];
  for (const text of texts) {
    await pause({ n: numbers.length });
    numbers.push(Number(text));
  }
  let odd = 0;
  for (const n of numbers) if (n !== n || n > 1e300) odd += 1;
  await pause({ n: odd });
  const best = numbers.find((n) => n > 5);
  return {
    odd,
    numbers,
    sum: numbers.reduce((a, b) => a + b, 0),
    best: best ?? 'none',
    sorted: numbers.map((n) => `${n}`),
  };
});

export const acrossNaNMaybe = workflow(async ({ text }: { text: string }) => {
  let found: { value: number; tag?: string } | undefined;
  if (text !== '') found = { value: Number(text), tag: text };
  await pause({ n: 1 });
  if (!found) return 'nothing';
  found.value += 1;
  await pause({ n: 2 });
  return [String(found.value), found.tag ?? '', found.value === found.value];
});

export const acrossNaNFromBranches = workflow(async ({ text, n }: { text: string; n: number }) => {
  const ratio = async (): Promise<number> => {
    await pause({ n: 1 });
    return n / Number(text);
  };
  const [a, b, c] = await Promise.all([ratio(), pause({ n: 2 }), (async () => ({ list: [await ratio()], text }))()]);
  await pause({ n: 3 });
  return { a: String(a), same: a === a, b, c: c.list.map((one) => `${one}`), sum: a + 1, data: [a, c] };
});

export const acrossNaNFromItems = workflow(async ({ texts }: { texts: string[] }) => {
  const numbers = await Promise.all(
    texts.map(async (text) => {
      await pause({ n: 1 });
      return Number(text);
    }),
  );
  const doubled = await Promise.all(
    numbers.map(async (one, at) => {
      await pause({ n: at });
      return { isNaN: Number.isNaN(one), doubled: one * 2 };
    }),
  );
  return {
    kinds: numbers.map((one) => `${one}`),
    doubled,
    text: doubled.map((one) => `${one.doubled}`).join(),
    numbers,
  };
});

export default cases(
  {
    acrossUndefined: { inputs: [{ a: 'x' }, {}, { a: null }, { a: '' }] },
    acrossNotANumber: { inputs: texts, transitions: 2 },
    acrossInfinity: {
      inputs: [
        { a: 1, b: 5 },
        { a: 0, b: 0 },
        { a: -1, b: 1e308 },
      ],
    },
    acrossInfinityEmpty: { inputs: [{ list: [3, 1] }, { list: [] }, { list: [0] }] },
    acrossNegativeZero: { inputs: [{ n: -1 }, { n: 1 }, { n: 0 }], transitions: 1 },
    acrossRecordOfUndefined: {
      inputs: [{ key: 'full' }, { key: 'null' }, { key: 'empty' }, { key: 'none' }],
      transitions: 2,
    },
    acrossError: { inputs: [{ n: 1 }, { n: 13 }] },
    acrossNaNInRecord: {
      inputs: [
        { text: '1.5', rate: 2 },
        { text: 'x', rate: 0 },
        { text: '', rate: -0 },
        { text: 'Infinity', rate: 1e-320 },
      ],
    },
    acrossNaNInList: {
      inputs: [{ texts: [] }, { texts: ['7'] }, { texts: ['x', '-Infinity', '6', ''] }, { texts: ['Infinity', 'NaN'] }],
    },
    acrossNaNMaybe: { inputs: [{ text: '' }, { text: 'NaN' }, { text: '4' }, { text: '-Infinity' }] },
    acrossNaNFromBranches: {
      inputs: [
        { text: '2', n: 4 },
        { text: '0', n: 1 },
        { text: 'x', n: 1 },
        { text: '-Infinity', n: -1 },
        { text: '', n: 0 },
      ],
      concurrent: true,
    },
    acrossNaNFromItems: {
      inputs: [
        { texts: [] },
        { texts: ['4'] },
        { texts: ['x', '1.5', ''] },
        { texts: ['Infinity', '-Infinity', 'NaN'] },
      ],
      concurrent: true,
    },
    acrossErrorRethrown: { inputs: [{ n: 1 }, { n: 0 }, { n: -1 }] },
    acrossDate: { inputs: [{ at: '2026-01-31T23:30:00Z' }, { at: '2026-01-31' }, { at: 'never' }] },
    acrossFloats: { inputs: [{ n: 1 }, { n: 0.1 }, { n: -7 }, { n: 0 }], transitions: 1 },
    acrossBooleansAndNull: {
      inputs: [
        { flag: true, nothing: null },
        { flag: false, nothing: null },
      ],
      transitions: 3,
    },
    acrossEmptyCollections: { inputs: [{ list: [1, 2] }, { list: [] }, { list: [0] }], transitions: 1 },
  },
  () => ({
    Pause: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', 'thirteen');
      return n * 2;
    },
    Find: ({ key }: { key: string }) =>
      key === 'full' ? { value: 5, list: ['a'] } : key === 'null' ? { value: null } : key === 'empty' ? {} : null,
  }),
);
