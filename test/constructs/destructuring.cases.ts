/** Destructuring: of parameters, variables, results and loops; defaults, rest, nesting, computed keys, swaps; null and undefined. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Order {
  id: string;
  customer?: { name?: string; tags?: string[] } | null;
  lines: { sku: string; count?: number | null }[];
}

const load = lambda.fn<{ id: string }, Order>('Load');
const next = lambda.fn<void, number>('Next');

export const destructureObject = workflow(async ({ id, lines: [first], customer }: Order) => ({
  id,
  first,
  name: customer?.name,
}));

export const destructureDefaults = workflow(
  async ({
    a = 1,
    b = { c: 2 },
    d: { e = 'e' } = {},
    f = null,
  }: {
    a?: number;
    b?: { c: number };
    d?: { e?: string };
    f?: string | null;
  }) => ({ a, b, e, f }),
);

export const destructureDefaultOnlyUndefined = workflow(async ({ a = 'default' }: { a?: string | null }) => ({ a }));

export const destructureArray = workflow(async ({ list }: { list: number[] }) => {
  const [a, , c = 30, ...rest] = list;
  return { a, c, rest };
});

export const destructureObjectRest = workflow(async ({ a, ...rest }: { a: number; b?: number; c?: string }) => ({
  a,
  rest,
  keys: Object.keys(rest),
}));

export const destructureNestedRest = workflow(async ({ order }: { order: Order }) => {
  const { id, ...others } = order;
  const { lines, ...left } = others;
  const [head, ...tail] = lines;
  return { id, left, head: head?.sku ?? null, tail };
});

export const destructureResult = workflow(async ({ id }: { id: string }) => {
  const {
    customer,
    lines: [{ sku, count } = { sku: 'none' }],
  } = await load({ id });
  return { customer, sku, count };
});

export const destructureComputed = workflow(async ({ table, key }: { table: Record<string, number>; key: string }) => {
  const { [key]: value = -1, ...others } = table;
  return { value, others };
});

export const destructureLoop = workflow(async ({ orders }: { orders: Order[] }) => {
  const out: string[] = [];
  for (const {
    id,
    lines: [{ sku = 'x', count = 1 } = {}],
  } of orders) {
    out.push(`${id}/${sku}/${count}`);
    await next();
  }
  return out;
});

export const destructureAssignment = workflow(async ({ list }: { list: number[] }) => {
  let a: number | undefined = 0;
  let b = 0;
  const o: { x: number | undefined; y: number[] } = { x: 1, y: [1, 2] };
  [a, b = 7] = list;
  [o.x, ...o.y] = list;
  ({ x: a } = o);
  return { a, b, o };
});

export const destructureSwap = workflow(async ({ a, b }: { a: number; b: number }) => {
  const list = [a, b, 3];
  let i = 0;
  [list[0], list[1]] = [list[1]!, list[0]!];
  [i, list[2]] = [1, i];
  return { list, i };
});

export const destructureEffectsOrder = workflow(async ({ o }: { o: { a?: number; b?: number; c?: number } }) => {
  const { a = await next(), b = await next(), c = a + b } = o;
  return [a, b, c];
});

export const destructureNull = workflow(async ({ order }: { order: Order }) => {
  const { name = 'anonymous', tags = [] } = order.customer!;
  return { name, tags };
});

export const destructureString = workflow(async ({ text }: { text: string }) => {
  const [first, second = 'none'] = [...text];
  const { length } = text;
  return { first, second, length };
});

export const destructureMissingDeep = workflow(async ({ order }: { order: { a: { b: { c: number } } | null } }) => {
  try {
    const {
      a: {
        // @ts-ignore null is what is tested
        b: { c },
      },
    } = order;
    return c;
  } catch (error) {
    return (error as Error).name;
  }
});

export const destructureParameterOfHelper = workflow(async ({ orders }: { orders: Order[] }) => {
  const describe = ({ id, customer }: Order, [first = 'none']: string[] = []) =>
    `${id}:${customer?.name ?? '?'}:${first}`;
  return orders.map((order) => describe(order, order.customer?.tags));
});

const orders: Order[] = [
  { id: 'o1', customer: { name: 'Ada', tags: ['vip'] }, lines: [{ sku: 'a', count: 2 }, { sku: 'b' }] },
  { id: 'o2', customer: null, lines: [] },
  { id: '', lines: [{ sku: 's', count: null }] },
  { id: 'o4', customer: {}, lines: [{ sku: '' }] },
];
const lists = [{ list: [1, 2, 3, 4] }, { list: [] }, { list: [0] }, { list: [5, 6] }];

/** What a name gets is not of the type of its default alone. */
export const destructureDefaultKinds = workflow(
  async ({ ns, ts, o }: { ns: number[]; ts: string[]; o: { a?: number; b?: string | null } }) => {
    let x: string | number | null = null;
    let y: number | string | null = 4;
    let z: unknown = 0;
    let u: string | number | null = 'u';
    let v: string | number | null = 'v';
    [x = 'none', y = null] = ns;
    [z = 0] = ts;
    const first = `${x === null} ${typeof x} ${typeof y} ${typeof z}`;
    ({ a: u = 'none', b: v = 0 } = o);
    let a: string | number = 9;
    ({ a = 'zero' } = o);
    let [p, q]: (string | number | boolean | null)[] = [true];
    [p = null, [q = 'deep'] = [1]] = [ns[0], ts.length ? ts : undefined];
    return [first, x, y, z, u, v, a, p, q, typeof u, typeof v, typeof a, typeof p, typeof q, String(z).length];
  },
);

