/** Maps and sets in objects, lists and records, where the types tell of them; what may not hide them; what JSON cannot bring. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const when = lambda.fn<{ n: number }, { at: Date }>('When');
interface E {
  xs: number[];
}
interface Edge {
  from: string;
  to: string;
}
const CONFIG = { allowed: new Set([1, 2]), by: new Map([['a', 1]]), nested: { names: new Set(['x']) } };

export const stateOfSearch = workflow(async ({ edges }: { edges: Edge[] }) => {
  const state = { seen: new Set<string>(), order: [] as string[], depth: new Map<string, number>() };
  const queue = edges.length > 0 ? [edges[0]!.from] : [];
  for (const from of queue) state.depth.set(from, 0);
  while (queue.length > 0) {
    const at = queue.shift()!;
    if (state.seen.has(at)) continue;
    state.seen.add(at);
    state.order.push(at);
    for (const { from, to } of edges) {
      if (from !== at) continue;
      if (!state.depth.has(to)) state.depth.set(to, (state.depth.get(at) ?? 0) + 1);
      queue.push(to);
    }
  }
  return { order: state.order, depth: Object.fromEntries(state.depth), count: state.seen.size };
});

export const indexOfItems = workflow(async ({ edges }: { edges: Edge[] }) => {
  const index = (list: Edge[]) => {
    const byFrom = new Map<string, Edge[]>();
    const names = new Set<string>();
    for (const edge of list) {
      byFrom.set(edge.from, [...(byFrom.get(edge.from) ?? []), edge]);
      names.add(edge.from).add(edge.to);
    }
    return { byFrom, names };
  };
  const { byFrom, names } = index(edges);
  const whole = index(edges.slice(1));
  return {
    names: [...names],
    targets: [...byFrom].map(([k, v]) => [k, v.map(({ to }) => to)]),
    rest: [...whole.names],
    a: whole.byFrom.get('a')?.length ?? -1,
  };
});

export const recordOfSets = workflow(async ({ edges }: { edges: Edge[] }) => {
  const graph: Record<string, Set<string>> = {};
  for (const { from, to } of edges) (graph[from] ??= new Set()).add(to);
  for (const { to } of edges) if (!graph[to]) graph[to] = new Set();
  return Object.entries(graph).map(([name, targets]) => ({ name, targets: [...targets].sort(), n: targets.size }));
});

export const acrossTasks = workflow(async ({ xs }: E) => {
  const state = { done: new Set<number>(), results: new Map<number, number>(), failed: 0 };
  for (const x of xs) {
    if (state.done.has(x)) continue;
    state.results.set(x, await work({ n: x }));
    state.done.add(x);
  }
  return { done: [...state.done], results: [...state.results.entries()], n: state.results.size };
});

export const moduleSets = workflow(async ({ xs }: E) => ({
  good: xs.filter((x) => CONFIG.allowed.has(x)),
  a: CONFIG.by.get('a') ?? 0,
  names: [...CONFIG.nested.names],
}));

export const optionalSet = workflow(async ({ xs }: E) => {
  const state: { tags?: Set<number>; extra: Map<string, number> | null } = { extra: null };
  for (const x of xs) {
    state.tags ??= new Set();
    state.tags.add(x % 3);
    if (x > 2) state.extra = new Map([['x', x]]);
  }
  return [
    state.tags?.size ?? -1,
    state.tags ? [...state.tags] : null,
    state.extra?.get('x') ?? null,
    state.tags?.has(0) ?? 'none',
  ];
});

export const copiesOfState = workflow(async ({ xs }: E) => {
  const state = { seen: new Set(xs), n: 1 };
  const copy = { ...state, seen: new Set(state.seen) };
  copy.seen.add(99);
  return [state.seen.size, copy.seen.size, [...copy.seen], copy.n];
});

export const aliasedSet = workflow(async ({ xs }: E) => {
  const state = { seen: new Set(xs), n: 1 };
  const copy = { ...state };
  copy.seen.add(99);
  return [state.seen.size, copy.seen.size];
});

export const aliasByName = workflow(async ({ xs }: E) => {
  const state = { seen: new Set(xs) };
  const { seen } = state;
  seen.add(99);
  return [...seen];
});

export const builtWithFunctions = workflow(async ({ xs }: E) => {
  const createCounter = () => {
    const counts = new Map<number, number>();
    const add = (n: number) => {
      counts.set(n, (counts.get(n) ?? 0) + 1);
    };
    return { add, counts };
  };
  const c = createCounter();
  for (const x of xs) c.add(x % 2);
  return [...c.counts];
});

export const passedOn = workflow(async ({ edges }: { edges: Edge[] }) => {
  interface Ctx {
    seen: Set<string>;
    out: string[];
  }
  const visit = (name: string, ctx: Ctx): void => {
    if (ctx.seen.has(name)) return;
    ctx.seen.add(name);
    for (const edge of edges) if (edge.from === name) visit(edge.to, ctx);
    ctx.out.push(name);
  };
  const ctx: Ctx = { seen: new Set(), out: [] };
  for (const { from } of edges) visit(from, ctx);
  return ctx.out;
});

export const inLists = workflow(async ({ xs }: E) => {
  const groups: { key: number; members: Set<number> }[] = [];
  for (const x of xs) {
    const group = groups.find(({ key }) => key === x % 2);
    if (group) group.members.add(x);
    else groups.push({ key: x % 2, members: new Set([x]) });
  }
  return groups.map(({ key, members }) => `${key}:${[...members].join('+')}`);
});

export const reduced = workflow(async ({ xs }: E) => {
  const stats = xs.reduce(
    (acc, x) => {
      acc.distinct.add(x);
      acc.byParity.set(x % 2 === 0 ? 'even' : 'odd', (acc.byParity.get(x % 2 === 0 ? 'even' : 'odd') ?? 0) + x);
      return acc;
    },
    { distinct: new Set<number>(), byParity: new Map<string, number>() },
  );
  return { distinct: stats.distinct.size, ...Object.fromEntries(stats.byParity) };
});

export const fromBranches = workflow(async ({ xs }: E) => {
  const parts = await Promise.all(xs.map(async (x) => ({ x, found: new Set([x, await work({ n: x })]) })));
  return parts.map(({ x, found }) => [x, ...found]);
});

export const valuesOfRecord = workflow(async ({ xs }: E) => {
  const sets = { low: new Set(xs.filter((x) => x < 3)), high: new Set(xs.filter((x) => x >= 3)) };
  const sizes = Object.values(sets).map((s) => s.size);
  const keys = Object.keys(sets);
  const both = new Set(Object.values(sets).flatMap((s) => [...s]));
  return { sizes, keys, both: [...both], has: 'low' in sets, union: [...sets.low.union(sets.high)] };
});

export const refusedJson = workflow(async ({ xs }: E) => {
  const state = { seen: new Set(xs) };
  return JSON.stringify(state);
});
export const refusedReturned = workflow(async ({ xs }: E) => {
  const state = { seen: new Set(xs), n: 1 };
  return state;
});
export const refusedLiteral = workflow(async ({ xs }: E) => ({ seen: new Set(xs), n: 1 }));
export const refusedTask = workflow(async ({ xs }: E) => {
  const state = { seen: new Set(xs), n: 1 };
  return await work(state);
});
export const refusedHidden = workflow(async ({ xs }: E) => {
  const state = { seen: new Set(xs), n: 1 };
  const text = (value: unknown) => JSON.stringify(value);
  return text(state);
});
export const refusedAny = workflow(async ({ xs }: E) => {
  const state: any = { seen: new Set(xs), n: 1 };
  return state.n;
});
export const refusedAmongValues = workflow(async ({ xs }: E) => {
  const list: unknown[] = [];
  list.push(new Set(xs));
  return JSON.stringify(list);
});
export const refusedEntryOfAny = workflow(async ({ xs }: E) => {
  const found = new Map<string, unknown>();
  found.set('xs', new Set(xs));
  return JSON.stringify([...found.values()]);
});
export const refusedSetOrList = workflow(async ({ xs }: E) => {
  const sets: (Set<number> | number[])[] = [xs];
  sets.push(new Set(xs));
  return sets.map((one) => [...one].length);
});
export const refusedSetOfInput = workflow(async (input: { xs: Set<number> }) => [...input.xs]);
export const refusedDateOfInput = workflow(async ({ at }: { at: Date }) => at.getTime());
export const refusedDateOfResult = workflow(async ({ xs }: E) => {
  const { at } = await when({ n: xs.length });
  return at.getTime();
});
const Is = [{ xs: [] }, { xs: [1] }, { xs: [1, 2, 3, 7, 2, 3] }];
const Es = [
  { edges: [] },
  { edges: [{ from: 'a', to: 'b' }] },
  {
    edges: [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'a', to: 'b' },
    ],
  },
];
export default cases(
  {
    stateOfSearch: { inputs: Es },
    indexOfItems: { inputs: Es },
    recordOfSets: { inputs: Es },
    acrossTasks: { inputs: Is },
    moduleSets: { inputs: Is },
    optionalSet: { inputs: Is },
    copiesOfState: { inputs: Is },
    aliasedSet: { inputs: [], refused: 'STEP2105' },
    aliasByName: { inputs: Is },
    builtWithFunctions: { inputs: Is },
    passedOn: { inputs: Es },
    inLists: { inputs: Is },
    reduced: { inputs: Is },
    fromBranches: { inputs: Is, concurrent: true },
    valuesOfRecord: { inputs: Is },
    refusedJson: { inputs: [], refused: 'STEP2101' },
    refusedReturned: { inputs: [], refused: 'STEP2101' },
    refusedLiteral: { inputs: [], refused: 'STEP2101' },
    refusedTask: { inputs: [], refused: 'STEP2101' },
    refusedHidden: { inputs: [], refused: 'STEP2101' },
    refusedAmongValues: { inputs: [], refused: 'STEP2101' },
    refusedEntryOfAny: { inputs: [], refused: 'STEP2101' },
    refusedSetOrList: { inputs: [], refused: 'STEP2101' },
    refusedSetOfInput: { inputs: [], refused: 'STEP2101' },
    refusedDateOfInput: { inputs: [], refused: 'STEP2101' },
    refusedDateOfResult: { inputs: [], refused: 'STEP2101' },
    refusedAny: { inputs: [], refused: 'STEP2101' },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 10 }),
);
