/** `in`: on narrowed `unknown`, `object` and unions, on arrays, in generic helpers, and on what is no object at all. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const load = lambda.fn<{ id: string }, unknown>('Load');

/** Example: the guard that everybody writes around `in`. */
export const guarded = workflow(async ({ x }: { x: unknown }) => {
  if (typeof x === 'object' && x !== null && 'name' in x) return { named: x.name };
  return 'no name';
});

function isNamed(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

export const predicate = workflow(async ({ x }: { x: unknown }) => (isNamed(x) ? x.name : 'anonymous'));

export const truthyGuard = workflow(async ({ x }: { x: unknown }) => {
  if (!x || typeof x !== 'object' || !('items' in x) || !Array.isArray(x.items)) return -1;
  return x.items.length;
});

/** The answer of a task is of no known kind; what is no object throws. */
export const answered = workflow(async ({ id }: { id: string }) => {
  const answer = await load({ id });
  try {
    return 'error' in (answer as object) ? { failed: (answer as { error: unknown }).error } : { done: answer };
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : 'other';
  }
});

export const ofObject = workflow(async ({ x, key }: { x: object; key: string }) => ['name' in x, key in x, '0' in x]);

export const ofAnything = workflow(async ({ x }: { x: any }) => 'name' in x);

export const maybe = workflow(async ({ x }: { x?: { a: number } | null }) => {
  try {
    return ['a' in x!, 'b' in x!];
  } catch (e) {
    return (e as Error).name;
  }
});

export const ofArray = workflow(async ({ xs, i, key }: { xs: (string | null)[]; i: number; key: string }) => {
  const held = [i in xs, 0 in xs, '0' in xs, (-1) in xs, 1.5 in xs, key in xs, 'length' in xs];
  xs.push('new');
  return [held, i in xs, xs.length - 1 in xs, xs.length in xs];
});

export const arrayOrRecord = workflow(async ({ x }: { x: { a: number } | number[] }) => {
  if ('a' in x) return x.a;
  return x.length;
});

export const shapesApart = workflow(async ({ shape }: { shape: { radius: number } | { side: number } }) =>
  'radius' in shape ? shape.radius * 2 : shape.side,
);

function pick<T extends object, K extends keyof T>(object: T, keys: readonly K[]): Pick<T, K> {
  const out = {} as Pick<T, K>;
  for (const key of keys) if (key in object) out[key] = object[key];
  return out;
}

function omit<T extends object, K extends keyof T>(object: T, keys: readonly K[]): Omit<T, K> {
  const out = { ...object };
  for (const key of keys) if (key in out) delete out[key];
  return out;
}

interface Order {
  id: string;
  total: number;
  note?: string;
}

export const generic = workflow(async ({ order, keys }: { order: Order; keys: (keyof Order)[] }) => [
  pick(order, keys),
  omit(order, ['total', 'note']),
]);

export const inCallback = workflow(async ({ xs }: { xs: any[] }) => {
  try {
    return xs.filter((x) => 'a' in x).length;
  } catch (e) {
    return (e as Error).name;
  }
});

/** The key is evaluated before the object, and the object before the test. */
export const order = workflow(async ({ x }: { x: any }) => {
  const log: string[] = [];
  const say = <T>(text: string, value: T): T => {
    log.push(text);
    return value;
  };
  try {
    log.push(String(say('key', 'k') in say('object', x)));
  } catch (e) {
    log.push((e as Error).name);
  }
  return log;
});

export const afterWrites = workflow(async ({ x }: { x: Record<string, number> }) => {
  const before = 'n' in x;
  x.n = 1;
  const between = 'n' in x;
  delete x.n;
  return [before, between, 'n' in x];
});

export const ofError = workflow(async ({ text }: { text: string }) => {
  try {
    if (text !== '') throw new RangeError(text);
    return 'fine';
  } catch (e) {
    return typeof e === 'object' && e !== null && 'message' in e && 'name' in e
      ? `${e.name}: ${e.message}`
      : 'no error';
  }
});

/** What an error has besides is not known. */
export const ofErrorCode = workflow(async ({ text }: { text: string }) => {
  try {
    if (text !== '') throw new RangeError(text);
    return 'fine';
  } catch (e) {
    return typeof e === 'object' && e !== null && 'code' in e;
  }
});

/** The text quotes the key and the value. */
export const engineText = workflow(async ({ x }: { x: any }) => {
  try {
    return 'name' in x;
  } catch (e) {
    return (e as Error).message;
  }
});

export const inherited = workflow(async ({ x }: { x: object }) => 'push' in x);

export const ofMatch = workflow(async ({ x }: { x: string }) => {
  const match = /(a)/.exec(x);
  return match !== null && 'input' in match;
});

export const undefinedProperty = workflow(async ({ x }: { x: { a?: number } }) => {
  const copy: object = { a: x.a };
  return 'a' in copy;
});

const ANYTHING = [
  { x: { name: 'n' } },
  { x: { name: null } },
  { x: { name: 7 } },
  { x: {} },
  { x: { a: { name: 1 } } },
  { x: [] },
  { x: [{ name: 'in list' }] },
  { x: ['name'] },
  { x: null },
  {},
  { x: 'name' },
  { x: '' },
  { x: 0 },
  { x: true },
  { x: { items: [] } },
  { x: { items: [1] } },
  { x: { items: 'text' } },
];

export default cases(
  {
    guarded: { inputs: ANYTHING },
    predicate: { inputs: ANYTHING },
    truthyGuard: { inputs: ANYTHING },
    answered: { inputs: ['error', 'fine', 'list', 'text', 'null', 'number'].map((id) => ({ id })) },
    ofObject: {
      inputs: [
        { x: { name: 1 }, key: 'name' },
        { x: {}, key: '' },
        { x: { '': 1, 0: 2 }, key: '' },
        { x: [], key: 'length' },
        { x: ['a', 'b'], key: '1' },
        { x: ['a', 'b'], key: '01' },
        { x: [['a']], key: '2' },
        { x: [{ name: 1 }], key: 'name' },
      ],
    },
    ofAnything: { inputs: ANYTHING },
    maybe: { inputs: [{ x: { a: 1 } }, { x: {} }, { x: null }, {}] },
    ofArray: {
      inputs: [
        { xs: ['a', null], i: 1, key: '1' },
        { xs: ['a'], i: 1, key: '1' },
        { xs: [], i: 0, key: 'length' },
        { xs: [null], i: -0, key: '-0' },
        { xs: ['a', 'b', 'c'], i: 2.5, key: '1e0' },
        { xs: ['a', 'b', 'c'], i: -1, key: ' 1' },
        { xs: ['a', 'b', 'c'], i: 4294967296, key: '99999999999999999999' },
      ],
    },
    arrayOrRecord: { inputs: [{ x: { a: 5 } }, { x: [] }, { x: [1, 2] }] },
    shapesApart: { inputs: [{ shape: { radius: 2 } }, { shape: { side: 3 } }] },
    generic: {
      inputs: [
        { order: { id: 'o', total: 1, note: 'x' }, keys: ['id', 'note'] },
        { order: { id: 'o', total: 1 }, keys: ['note'] },
        { order: { id: 'o', total: 0 }, keys: [] },
      ],
    },
    inCallback: { inputs: [{ xs: [] }, { xs: [{ a: 1 }, {}, []] }, { xs: [{ a: 1 }, 'a'] }, { xs: [null] }] },
    order: { inputs: [{ x: { k: 1 } }, { x: {} }, { x: null }, { x: 'k' }, { x: ['k'] }] },
    afterWrites: { inputs: [{ x: {} }, { x: { n: 0 } }] },
    ofError: { inputs: [{ text: '' }, { text: 'bad' }] },
    ofErrorCode: { refused: 'STEP2114' },
    engineText: { refused: 'STEP2119' },
    inherited: { refused: 'STEP2108' },
    ofMatch: { refused: 'STEP2108' },
    undefinedProperty: { refused: 'STEP2108' },
  },
  () => ({
    Load: ({ id }: { id: string }) =>
      ({ error: { error: 'bad' }, fine: { ok: 1 }, list: [1], text: 'error', null: null, number: 3 })[id],
  }),
);