export const destructureDefaultKindsLoop = workflow(
  async ({ rows, os }: { rows: number[][]; os: { a?: number; b?: string | null }[] }) => {
    const out: unknown[] = [];
    let h: string | number | null = null;
    for ([h = 'none'] of rows) out.push(h, typeof h, h === null);
    let k: string | number | boolean | null = 1;
    for ({ b: k = false } of os) out.push(k, typeof k, k === null, k === '');
    let n = 0;
    let m: number[] = [];
    for ({ a: n = 7 } of os) out.push(n / 2, Number.isInteger(n));
    for ([n = 1, ...m] of rows) out.push(n, m, m.length, Number.isInteger(n));
    let inner: { x?: number | string | undefined } | string = '';
    for ({ b: inner = { x: 'deep' } } of os.map(({ b }) => ({ b: b === null ? undefined : { x: b } })))
      out.push(inner, inner.x);
    return out;
  },
);

const trimmed = (text: string): string => text.trim();

export const destructureKeyOnce = workflow(async ({ table, key }: { table: Record<string, number>; key: string }) => {
  const { [trimmed(key)]: value = -1, ...others } = table;
  let calls = 0;
  const next = (): string => `k${calls++}`;
  const { [next()]: a = 'none', [next()]: b = 'none', ...rest } = table;
  let name = 'k0';
  let c: number | string = 0;
  let more: Record<string, number> = {};
  ({ [name]: c = (name = 'k1'), ...more } = table);
  let e = 0;
  let last: Record<string, number> = {};
  ({ [next()]: e = 9, ...last } = table);
  const { [name]: d = (name = 'k2'), ...left } = table;
  return { value, others, a, b, rest, c, more, calls, e, last, d, left, name };
});

export default cases(
  {
    destructureObject: { inputs: orders, transitions: 1 },
    destructureDefaults: {
      inputs: [{}, { a: 0, b: { c: 0 }, d: {}, f: 'f' }, { d: { e: '' }, f: null }],
      transitions: 1,
    },
    destructureDefaultOnlyUndefined: { inputs: [{}, { a: null }, { a: '' }], transitions: 1 },
    destructureArray: { inputs: lists, transitions: 1 },
    destructureObjectRest: { inputs: [{ a: 1, b: 2, c: 'x' }, { a: 0 }, { a: 1, c: '' }], transitions: 1 },
    destructureNestedRest: { inputs: orders.map((order) => ({ order })), transitions: 1 },
    destructureResult: { inputs: [0, 1, 2, 3].map((n) => ({ id: `${n}` })), transitions: 1 },
    destructureComputed: {
      inputs: [
        { table: { a: 1, b: 2 }, key: 'a' },
        { table: {}, key: 'a' },
        { table: { b: 0 }, key: '' },
      ],
      transitions: 1,
    },
    destructureLoop: { inputs: [{ orders }, { orders: [] }, { orders: orders.slice(1, 2) }] },
    destructureAssignment: { inputs: lists, transitions: 1 },
    destructureSwap: { inputs: [{ a: 1, b: 2 }], transitions: 1 },
    destructureEffectsOrder: { inputs: [{ o: {} }, { o: { a: 100 } }, { o: { b: 0, c: 5 } }, { o: { a: 1, b: 2 } }] },
    destructureNull: { inputs: orders.map((order) => ({ order })) },
    destructureString: { inputs: [{ text: 'ab' }, { text: '' }, { text: '😀' }], transitions: 1 },
    destructureMissingDeep: { inputs: [{ order: { a: { b: { c: 1 } } } }, { order: { a: null } }], transitions: 1 },
    destructureKeyOnce: {
      inputs: [
        { table: {}, key: '' },
        { table: { a: 1, k0: 2 }, key: ' a ' },
        { table: { k0: 0, k1: 1, k2: 2, k3: 3 }, key: 'k3' },
        { table: { k1: 1, k2: 5 }, key: 'k3' },
      ],
    },
    destructureDefaultKinds: {
      inputs: [
        { ns: [], ts: [], o: {} },
        { ns: [1.5], ts: [''], o: { a: 0, b: null } },
        { ns: [0, 2.5], ts: ['x', 'y'], o: { a: -1.5, b: '' } },
        { ns: [3], ts: ['é'], o: { b: 'q' } },
      ],
    },
    destructureDefaultKindsLoop: {
      inputs: [
        { rows: [], os: [] },
        { rows: [[], [0.5, 2], [3]], os: [{}, { a: 0.5, b: null }, { a: 2, b: '' }, { b: 'x' }] },
      ],
    },
    destructureParameterOfHelper: { inputs: [{ orders }, { orders: [] }], transitions: 1 },
  },
  () => {
    let count = 0;
    return {
      Load: ({ id }: { id: string }) => orders[Number(id)],
      Next: () => (count += 1),
    };
  },
);
