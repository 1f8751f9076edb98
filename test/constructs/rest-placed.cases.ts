/** Spread arguments for functions whose own parameters take the items, as a type with a rest parameter lets pass. */
import { Workflow, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const echo = lambda.fn<{ v: unknown }, unknown>('Echo');

interface In {
  a: number;
  list: number[];
  o: { x?: number; y: string | null };
}

export const spreadKeptRest = workflow(async ({ a, list }: In) => {
  const undo: ((...xs: number[]) => Promise<number>)[] = [];
  undo.push((...xs) => work({ n: xs.length + a }));
  undo.push(async (first = 5, ...xs) => first + (await work({ n: xs.length })));
  const out: number[] = [];
  for (const step of undo) {
    out.push(await step(...list));
    out.push(await step());
    out.push(await step(1, ...list, 2));
  }
  return out;
});
export const spreadListFns = workflow(async ({ a }: In) => {
  const fns = [(x: number, y = a) => x + y, (...xs: number[]) => xs.length];
  return fns.map((fn) => fn(1)).concat(fns.map((fn) => fn(...([1, 2] as [number, number]))));
});
export const spreadTableFns = workflow(async ({ a, list, o }: In) => {
  const table: Record<string, (...xs: number[]) => number> = {
    sum: (...xs) => xs.reduce((p, c) => p + c, 0),
    count: (...xs) => xs.length,
    first: (x = -1) => x,
  };
  const key = o.y ?? 'sum';
  const fn = table[key];
  return fn ? [fn(...list), fn(a, ...list), fn()] : 'none';
});
export const spreadAsyncMany = workflow(async ({ a, list }: In) => {
  const f = async (n: number, ...more: number[]) => (await work({ n })) + more.length;
  return [await f(a, ...list), ...(await Promise.all([f(1), f(2, ...list), f(3, 4, ...list)]))];
});
@Workflow()
export class SpreadMethods {
  private async many(n: number, ...more: number[]) {
    return (await work({ n })) + more.reduce((x, y) => x + y, 0);
  }
  private pure(first?: number, { x = 3, y }: { x?: number; y?: string | null } = {}, ...[head, ...tail]: number[]) {
    return `${first}${x}${y}${head}${tail}`;
  }
  async run({ a, list, o }: In) {
    return [
      await this.many(a, ...list),
      this.pure(),
      this.pure(undefined, o),
      this.pure(a, undefined, ...list),
      this.pure(a, o, 1, ...list, 2),
    ];
  }
}
function rec({ n, acc = [] }: { n: number; acc?: number[] }, [p, q = 4]: [number, number?] = [0]): number[] {
  return n <= 0 ? [...acc, p, q] : rec({ n: n - 1, acc: [...acc, n] }, n % 2 ? [n] : n === 4 ? undefined : [n]);
}
export const spreadRecPatterns = workflow(async ({ a, list }: In) => [
  rec({ n: a }),
  rec({ n: list.length, acc: list }, [1, 2]),
]);
const recArrow = (n: number, step = 1, ...rest: string[]): string =>
  n <= 0 ? rest.join('-') : recArrow(n - step, undefined, `${n}`, ...rest);
export const spreadRecArrows = workflow(async ({ a, list }: In) => [
  recArrow(a),
  recArrow(a, 2),
  recArrow(a, undefined, ...list.map(String)),
]);
export const spreadCallbackSpread = workflow(async ({ a, list }: In) => {
  const max = (...xs: number[]) => Math.max(...xs, 0);
  return [
    list.map((x) => max(x, ...list)),
    [list, [a], []].map((xs) => max(...xs)),
    list.reduce((p, c) => max(p, c, a), 0),
  ];
});
export const spreadGenericRest = workflow(async ({ a, list, o }: In) => {
  const call = <A extends unknown[], R>(fn: (...args: A) => R, ...args: A): R => fn(...args);
  return [
    call((x: number, y: number) => x - y, a, 3),
    call((...xs: number[]) => xs.length, ...list),
    call(({ y }: In['o']) => y, o),
  ];
});
export const spreadAsyncGeneric = workflow(async ({ a, list }: In) => {
  const call = async <A extends unknown[], R>(fn: (...args: A) => Promise<R>, ...args: A): Promise<R> => fn(...args);
  return [
    await call(async (x: number, y: number) => (await work({ n: x })) - y, a, 3),
    await call(async (...xs: number[]) => xs.length, ...list),
  ];
});
const curry = (f: (x: number, y: number) => number) => (x: number) => (y: number) => f(x, y);
const compose =
  <T>(...fns: ((x: T) => T)[]) =>
  (x: T) =>
    fns.reduce((v, f) => f(v), x);
const pipe = <T>(x: T, ...fns: ((x: T) => T)[]) => {
  let v = x;
  for (const f of fns) v = f(v);
  return v;
};
export const spreadComposed = workflow(async ({ a, list }: In) => [
  curry((x, y) => x * y)(a)(2),
  compose<number>(
    (x) => x + 1,
    (x) => x * 2,
  )(a),
  compose<number>()(a),
  pipe(
    a,
    (x) => x + list.length,
    (x) => -x,
  ),
  pipe(a),
]);
export const spreadAwaitedArgs = workflow(async ({ a, list }: In) => {
  const f = (x: unknown, ...xs: unknown[]) => [x, ...xs];
  let n = a;
  return [f(n++, await echo({ v: n }), n++, ...list, await echo({ v: n })), n];
});
function grown(depth: number, x = 7, ...more: number[]): number[] {
  return depth <= 0 ? [x, ...more] : grown(depth - 1, ...more);
}
function pairs(depth: number, ...xs: number[]): string {
  const go = depth > 0 ? pairs : (n: number, x = 9) => `${n}:${x}`;
  return go(depth - 1, ...xs);
}
export const spreadPlacedRec = workflow(async ({ a, list }: In) => [
  grown(a, ...list),
  grown(0, ...list),
  pairs(a, ...list),
]);
export const spreadPlacedAsync = workflow(async ({ a, list }: In) => {
  type F = (...xs: number[]) => Promise<unknown>;
  const one: F = async (x = 3, y = x, ...more) => [await work({ n: x }), y, more];
  const two: F = async (x, y) => (x === undefined ? 'none' : [x, y === undefined, await echo({ v: y ?? null })]);
  const chosen = a > 1 ? one : two;
  const rows: unknown[] = [];
  for (const f of [one, two, chosen]) rows.push(await f(...list), await f(a, ...list, 3), await f(...list, ...list));
  return rows;
});

const inputs: In[] = [
  { a: 0, list: [], o: { y: null } },
  { a: 2, list: [5], o: { x: 1, y: 'count' } },
  { a: 5, list: [3, 4], o: { y: 'first' } },
  { a: 1, list: [1, 1, 1], o: { y: 'gone' } },
];

export default cases(
  Object.fromEntries(
    [
      'spreadKeptRest',
      'spreadListFns',
      'spreadTableFns',
      'spreadAsyncMany',
      'SpreadMethods',
      'spreadRecPatterns',
      'spreadRecArrows',
      'spreadCallbackSpread',
      'spreadGenericRest',
      'spreadAsyncGeneric',
      'spreadComposed',
      'spreadAwaitedArgs',
      'spreadPlacedRec',
      'spreadPlacedAsync',
    ].map((name) => [name, { inputs, concurrent: true }]),
  ),
  () => ({ Work: ({ n }: { n: number }) => n * 2, Echo: ({ v }: { v: unknown }) => v }),
);
