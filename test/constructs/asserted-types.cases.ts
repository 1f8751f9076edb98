/** Type assertions, predicates and assertion functions that promise more than is so: what is not there stays undefined, as in Node. */
import { WorkflowError, workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';
import { fuzzTasks } from '../fuzz/generate/tasks.ts';

class Boom extends WorkflowError {}
class Other extends WorkflowError {}

export const lie1 = workflow(async (input: any) => {
  const x = input.n as 1 | 2;
  if (x === 1) return 'one';
  return x === 2 ? 'two' : 'other';
});

export const lie2 = workflow(async (input: any) => {
  const x = input.n as 1 | 2;
  switch (x) {
    case 1:
      return 'a';
    case 2:
      return 'b';
  }
});

export const lie3 = workflow(async (input: { n: number }) => {
  const x = input.n as 1 | 2;
  const table = { 1: 'a', 2: 'b' };
  return table[x].length;
});

export const lie4 = workflow(async (input: { n: number }) => {
  const x = input.n as 1 | 2;
  const table = { 1: 'a', 2: 'b' } as const;
  const v = table[x];
  return v === undefined ? 'none' : v;
});

export const lie5 = workflow(async (input: { s: string }) => {
  const k = input.s as 'a' | 'b';
  const o: Record<'a' | 'b', number> = { a: 1, b: 2 };
  return { v: o[k], w: o[k] + 1, t: `${o[k]}` };
});

export const lie6 = workflow(async (input: { s: string }) => {
  const k = input.s as 'a' | 'b';
  const o: Record<'a' | 'b', { n: number }> = { a: { n: 1 }, b: { n: 2 } };
  try {
    return o[k].n;
  } catch (e) {
    return (e as Error).name;
  }
});

const isABPred1 = (s: string): s is 'a' | 'b' => s.length > 0;
export const pred1 = workflow(async (input: { s: string }) => {
  const o = { a: [1], b: [2, 3] };
  if (isABPred1(input.s)) {
    try {
      return o[input.s].length;
    } catch (e) {
      return (e as Error).name;
    }
  }
  return 'no';
});

const isNumPred2 = (s: number | null): s is number => s !== 99;
export const pred2 = workflow(async (input: { xs: (number | null)[] }) => {
  return input.xs.filter(isNumPred2).map((n) => n + 1);
});

const isStrPred3 = (s: string | null): s is string => s !== 'zzz';
export const pred3 = workflow(async (input: { xs: (string | null)[] }) => {
  const out: number[] = [];
  for (const x of input.xs) {
    if (isStrPred3(x)) {
      try {
        out.push(x.length);
      } catch {
        out.push(-1);
      }
    }
  }
  return out;
});

type APred4 = { a: number; b?: string };
const hasBPred4 = (x: APred4): x is APred4 & { b: string } => x.a > 0;
export const pred4 = workflow(async (input: { xs: APred4[] }) => {
  return input.xs.filter(hasBPred4).map((x) => [x.b, typeof x.b, `${x.b}`, x.b === undefined]).length;
});

type APred5 = { a: number; b?: string };
const hasBPred5 = (x: APred5): x is APred5 & { b: string } => x.a > 0;
export const pred5 = workflow(async (input: { xs: APred5[] }) => {
  try {
    return input.xs.filter(hasBPred5).map((x) => x.b.length);
  } catch (e) {
    return (e as Error).name;
  }
});

export const as1 = workflow(async (input: { x: unknown }) => {
  const s = input.x;
  if (typeof s === 'string') return s.length;
  if (typeof s === 'number') return s + 1;
  return 'n';
});

type TAs2 = { list: string[] };
export const as2 = workflow(async (input: { o?: Partial<TAs2> }) => {
  const t = (input.o ?? {}) as TAs2;
  try {
    t.list.push('a');
    return t.list;
  } catch (e) {
    return (e as Error).name;
  }
});

export const as3 = workflow(async (input: { k?: string }) => {
  const groups = {} as Record<string, number[]>;
  const k = input.k ?? 'z';
  try {
    groups[k]!.push(1);
  } catch (e) {
    return (e as Error).name;
  }
  return groups;
});

export const as4 = workflow(async () => {
  const o = {} as { a: { b: number }; c: string };
  return [o.c, o.a?.b, o.c === undefined, typeof o.a].map((v) => `${v}`);
});

export const as5 = workflow(async (input: { s: string }) => {
  const [k, v] = input.s.split('=') as [string, string];
  try {
    return { k, v, up: v.toUpperCase() };
  } catch (e) {
    return { k, e: (e as Error).name };
  }
});

export const as6 = workflow(async (input: { s: string }) => {
  const pairs = input.s.split(',').map((p) => p.split('=') as [string, string]);
  return Object.fromEntries(pairs);
});

function mustAssert1(one: string | undefined): asserts one is string {
  if (one === undefined) throw new Other('missing');
}
export const assert1 = workflow(async (input: { l: string[] }) => {
  const x: string | undefined = input.l[0];
  mustAssert1(x);
  return x.trim();
});

export const assert2 = workflow(async (input: { l: string[] }) => {
  const x: string | undefined = input.l[0];
  if (x === undefined) return 'none';
  return x.trim();
});

const isGoneAssert3 = (one: string | undefined) => one === undefined;
export const assert3 = workflow(async (input: { l: string[] }) => {
  const x: string | undefined = input.l[0];
  return isGoneAssert3(x);
});

export const assert4 = workflow(async () => {
  const x: string | undefined = ([''] as string[])[2];
  return x === undefined;
});

const isNumPred2b = (s: number | null): s is number => s !== null;
export const pred2b = workflow(async (input: { xs: (number | null)[] }) => {
  return input.xs.filter(isNumPred2b).map((n) => n + 1);
});

const isStrPred6 = (s?: string | null): s is string => s !== 'zzz';
export const pred6 = workflow(async (input: { x?: string | null }) => {
  const { x } = input;
  if (isStrPred6(x)) return x.length;
  return 'no';
});

const isStrPred7 = (s?: string | null): s is string => s !== 'zzz';
export const pred7 = workflow(async (input: { x?: string | null }) => {
  if (isStrPred7(input.x)) {
    try {
      return input.x.length;
    } catch (e) {
      return (e as Error).name;
    }
  }
  return 'no';
});

const isStrPred8 = (s: string | null): s is string => s !== 'zzz';
export const pred8 = workflow(async (input: { xs: (string | null)[] }) => {
  const { xs } = input;
  if (xs.every(isStrPred8)) {
    try {
      return xs.map((x) => x.length);
    } catch (e) {
      return (e as Error).name;
    }
  }
  return 'no';
});

const isStrPred9 = (s: string | null): s is string => s !== 'zzz';
export const pred9 = workflow(async (input: { xs: (string | null)[] }) => {
  const x = input.xs.find(isStrPred9);
  try {
    return x!.length;
  } catch (e) {
    return (e as Error).name;
  }
});

function checkPred10(s?: string | null): asserts s is string {
  if (s === 'b') throw new Boom('b');
}
export const pred10 = workflow(async (input: { x?: string | null }) => {
  const { x } = input;
  checkPred10(x);
  try {
    return x.length;
  } catch (e) {
    return (e as Error).name;
  }
});

function checkPred11(s: unknown): asserts s {
  if (s === 'b') throw new Boom('b');
}
export const pred11 = workflow(async (input: { x?: string | null }) => {
  const { x } = input;
  checkPred11(x !== null && x !== undefined);
  try {
    return x.length;
  } catch (e) {
    return (e as Error).name;
  }
});

function checkPred12(s: unknown, m: string): asserts s {
  if (!s) throw new Boom(m);
}
export const pred12 = workflow(async (input: { x?: string | null }) => {
  const { x } = input;
  checkPred12(x, 'gone');
  return x.length;
});

const presentPred13 = <T>(one: T | undefined): one is T => one !== null;
export const pred13 = workflow(async (input: { xs: string[] }) => {
  return [input.xs[0], 'b', input.xs[2]].filter(presentPred13).map((x) => `${x}`);
});

type OPred14 = { kind: 'a'; s?: string } | { kind: 'b'; n: number };
const isBPred14 = (o: OPred14): o is { kind: 'b'; n: number } => o.kind !== ('zz' as string);
export const pred14 = workflow(async (input: { o: OPred14 }) => {
  if (isBPred14(input.o)) return { n: input.o.n, t: typeof input.o.n };
  return 'no';
});

type OPred15 = { kind: 'a'; s?: string } | { kind: 'b'; n: number };
const isBPred15 = (o: OPred15): o is { kind: 'b'; n: number } => o.kind === 'b';
export const pred15 = workflow(async (input: { o: OPred15 }) => {
  const { o } = input;
  if (isBPred15(o)) return o.n + 1;
  return o.s ?? 'none';
});

type AAs8 = { kind: 'a'; s?: string };
type BAs8 = { kind: 'b'; n: number };
export const as8 = workflow(async (input: { o: AAs8 | BAs8 }) => {
  const o = input.o as BAs8;
  return { n: o.n, t: typeof o.n, u: o.n === undefined };
});

type AAs9 = { kind: string };
export const as9 = workflow(async (input: { o: AAs9 }) => {
  const o = input.o as AAs9 & { n: number };
  return { n: o.n, t: typeof o.n, u: o.n === undefined };
});

export const as10 = workflow(async (input: { x: string }) => {
  const k = input.x as keyof typeof table;
  const table = { a: 'A', b: 'B' };
  const v = table[k];
  return v ? v.toLowerCase() : 'none';
});

const TABLEAs11 = { a: { n: 1 }, b: { n: 2 } } as const;
export const as11 = workflow(async (input: { x: string }) => {
  const v = TABLEAs11[input.x as keyof typeof TABLEAs11];
  try {
    return v.n;
  } catch (e) {
    return (e as Error).name;
  }
});

export const as12 = workflow(async (input: { x: string[] }) => {
  const t = input.x as [string, string];
  return { a: t[0], b: t[1], n: t.length, j: t.join() };
});

const pairAs13 = ([a, b]: [string, string]) => `${a}-${b}`;
export const as13 = workflow(async (input: { x: string[] }) => pairAs13(input.x as [string, string]));

export const as14 = workflow(async (input: { x: object }) => {
  const o = input.x as { a: { b: { c: number } } };
  try {
    return o.a.b.c;
  } catch (e) {
    return (e as Error).name;
  }
});

export const as15 = workflow(async (input: { x: Record<string, unknown> }) => {
  const o = input.x as { a: { b: { c: number } } };
  try {
    return o.a.b.c;
  } catch (e) {
    return (e as Error).name;
  }
});

export const as16 = workflow(async (input: { x: { a?: number } }) => {
  const o = input.x as Required<{ a?: number }>;
  return [o.a === undefined, `${o.a}`, typeof o.a];
});

export const as17 = workflow(async (input: { x: { a?: number }[] }) => {
  const l = input.x as { a: number }[];
  return l.map((o) => [o.a === undefined, `${o.a}`, typeof o.a]);
});

export const as18 = workflow(async (input: { x: ({ a: number } | null)[] }) => {
  const l = input.x as { a: number }[];
  try {
    return l.map((o) => o.a);
  } catch (e) {
    return (e as Error).name;
  }
});

export const as19 = workflow(async (input: { x: (string | null)[] }) => {
  const l = input.x as string[];
  try {
    return l.map((o) => o.length);
  } catch (e) {
    return (e as Error).name;
  }
});

export const as20 = workflow(async (input: { x: { y: number[] | null } | null }) => {
  const o = input.x as { y: number[] };
  try {
    return o.y.length;
  } catch (e) {
    return (e as Error).name;
  }
});

export const as21 = workflow(async (input: { d: Record<string, number> }) => {
  const o = input.d as { k: number; z: number };
  return [o.k === undefined, `${o.z}`, o.k + 1 > 0];
});

export const as22 = workflow(async (input: { d: Record<string, number> }) => {
  const { k, z = 4 } = input.d as { k: number; z: number };
  return [`${k}`, z];
});

const assertNeverExhaust = (x: never): never => {
  throw new Other(`bad ${JSON.stringify(x)}`);
};
export const exhaust = workflow(async (input: { k: string }) => {
  const k = input.k as 'a' | 'b';
  switch (k) {
    case 'a':
      return 1;
    case 'b':
      return 2;
    default:
      return assertNeverExhaust(k);
  }
});

export const boollie = workflow(async (input: { b: unknown }) => {
  const b = input.b as boolean;
  return b ? 'yes' : 'no';
});

export default cases(
  {
    lie1: { inputs: [{ n: 3 }, { n: 1 }, { n: 0 }, {}] },
    lie2: { inputs: [{ n: 3 }, { n: 1 }, { n: 2 }] },
    lie3: { inputs: [{ n: 3 }, { n: 1 }, { n: 2 }] },
    lie4: { inputs: [{ n: 3 }, { n: 1 }, { n: 2 }] },
    lie5: { inputs: [{ s: 'c' }, { s: 'a' }, { s: 'b' }] },
    lie6: { inputs: [{ s: 'c' }, { s: 'a' }, { s: 'b' }] },
    pred1: { inputs: [{ s: 'c' }, { s: 'a' }, { s: 'b' }] },
    pred2: { inputs: [{ xs: [null, 1, 0] }, { xs: [] }, { xs: [null] }] },
    pred3: { inputs: [{ xs: ['a', '', null] }, { xs: [null] }] },
    pred4: { inputs: [{ xs: [{ a: 1 }, { a: 2, b: 'x' }, {}] }] },
    pred5: { inputs: [{ xs: [{ a: 1 }, { a: 2, b: 'x' }, {}] }] },
    as1: { inputs: [{ x: 'abc' }, { x: 5 }] },
    as2: { inputs: [{}, { o: {} }, { o: { list: [] } }] },
    as3: { inputs: [{}, { k: 'a' }] },
    as4: { inputs: [{}, { k: 'a' }] },
    as5: { inputs: [{ s: 'a=b' }, { s: 'a' }, { s: '' }] },
    as6: { inputs: [{ s: 'a=b' }, { s: 'a' }, { s: '' }] },
    assert1: { inputs: [{ l: [] }, { l: ['a'] }] },
    assert2: { inputs: [{ l: [] }, { l: ['a'] }] },
    assert3: { inputs: [{ l: [] }, { l: ['a'] }] },
    assert4: { inputs: [{ l: [] }, { l: ['a'] }] },
    pred2b: { inputs: [{ xs: [null, 1, 0] }, { xs: [] }, { xs: [null] }] },
    pred6: { inputs: [{ x: null }, { x: 'a' }, {}] },
    pred7: { inputs: [{ x: null }, { x: 'a' }, {}] },
    pred8: { inputs: [{ xs: [null, 'a'] }, { xs: ['a'] }, { xs: [] }] },
    pred9: { inputs: [{ xs: [null, 'a'] }, { xs: ['a'] }, { xs: [] }] },
    pred10: { inputs: [{ x: null }, { x: 'a' }, {}] },
    pred11: { inputs: [{ x: null }, { x: 'a' }, {}] },
    pred12: { inputs: [{ x: null }, { x: 'a' }, {}] },
    pred13: { inputs: [{ xs: ['a'] }, { xs: [] }] },
    pred14: { inputs: [{ o: { kind: 'a' } }, { o: { kind: 'b', n: 1 } }, { o: { kind: 'a', s: 'x' } }] },
    pred15: { inputs: [{ o: { kind: 'a' } }, { o: { kind: 'b', n: 1 } }, { o: { kind: 'a', s: 'x' } }] },
    as8: { inputs: [{ o: { kind: 'a' } }, { o: { kind: 'b', n: 1 } }, { o: { kind: 'a', s: 'x' } }] },
    as9: { inputs: [{ o: { kind: 'a' } }, { o: { kind: 'b', n: 1 } }] },
    as10: { inputs: [{ x: 'q' }, { x: 'a' }] },
    as11: { inputs: [{ x: 'q' }, { x: 'a' }] },
    as12: { inputs: [{ x: ['a'] }, { x: [] }, { x: ['a', 'b', 'c'] }] },
    as13: { inputs: [{ x: ['a'] }, { x: [] }, { x: ['a', 'b', 'c'] }] },
    as14: { inputs: [{ x: {} }, { x: { a: {} } }, { x: { a: { b: { c: 1 } } } }] },
    as15: { inputs: [{ x: {} }, { x: { a: {} } }, { x: { a: { b: { c: 1 } } } }] },
    as16: { inputs: [{ x: {} }, { x: { a: 1 } }] },
    as17: { inputs: [{ x: [] }, { x: [{ a: 1 }] }, { x: [{}] }] },
    as18: { inputs: [{ x: [] }, { x: [{ a: 1 }] }, { x: [null] }] },
    as19: { inputs: [{ x: [] }, { x: ['1'] }, { x: [null] }] },
    as20: { inputs: [{ x: null }, { x: { y: null } }, { x: { y: [1] } }, { x: { y: [] } }] },
    as21: { inputs: [{ d: {} }, { d: { k: 1 } }] },
    as22: { inputs: [{ d: {} }, { d: { k: 1 } }] },
    exhaust: { inputs: [{ k: 'a' }, { k: 'c' }] },
    boollie: { inputs: [{ b: 'x' }, { b: true }, { b: null }] },
  },
  fuzzTasks,
);
