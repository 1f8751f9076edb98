/// <reference lib="es2024.object" />
/// <reference lib="es2024.collection" />
/// <reference lib="es2025.collection" />
/** `Map` and `Set`: lookup tables, counting, grouping, deduplication, memory between effects; keys as `Map` compares them. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Order {
  id: string;
  customer: string;
  total: number;
}
type Scalar = string | number | boolean | null;
const price = lambda.fn<{ id: string }, number>('Price');
const save = lambda.fn<{ state: unknown }, boolean>('Save');

// --- Frequent idioms

export const collectionDedupe = workflow(async ({ words }: { words: string[] }) => [...new Set(words)]);

export const collectionLookup = workflow(async ({ orders, ids }: { orders: Order[]; ids: string[] }) => {
  const byId = new Map(orders.map((order) => [order.id, order]));
  return ids.map((id) => byId.get(id)?.total ?? -1);
});

export const collectionCount = workflow(async ({ words }: { words: string[] }) => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const top = [...counts.entries()].sort((a, b) => b[1] - a[1]).slice(0, 2);
  return { counts: Object.fromEntries(counts), top, size: counts.size };
});

export const collectionCountForEach = workflow(async ({ words }: { words: string[] }) => {
  const counts = new Map<string, number>();
  words.forEach((word) => counts.set(word, (counts.get(word) ?? 0) + 1));
  return [...counts].map(([word, count]) => `${word}=${count}`);
});

export const collectionGroup = workflow(async ({ orders }: { orders: Order[] }) => {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const group = groups.get(order.customer);
    if (group) group.push(order);
    else groups.set(order.customer, [order]);
  }
  return Object.fromEntries(groups);
});

export const collectionGroupLet = workflow(async ({ orders }: { orders: Order[] }) => {
  const groups = new Map<string, number[]>();
  for (const order of orders) {
    let group = groups.get(order.customer);
    if (!group) {
      group = [];
      groups.set(order.customer, group);
    }
    group.push(order.total);
  }
  return [...groups.entries()];
});

export const collectionGroupHas = workflow(async ({ orders }: { orders: Order[] }) => {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    if (!groups.has(order.customer)) groups.set(order.customer, []);
    groups.get(order.customer)!.push(order);
  }
  return [...groups.values()].map((group) => group.length);
});

export const collectionSeen = workflow(async ({ words }: { words: string[] }) => {
  const seen = new Set<string>();
  let total = 0;
  for (const id of words) {
    if (seen.has(id)) continue;
    seen.add(id);
    total += await price({ id });
  }
  return { total, seen: [...seen] };
});

export const collectionCache = workflow(async ({ words }: { words: string[] }) => {
  const cache = new Map<string, number>();
  const prices: number[] = [];
  for (const id of words) {
    let known = cache.get(id);
    if (known === undefined) {
      known = await price({ id });
      cache.set(id, known);
    }
    prices.push(known);
  }
  return { prices, asked: cache.size };
});

export const collectionFilterSeen = workflow(async ({ orders }: { orders: Order[] }) => {
  const customers = new Set<string>();
  const first = orders.filter((order) => {
    if (customers.has(order.customer)) return false;
    customers.add(order.customer);
    return true;
  });
  const ids = new Set(first.map((order) => order.id));
  return { first: first.map((order) => order.id), others: orders.filter((order) => !ids.has(order.id)).length };
});

export const collectionLeastRecent = workflow(async ({ words }: { words: string[] }) => {
  const recent = new Map<string, number>();
  for (const [at, word] of words.entries()) {
    recent.delete(word);
    recent.set(word, at);
    if (recent.size > 2) {
      const oldest = recent.keys().next().value;
      if (oldest !== undefined) recent.delete(oldest);
    }
  }
  return [...recent.keys()];
});

const LEVELS = new Map<string, number>([
  ['low', 1],
  ['high', 3],
]);
const OPEN = new Set(['new', 'paid']);

export const collectionConstants = workflow(async ({ words }: { words: string[] }) =>
  words.map((word) => ({ level: LEVELS.get(word) ?? 0, known: LEVELS.has(word), open: OPEN.has(word) })),
);

// --- Keys

export const collectionKeys = workflow(async ({ keys }: { keys: Scalar[] }) => {
  const counts = new Map<Scalar, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const set = new Set(keys);
  return {
    counts: [...counts],
    keys: [...counts.keys()],
    set: [...set],
    has: [counts.has('1'), counts.has(1), set.has('1'), set.has(1), set.has(null), counts.has(null), set.has(true)],
  };
});

export const collectionNaN = workflow(async ({ texts }: { texts: string[] }) => {
  const numbers = texts.map((text) => Number(text));
  const set = new Set(numbers);
  const map = new Map<number, string>();
  for (const text of texts) map.set(Number(text), text);
  const before = set.has(Number.NaN);
  const gone = set.delete(Number.NaN);
  set.add(1 / 0).add(0 / 0);
  return {
    before,
    gone,
    size: set.size,
    values: [...set].map(String),
    of: map.get(Number.NaN) ?? 'none',
    infinite: map.has(Infinity),
    keys: [...map.keys()].map((key) => `${key}`),
  };
});

export const collectionZero = workflow(async ({ n }: { n: number }) => {
  const zero = n * -1;
  const set = new Set([zero]);
  set.add(0);
  const map = new Map([[zero, 'zero']]);
  const grown = new Set<number>();
  grown.add(zero);
  const sign = (value: number): string => (1 / value < 0 ? 'minus' : 'plus');
  return {
    set: [...set].map(sign),
    map: [...map.keys()].map(sign),
    grown: [...grown].map(sign),
    has: [set.has(-0), set.has(0), map.has(-0), map.get(0)],
  };
});

export const collectionUndefinedKey = workflow(async ({ keys }: { keys: { k?: string }[] }) => {
  const map = new Map<string | undefined, number>();
  for (const { k } of keys) map.set(k, (map.get(k) ?? 0) + 1);
  const seen: string[] = [];
  map.forEach((count, key) => {
    seen.push(`${key}:${count}`);
  });
  return { none: map.get(undefined) ?? 0, size: map.size, seen, text: map.has('undefined') };
});

export const collectionHostileKeys = workflow(async ({ words }: { words: string[] }) => {
  const map = new Map<string, number>();
  for (const word of words) map.set(word, map.size);
  return words.map((word) => [word, map.get(word) ?? -1, map.has(`${word} `)]);
});

// --- Order

export const collectionOrder = workflow(async ({ words }: { words: string[] }) => {
  const map = new Map(words.map((word, at) => [word, at]));
  map.set('b', 100);
  map.delete('a');
  map.set('a', 200);
  const set = new Set(words);
  set.delete('b');
  set.add('b');
  return { map: [...map], set: [...set], first: [...map][0]?.[0] ?? null };
});

export const collectionCopies = workflow(async ({ words }: { words: string[] }) => {
  const set = new Set(words);
  const other = new Set(set);
  other.add('copy');
  const map = new Map(Object.entries({ a: 1, b: 2 }));
  const same = new Map(map);
  same.set('a', 9).set('c', 3);
  return {
    set: [...set],
    other: Array.from(other),
    map: [...map],
    same: [...same],
    letters: [...new Set('hello')],
    upper: Array.from(set, (word) => word.toUpperCase()),
    pairs: Array.from(map, ([key, value]) => key + value),
  };
});

export const collectionResults = workflow(async ({ words }: { words: string[] }) => {
  const map = new Map<string, number>();
  const set = new Set<string>();
  const chained = map.set('x', 1).set('y', 2).size;
  const added = set.add('x').has('x');
  const removed = [map.delete('x'), map.delete('x'), set.delete('x'), set.delete('x')];
  for (const word of words) map.set(word, 0);
  const size = map.size;
  map.clear();
  set.add('z');
  set.clear();
  return { chained, added, removed, size, cleared: [map.size, set.size], kinds: [typeof map, map instanceof Map] };
});

// --- Iteration

export const collectionIteration = workflow(async ({ words }: { words: string[] }) => {
  const map = new Map(words.map((word, at) => [word, at]));
  const seen: string[] = [];
  for (const [key, value] of map) seen.push(`${key}${value}`);
  for (const entry of map) seen.push(entry.join(''));
  for (const [key] of map.entries()) seen.push(key);
  for (const key of map.keys()) seen.push(key);
  for (const value of map.values()) seen.push(String(value));
  for (const item of new Set(words)) seen.push(item);
  for (const [item, again] of new Set(words).entries()) seen.push(item + again);
  new Set(words).forEach((item, again) => {
    seen.push(item + again);
  });
  for (const item of new Set(words).keys()) seen.push(item);
  for (const item of new Set(words).values()) seen.push(item);
  const [first, second] = new Set(words);
  const [[key = 'none'] = []] = map;
  return { seen, first: first ?? null, second: second ?? null, key };
});

export const collectionIterationTasks = workflow(async ({ words }: { words: string[] }) => {
  const prices = new Map<string, number>();
  for (const id of new Set(words)) prices.set(id, await price({ id }));
  let total = 0;
  for (const [id, value] of prices) {
    await save({ state: { id, value } });
    total += value;
  }
  return total;
});

export const collectionRemoveInLoop = workflow(async ({ words }: { words: string[] }) => {
  const map = new Map(words.map((word, at) => [word, at]));
  const seen: string[] = [];
  for (const [key, value] of map) {
    seen.push(key);
    if (value % 2 === 0) map.delete(key);
    if (key === 'a') map.delete('b');
  }
  const set = new Set(words);
  for (const item of set) {
    if (item === 'a') set.clear();
    else set.delete(item);
  }
  return { seen, map: [...map], left: set.size };
});

export const collectionAddInLoop = workflow(
  async ({ graph, start }: { graph: Record<string, string[]>; start: string }) => {
    const reached = new Set([start]);
    for (const node of reached) for (const next of graph[node] ?? []) reached.add(next);
    const distance = new Map([[start, 0]]);
    for (const [node, steps] of distance)
      for (const next of graph[node] ?? []) if (!distance.has(next)) distance.set(next, steps + 1);
    return { reached: [...reached], distance: [...distance] };
  },
);

export const collectionUpdateInLoop = workflow(async ({ words }: { words: string[] }) => {
  const map = new Map(words.map((word, at) => [word, at]));
  for (const [key, value] of map) map.set(key, value * 2);
  map.forEach((value, key) => map.set(key, value + 1));
  return [...map];
});

// --- Values

export const collectionValuesChange = workflow(async ({ orders }: { orders: Order[] }) => {
  const byId = new Map(orders.map((order) => [order.id, { ...order, notes: [] as string[] }]));
  for (const order of byId.values()) order.total += 1;
  for (const [id, order] of byId) order.notes.push(id);
  byId.forEach((order) => {
    order.total *= 2;
  });
  const one = byId.get('o1');
  if (one) one.notes.push('found');
  await save({ state: [...byId.values()] });
  return Object.fromEntries(byId);
});

export const collectionNested = workflow(async ({ pairs }: { pairs: [string, string][] }) => {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of pairs) {
    if (!graph.has(from)) graph.set(from, new Set());
    graph.get(from)!.add(to);
  }
  const sizes = new Map<string, Map<number, string>>();
  for (const [node, next] of graph) sizes.set(node, new Map([[next.size, [...next].join()]]));
  return {
    graph: [...graph].map(([node, next]) => ({ node, next: [...next] })),
    sizes: [...sizes.values()].map((size) => [...size.entries()]),
  };
});

export const collectionMissing = workflow(async ({ id }: { id: string }) => {
  const map = new Map([['a', { list: [1] }]]);
  try {
    map.get(id)!.list.push(2);
    return [...map.values()];
  } catch (error) {
    return (error as Error).name;
  }
});

export const collectionOptional = workflow(async ({ on }: { on: boolean }) => {
  const map = on ? new Map([['a', 1]]) : undefined;
  return { size: map?.size ?? -1, value: map?.get('a') ?? -1, has: map?.has('b') ?? null };
});

const unique = (list: readonly string[]): string[] => Array.from(new Set(list));
const tally = (list: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

export const collectionHelpers = workflow(async ({ words }: { words: string[] }) => {
  const counts = tally(words);
  const highest = Math.max(0, ...counts.values());
  return { unique: unique(words), highest, most: [...counts.keys()].filter((key) => counts.get(key) === highest) };
});

// --- ES2024 and ES2025

export const collectionGroupBy = workflow(async ({ orders }: { orders: Order[] }) => {
  const byCustomer = Object.groupBy(orders, (order) => order.customer);
  const bySize = Map.groupBy(orders, (order, at) => (at === 0 ? 'first' : order.total > 10));
  const names = Object.keys(byCustomer);
  return { byCustomer, names, bySize: [...bySize].map(([key, group]) => [key, group.length]) };
});

export const collectionGroupByLists = workflow(async ({ lists }: { lists: number[][] }) =>
  Object.groupBy(lists, (list) => list.length),
);

export const collectionAlgebra = workflow(async ({ a, b }: { a: string[]; b: string[] }) => {
  const [x, y] = [new Set(a), new Set(b)];
  const keys = new Map(b.map((word) => [word, 1]));
  return {
    union: [...x.union(y)],
    intersection: [...x.intersection(y)],
    difference: [...x.difference(y)],
    symmetric: [...x.symmetricDifference(y)],
    subset: x.isSubsetOf(y),
    superset: x.isSupersetOf(y),
    disjoint: x.isDisjointFrom(y),
    keys: [...x.intersection(keys)],
  };
});

// --- Refused

export const refusedMapAsData = workflow(async ({ words }: { words: string[] }) => ({
  map: new Map([[words.length, 1]]),
}));
export const refusedSetAsArgument = workflow(async ({ words }: { words: string[] }) => save({ state: new Set(words) }));
export const refusedMapText = workflow(async () => `${new Map()}`);
export const refusedMapJson = workflow(async ({ words }: { words: string[] }) => {
  const set = new Set(words);
  return JSON.stringify(set);
});
export const refusedReturned = workflow(async ({ words }: { words: string[] }) => {
  const sets = words.map((word) => new Set(word));
  return sets;
});
export const refusedObjectKey = workflow(async ({ orders }: { orders: Order[] }) => new Set(orders).size);
export const refusedIterator = workflow(async ({ words }: { words: string[] }) => {
  const map = new Map(words.map((word) => [word, 1]));
  const keys = map.keys();
  map.set('late', 1);
  return [...keys];
});
export const refusedBothWays = workflow(async ({ words }: { words: string[] }) => {
  const set = new Set(words);
  for (const word of set) {
    set.delete(word);
    set.add(`${word}!`.slice(0, 3));
  }
  return [...set];
});
export const refusedAlias = workflow(async ({ words }: { words: string[] }) => {
  const set = new Set(words);
  const both = [set, set];
  both[0]!.add('x');
  return both[1]!.size;
});
export const refusedWeak = workflow(async () => {
  return new WeakSet<object>() === null;
});
export const refusedUndefinedValue = workflow(async ({ keys }: { keys: { k?: string }[] }) => {
  const map = new Map<string, string | undefined>();
  for (const { k } of keys) map.set('a', k);
  return map.has('a');
});
export const refusedKeysOfMap = workflow(async ({ words }: { words: string[] }) => {
  const set = new Set(words);
  return Object.keys(set);
});

const words = [
  { words: ['b', 'a', 'b', 'c', 'a', 'b'] },
  { words: [] },
  { words: ['a'] },
  { words: ['', '1', '01', 'É', '😀', '\ud83d', 'a b', '=a', '#1'] },
];
const hostile = [
  {
    words: [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'length',
      'sequence',
      '10',
      '2',
      '{x}',
      '${a}',
      '',
    ],
  },
];
const orders = [
  {
    orders: [
      { id: 'o1', customer: 'ann', total: 5 },
      { id: 'o2', customer: 'bob', total: 50 },
      { id: 'o3', customer: 'ann', total: 15 },
      { id: 'o1', customer: '7', total: 1 },
    ],
    ids: ['o2', 'o1', 'none', 'constructor'],
  },
  { orders: [], ids: ['x'] },
  { orders: [{ id: '', customer: '', total: 0 }], ids: [''] },
];
const graphs = [
  { graph: { a: ['b', 'c'], b: ['d', 'a'], c: ['d'], d: ['e'] }, start: 'a' },
  { graph: {}, start: 'x' },
];
const pairs = [
  {
    pairs: [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'a'],
      ['a', 'b'],
    ],
  },
  { pairs: [] },
];

/** Pairs that stand there may be as undefined as others. */
export const mapOfMissingLiteral = workflow(async ({ n }: { n: number | undefined }) => {
  const map = new Map<string, number>([
    ['a', n!],
    ['b', 1],
  ]);
  return map.size;
});

