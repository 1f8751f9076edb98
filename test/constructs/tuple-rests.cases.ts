/** Positions behind those that the type of a tuple requires, as it says of `[first, ...list]` and of promises beside a spread list. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface X {
  xs: number[];
}
interface SS {
  ss: string[];
}
const num = lambda.fn<{ n: number }, number>('Num');
const opt = async (n: number) => (n > 2 ? num({ n }) : undefined);
export const tupleTested = workflow(async ({ xs }: X) => {
  const [, b] = [1, ...xs];
  return b === undefined;
});
export const tupleBranch = workflow(async ({ xs }: X) => {
  const [, b] = [1, ...xs];
  if (b === undefined) return 'first';
  return 'again';
});
export const tupleLength = workflow(async ({ ss }: SS) => {
  const [, b] = ['x', ...ss];
  return b!.length;
});
export const spreadFirst = workflow(async ({ xs }: X) => {
  const [a, b] = [...(xs.length ? [1] : []), 2];
  return [a, b === undefined];
});
export const promisesTested = workflow(async ({ xs }: X) => {
  const r = await Promise.all([num({ n: 1 }), ...xs.map((n) => num({ n }))]);
  return r[1] === undefined;
});
export const tupleOfInput = workflow(async ({ t }: { t: [number, ...number[]] }) => t[1] === undefined);
export const conditionalPromise = workflow(async ({ xs }: X) => {
  const [a, b] = await Promise.all([num({ n: 1 }), ...(xs.length > 1 ? [num({ n: 2 })] : [])]);
  return { a, b: b ?? 'none', u: b === undefined, t: typeof b, s: `${a}-${b}` };
});
export const tupleIndex = workflow(async ({ xs }: X) => {
  const t: [number, ...number[]] = [1, ...xs];
  return [t[1] ?? 'none', t[0] === undefined];
});
export const tupleParameter = workflow(async ({ xs }: X) => {
  const f = ([a, b]: [number, ...number[]]) => b ?? a;
  return f([7, ...xs]);
});
export const restTuple = workflow(async ({ ss }: SS) => {
  const f = (...[a, b]: [string, ...string[]]) => `${a}${b}`;
  return f('q', ...ss);
});
export const tupleGiven = workflow(async ({ xs }: X) => {
  const f = (): [number, ...number[]] => [1, ...xs];
  const r = f();
  const [p, q] = f();
  return [r[1] === undefined, q === undefined, p];
});
export const tuplesInLoop = workflow(async ({ xs }: X) => {
  const list: [string, ...number[]][] = [['a'], ['b', ...xs]];
  const out: string[] = [];
  for (const [k, v] of list) out.push(`${k}:${v}`);
  return out;
});
export const leadingRest = workflow(async ({ ss }: SS) => {
  const p: [...string[], string] = [...ss, 'z'];
  return [p[0], p[1] === undefined];
});
export const tupleArguments = workflow(async ({ xs }: X) => {
  const f = (a: number, b = 2, ...c: number[]) => [a, b, c.length];
  const t: [number, ...number[]] = [1, ...xs];
  return f(...t);
});
export const tupleInObject = workflow(async ({ xs }: X) => {
  const o = { t: [1, ...xs] } satisfies { t: [number, ...number[]] };
  const {
    t: [, b],
  } = o;
  return b === undefined;
});
export const undefinedTaken = workflow(async ({ xs }: X) => {
  const [u] = await Promise.all([opt(1), ...xs.map((n) => num({ n }))]);
  return u === undefined;
});
export const undefinedDefault = workflow(async ({ xs }: X) => {
  const [u = 5] = await Promise.all([opt(1), ...xs.map((n) => num({ n }))]);
  return u;
});
export const undefinedByKey = workflow(async ({ xs }: X) => {
  const { 0: u } = await Promise.all([opt(1), ...xs.map((n) => num({ n }))]);
  return u ?? 'none';
});
export const undefinedInRest = workflow(async ({ xs }: X) => {
  const [h, ...t] = await Promise.all([opt(1), ...xs.map((n) => num({ n })), opt(1)]);
  return [t.at(-1) === undefined, h === undefined, t.length];
});
export const undefinedAssigned = workflow(async ({ xs }: X) => {
  let a: number | undefined;
  let b: number | undefined;
  [a = 1, b = 2] = await Promise.all([opt(1), ...xs.map((n) => num({ n }))]);
  return [a, b];
});
export const plainUndefined = workflow(async ({ xs, n }: { xs: number[]; n?: number }) => {
  const [u] = await Promise.all([n, ...xs.map((k) => num({ n: k }))]);
  return `${u}`;
});
const X: X[] = [{ xs: [] }, { xs: [5] }, { xs: [3, 4] }];
const S: SS[] = [{ ss: [] }, { ss: ['a'] }, { ss: ['b', ''] }];

export default cases(
  {
    tupleTested: { inputs: X },
    tupleBranch: { inputs: X },
    tupleLength: { inputs: S },
    spreadFirst: { inputs: X },
    promisesTested: { inputs: X, concurrent: true },
    tupleOfInput: { inputs: [{ t: [1] }, { t: [1, 2] }] },
    conditionalPromise: { inputs: X, concurrent: true },
    tupleIndex: { inputs: X },
    tupleParameter: { inputs: X },
    restTuple: { inputs: S },
    tupleGiven: { inputs: X },
    tuplesInLoop: { inputs: X },
    leadingRest: { inputs: S },
    tupleArguments: { inputs: X },
    tupleInObject: { inputs: X },
    undefinedTaken: { inputs: X, concurrent: true },
    undefinedDefault: { inputs: X, concurrent: true },
    undefinedByKey: { inputs: X, concurrent: true },
    undefinedInRest: { inputs: X, concurrent: true },
    undefinedAssigned: { inputs: X, concurrent: true },
    plainUndefined: { inputs: X, concurrent: true },
  },
  () => ({ Num: ({ n }: { n: number }) => n }),
);
