/**
 * What JSON changes on its way: items, inputs and results of distributed maps, and copies by text. Besides, arrays as objects by
 * the rest of a pattern, and the -0 of rounding.
 */
import { distributedMap, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface E {
  xs: number[];
}
const send = lambda.fn<Record<string, unknown>, unknown>('Send');

export const batchList = workflow(async ({ xs }: E) =>
  distributedMap(xs, async ({ input }) => input, { batch: { maxItems: 2, input: { l: [xs[9], 1] } } }),
);
export const batchListOnly = workflow(async ({ xs }: E) =>
  distributedMap(xs, async ({ input }) => send({ input }), { batch: { maxItems: 2, input: [xs[9]] } }),
);
export const batchUndefined = workflow(async ({ xs }: E) =>
  distributedMap(xs, async ({ input }) => input === undefined, { batch: { maxItems: 2, input: xs[9] } }),
);
export const refusedBatchItem = workflow(async ({ xs }: E) =>
  distributedMap(xs, async ({ input }) => typeof input[0], { batch: { maxItems: 2, input: [xs[9]] } }),
);
export const refusedBatchNumber = workflow(async ({ xs }: E) =>
  distributedMap(xs, async ({ input }) => input.r ?? 'nn', { batch: { maxItems: 2, input: { r: xs.length / 0 } } }),
);

export const refusedNested = workflow(async ({ xs }: E) =>
  (await distributedMap(xs, async (n) => ({ v: n / 0 }))).map(({ v }) => v ?? 'nn'),
);
export const refusedNestedKind = workflow(async ({ xs }: E) =>
  (await distributedMap(xs, async (n) => ({ v: n / 0 }))).map((r) => typeof r.v),
);
export const numberResult = workflow(async ({ xs }: E) => {
  const r = await distributedMap(xs, async (n) => {
    const v = n / 0;
    return v;
  });
  return r.map((x) => x ?? 'nn');
});
export const refusedLateNumber = workflow(async ({ xs }: E) => {
  const r = await distributedMap(xs, async (n) => {
    let v = n;
    if (n > 0) v = n / 0;
    return v;
  });
  return r.map((x) => x ?? 'nn');
});
export const refusedLateResult = workflow(async ({ xs }: E) => {
  const f = (n: number): number => {
    let v = n;
    for (const x of xs) v = v / (x - x);
    return v;
  };
  const r = await distributedMap(xs, async (n) => f(n));
  return r.map((x) => x ?? 'nn');
});
export const refusedItem = workflow(async ({ xs }: E) =>
  distributedMap(
    xs.map((x) => ({ v: x / 0 })),
    async ({ v }) => typeof v,
  ),
);
export const numberItem = workflow(async ({ xs }: E) =>
  distributedMap(
    xs.map((x) => x / 0),
    async (n) => `${n}`,
  ),
);
export const largest = workflow(async ({ xs }: E) => {
  const r = await distributedMap(xs, async (n) => Math.max(...xs.filter((x) => x > n)));
  return Math.max(...r, 0);
});
export const extremes = workflow(async ({ xs }: E) => {
  const r = await distributedMap(xs, async (n) => Math.max(...xs.filter((x) => x > n)));
  return [Math.max(...r, -3), Math.min(...r)];
});

export const batchOptional = workflow(async ({ xs, limit }: E & { limit?: number | null }) =>
  distributedMap(xs, async ({ input }) => [input === undefined, input === null, input ?? 'nn'], {
    batch: { maxItems: 2, input: limit },
  }),
);
export const batchOptionalKept = workflow(async ({ xs, limit }: E & { limit?: number | null }) =>
  distributedMap(xs, async ({ input, items }) => [input === undefined, xs.length, items.length, input ?? 'nn'], {
    batch: { maxItems: 2, input: limit },
  }),
);
export const batchOwnNumber = workflow(async ({ xs }: E) =>
  distributedMap(xs, async ({ input }) => [typeof input, input ?? 'nn'], {
    batch: { maxItems: 2, input: 1 / (xs.length - 1) },
  }),
);
export const batchNumbers = workflow(async ({ xs }: E) =>
  distributedMap(
    xs.map((x) => 1 / (x - 1)),
    async ({ items }) => items.map((x) => x ?? 'nn'),
    { batch: { maxItems: 2 } },
  ),
);
export const undefinedResults = workflow(async ({ xs }: E) => {
  const o = { r: await distributedMap(xs, async (x) => (x > 1 ? x : undefined)) };
  return o.r.map((x) => (x === null ? 'null' : typeof x));
});
export const resultsInRecord = workflow(async ({ xs }: E) => {
  const o = { r: await distributedMap(xs, async (x) => 1 / (x - 1)) };
  return [o.r.map((x) => x ?? 'nn'), `${o.r}`];
});
export const resultsAsData = workflow(async ({ xs }: E) => {
  const results = await distributedMap(xs, async (n) => ({ n, ratio: 1 / (n - 1), l: [xs[n]] }));
  await send({ results });
  return { results, count: results.length, last: results.at(-1) };
});
export const resultsInLoop = workflow(async ({ xs }: E) => {
  const results = await distributedMap(xs, async (n) => ({ id: `${n}`, ratio: 1 / (n - 1) }));
  const ids: string[] = [];
  for (const r of results) {
    await send({ ...r });
    ids.push(r.id);
  }
  return [ids, results.map(({ id }) => id), results.filter((r) => r.id > '1')];
});
export const itemsAsData = workflow(async ({ xs }: E) =>
  distributedMap(
    xs.map((x) => ({ id: `${x}`, v: x / 0 })),
    async (item) => ({ a: item, b: item.id, c: await send(item) }),
  ),
);
export const refusedTuple = workflow(async ({ xs }: E) =>
  (await distributedMap(xs, async (n) => [n > 1 ? n : undefined])).map(([v]) => typeof v),
);
export const refusedTupleDefault = workflow(async ({ xs }: E) =>
  (await distributedMap(xs, async (n) => [n > 1 ? n : undefined])).map(([v = 5]) => v ?? 'nn'),
);
export const refusedCopy = workflow(async ({ xs }: E) => {
  const o = { n: xs.length / 0 };
  const c = JSON.parse(JSON.stringify(o)) as typeof o;
  return typeof c.n;
});
export const refusedCopyAnnotated = workflow(async ({ xs }: E) => {
  const o = { n: xs.length / 0 };
  const c: { n: number } = JSON.parse(JSON.stringify(o));
  return c.n + 1;
});
export const refusedCopyByHelper = workflow(async ({ xs }: E) => {
  const clone = <T>(o: T): T => JSON.parse(JSON.stringify(o));
  return clone({ n: xs.length / 0 }).n ?? 'nn';
});
export const copyList = workflow(async ({ xs }: E) => {
  const c: number[] = JSON.parse(JSON.stringify([xs[9], 1]));
  return c.map((x) => x ?? 'nn');
});
export const copyListKind = workflow(async ({ xs }: E) => {
  const c: number[] = JSON.parse(JSON.stringify([xs[9], 1]));
  return typeof c[0];
});
export const copyFinite = workflow(async ({ xs }: E) => {
  const o = { n: xs.length * 2, deep: { l: xs } };
  const c = JSON.parse(JSON.stringify(o)) as typeof o;
  c.deep.l.push(4);
  return [c.n + 1, typeof c.n, c, o];
});
export const copyAsData = workflow(async ({ xs }: E) => {
  const o = { n: xs.length / 0, id: 'x' };
  const c = JSON.parse(JSON.stringify(o)) as typeof o;
  return [c, c.id];
});
export const copyUntyped = workflow(async ({ xs }: E) => {
  const c = JSON.parse(JSON.stringify({ n: xs.length / 0, id: 'x' }));
  return [typeof c.n, c.n ?? 'nn', `${c.n}`];
});
interface Parts {
  xs: number[];
  o: Record<string, number>;
  s: string;
}
export const refusedRest = workflow(async ({ xs }: Parts) => {
  const { length, ...r } = xs;
  return [length, r];
});
export const refusedRestOnly = workflow(async ({ xs }: Parts) => {
  const { ...r } = xs;
  return r;
});
export const refusedRestAssigned = workflow(async ({ xs }: Parts) => {
  let r: object;
  ({ ...r } = xs);
  return r;
});
export const refusedRestParameter = workflow(async ({ xs }: Parts) => {
  const f = ({ length, ...r }: number[]) => [length, r];
  return f(xs);
});
export const refusedSpread = workflow(async ({ xs }: Parts) => ({ ...xs }));
export const refusedSpreadText = workflow(async ({ s }: Parts) => ({ ...s.split('') }));
export const indexKeys = workflow(async ({ xs }: Parts) => Object.assign({}, xs));
export const spreadUnion = workflow(async ({ xs, o, s }: Parts) => {
  const v = s ? xs : o;
  return { ...v };
});
export const restUnion = workflow(async ({ xs, o, s }: Parts) => {
  const v = s ? xs : o;
  const { ...r } = v;
  return r;
});
export const restAny = workflow(async ({ s }: Parts) => {
  const v = JSON.parse(s ? '{"a":1}' : '[1,2]');
  const { ...r } = v;
  return r;
});
export const spreadAny = workflow(async ({ s }: Parts) => {
  const v = JSON.parse(s ? '{"a":1}' : '[1,2]');
  return { ...v };
});
export const plainRest = workflow(async ({ o }: Parts) => {
  const { a, ...r } = o;
  return [a, r];
});
export const roundedToZero = workflow(async ({ xs }: Parts) => [
  1 / Math.round(-0.2 * (xs.length + 1)) < 0,
  Object.is(Math.round(-0.4 - xs.length * 0), -0),
  Object.is(Math.round(0.4 - xs.length * 0), -0),
  ...[
    -2.5, -2.6, -0.5, -0.50000000001, 0.5, 0.49999999999999994, -0.49999999999999994, 2.5, 2.4999999999999996,
    4503599627370495.5, 4503599627370497, 9007199254740991, -9007199254740991, -4503599627370495.5, 1e300, 3,
  ].flatMap((x) => [Math.round(x + xs.length * 0), 1 / Math.round(x + xs.length * 0)]),
  Math.round(xs.length / 0),
  Math.round(-xs.length / 0),
  xs.map((x) => Math.round(x / 2)),
]);
export const restText = workflow(async ({ s }: Parts) => {
  const v = JSON.parse(s ? '"ab"' : '[1,2]');
  const { length, ...r } = v;
  return r;
});
export const restGeneric = workflow(async ({ o }: Parts) => {
  const drop = <T extends { a?: number }>({ a, ...r }: T) => r;
  return drop(o);
});

const inputs = [{ xs: [1] }, { xs: [1], limit: null }, { xs: [2, 1], limit: 4 }, { xs: [] }, { xs: [1, 2, 3] }];
const parts = [
  { xs: [1, 3], o: { a: 1, b: 2 }, s: '' },
  { xs: [1, 3], o: { a: 1, b: 2 }, s: 'x' },
  { xs: [], o: {}, s: 'x' },
];

export default cases(
  {
    batchList: { inputs, concurrent: true },
    batchListOnly: { inputs, concurrent: true },
    batchUndefined: { inputs, concurrent: true },
    refusedBatchItem: { inputs: [], refused: 'STEP2127' },
    refusedBatchNumber: { inputs: [], refused: 'STEP2127' },
    refusedNested: { inputs: [], refused: 'STEP2127' },
    refusedNestedKind: { inputs: [], refused: 'STEP2127' },
    numberResult: { inputs, concurrent: true },
    refusedLateNumber: { inputs: [], refused: 'STEP2127' },
    refusedLateResult: { inputs: [], refused: 'STEP2127' },
    refusedItem: { inputs: [], refused: 'STEP2127' },
    numberItem: { inputs, concurrent: true },
    largest: { inputs, concurrent: true },
    batchOptional: { inputs, concurrent: true },
    batchOptionalKept: { inputs, concurrent: true },
    batchOwnNumber: { inputs, concurrent: true },
    batchNumbers: { inputs, concurrent: true },
    undefinedResults: { inputs, concurrent: true },
    resultsInRecord: { inputs, concurrent: true },
    resultsAsData: { inputs, concurrent: true },
    resultsInLoop: { inputs, concurrent: true },
    itemsAsData: { inputs, concurrent: true },
    refusedTuple: { inputs: [], refused: 'STEP2127' },
    refusedTupleDefault: { inputs: [], refused: 'STEP2127' },
    refusedCopy: { inputs: [], refused: 'STEP2127' },
    refusedCopyAnnotated: { inputs: [], refused: 'STEP2127' },
    refusedCopyByHelper: { inputs: [], refused: 'STEP2127' },
    copyList: { inputs },
    copyListKind: { inputs },
    copyFinite: { inputs },
    copyAsData: { inputs },
    copyUntyped: { inputs },
    extremes: { inputs, concurrent: true },
    refusedRest: { inputs: [], refused: 'STEP1001' },
    refusedRestOnly: { inputs: [], refused: 'STEP1001' },
    refusedRestAssigned: { inputs: [], refused: 'STEP1001' },
    refusedRestParameter: { inputs: [], refused: 'STEP1001' },
    refusedSpread: { inputs: [], refused: 'STEP1001' },
    refusedSpreadText: { inputs: [], refused: 'STEP1001' },
    indexKeys: { inputs: parts },
    spreadUnion: { inputs: parts },
    restUnion: { inputs: parts },
    restAny: { inputs: parts },
    spreadAny: { inputs: parts },
    plainRest: { inputs: parts },
    roundedToZero: { inputs: parts },
    restText: { inputs: parts },
    restGeneric: { inputs: parts },
  },
  () => ({ Send: (v: unknown) => v }),
);