export default cases(
  {
    mapOfMissingLiteral: { refused: 'STEP2102' },
    collectionDedupe: { inputs: words, transitions: 1 },
    collectionLookup: { inputs: orders, transitions: 1 },
    collectionCount: { inputs: words, transitions: 1 },
    collectionCountForEach: { inputs: words, transitions: 1 },
    collectionGroup: { inputs: orders, transitions: 1 },
    collectionGroupLet: { inputs: orders, transitions: 1 },
    collectionGroupHas: { inputs: orders, transitions: 2 },
    collectionSeen: { inputs: words },
    collectionCache: { inputs: words },
    collectionFilterSeen: { inputs: orders, transitions: 1 },
    collectionLeastRecent: { inputs: words, transitions: 1 },
    collectionConstants: { inputs: [{ words: ['low', 'new', 'constructor', '', 'high'] }], transitions: 1 },
    collectionKeys: {
      inputs: [{ keys: ['1', 1, true, 'true', null, 'null', 1.5, '1.5', 1e21, -1, '', 0, false, 1] }, { keys: [] }],
    },
    collectionNaN: { inputs: [{ texts: ['x', '1', 'y', 'Infinity', '-Infinity', '0.1'] }, { texts: [] }] },
    collectionZero: { inputs: [{ n: 0 }, { n: 2 }] },
    collectionUndefinedKey: { inputs: [{ keys: [{}, { k: 'undefined' }, { k: 'a' }, {}] }, { keys: [] }] },
    collectionHostileKeys: { inputs: [...words, ...hostile] },
    collectionOrder: { inputs: [...words, ...hostile] },
    collectionCopies: { inputs: words },
    collectionResults: { inputs: words },
    collectionIteration: { inputs: words },
    collectionIterationTasks: { inputs: words },
    collectionRemoveInLoop: { inputs: words },
    collectionAddInLoop: { inputs: graphs },
    collectionUpdateInLoop: { inputs: words },
    collectionValuesChange: { inputs: orders },
    collectionNested: { inputs: pairs },
    collectionMissing: { inputs: [{ id: 'a' }, { id: 'b' }] },
    collectionOptional: { inputs: [{ on: true }, { on: false }] },
    collectionHelpers: { inputs: words },
    collectionGroupBy: { inputs: orders },
    collectionGroupByLists: { inputs: [{ lists: [[1], [], [2], [3, 4], []] }, { lists: [] }] },
    collectionAlgebra: {
      inputs: [
        { a: ['a', 'b', 'c'], b: ['c', 'b', 'd', 'e'] },
        { a: ['c', 'a', 'b'], b: ['b', 'c'] },
        { a: [], b: ['a'] },
        { a: ['a'], b: [] },
        { a: ['a', 'b'], b: ['b', 'a'] },
      ],
    },
    refusedMapAsData: { refused: 'STEP2101' },
    refusedSetAsArgument: { refused: 'STEP2101' },
    refusedMapText: { refused: 'STEP2101' },
    refusedMapJson: { refused: 'STEP2101' },
    refusedReturned: { refused: 'STEP2101' },
    refusedObjectKey: { refused: 'STEP2123' },
    refusedIterator: { refused: 'STEP1001' },
    refusedBothWays: { refused: 'STEP1001' },
    refusedAlias: { refused: 'STEP2105' },
    refusedWeak: { refused: 'STEP1001' },
    refusedUndefinedValue: { refused: 'STEP2102' },
    refusedKeysOfMap: { refused: 'STEP2101' },
  },
  () => ({
    Price: ({ id }: { id: string }) => id.length + 1,
    Save: () => true,
  }),
);
