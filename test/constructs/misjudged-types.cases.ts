/** Conditions of `??`, by which TypeScript narrows too much; narrowing of `o['a']` and `o[key]` that a call undoes. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const tell = lambda.fn<{ text: string }, string>('Tell');
interface Input {
  readonly a?: string;
  readonly f?: boolean | null;
  readonly xs?: string[];
  readonly status: 'new' | 'old';
  readonly u: { kind: 'x'; v: string } | { kind: 'y'; w: number } | null;
  readonly o?: { f?: boolean; a?: string };
}
interface Marks {
  a?: string | undefined;
  b?: string | undefined;
}

export const coalesceTexts = workflow(async ({ f, a, status }: Input) => {
  const seen: unknown[] = [];
  if (f ?? a) seen.push('either');
  if (f ?? status === 'new') seen.push('new', status);
  else seen.push(status);
  if (!(f ?? a)) seen.push('neither', a ?? null);
  if ((f ?? true) && a) seen.push(a);
  if (a ?? f) seen.push(a ?? null);
  else seen.push(typeof a, a === '');
  return seen;
});
export const coalesceOwner = workflow(async ({ o, f }: Input) => {
  const seen: unknown[] = [];
  if (o?.f ?? f) seen.push('on', o?.f ?? null, f ?? null);
  else seen.push(o ?? null, typeof o?.f, f ?? null);
  if (!(o?.['a'] ?? f)) seen.push(typeof o?.a, typeof o?.['a'], o?.a === '');
  return seen;
});
export const coalesceObjects = workflow(async ({ o, u }: Input) => {
  if (u ?? o) return [u, o ?? null];
  return [u === null, o === undefined];
});
export const coalesceCompared = workflow(async ({ a, f }: Input) => {
  if ((f ?? a === undefined) === true) return 'none';
  return { a, list: [a], text: `${a}` };
});
export const coalesceKept = workflow(async ({ a, f }: Input) => {
  const missing = f ?? a === undefined;
  if (missing) return 'none';
  const text: string = await tell({ text: a ?? 'nothing' });
  return { a, text };
});
export const coalesceKey = workflow(async ({ o, f, status }: Input) => {
  const marks: Marks = { a: o?.a, b: 'B' };
  const key = status === 'new' ? 'a' : 'b';
  if (!(marks[key] ?? f)) return [typeof marks[key], marks[key] === '', marks[key] ?? 'none'];
  return [marks[key] ?? 'none'];
});

export const coalesceTested = workflow(async ({ a, f }: Input) => {
  if (f ?? a === undefined) return 'none';
  return `${a}`;
});
export const coalesceTypeOf = workflow(async (input: Input) => {
  return (input.f ?? typeof input['a'] !== 'string') ? 'none' : [input.a];
});
export const coalesceAlias = workflow(async ({ a, f }: Input) => {
  const missing = a === undefined;
  return (f ?? missing) ? 'none' : [a];
});
export const coalesceKind = workflow(async ({ u, f }: Input) => {
  if (!u) return 'none';
  return (f ?? u.kind === 'y') ? 'other' : u;
});
export const coalesceOptional = workflow(async ({ u, f }: Input) => {
  while (f ?? u?.kind !== 'x') return 'other';
  return u;
});
export const coalesceTaken = workflow(async ({ u, f }: Input) => {
  if (!u) return 'none';
  const { kind, ...rest } = u;
  return (f ?? kind !== 'x') ? 'other' : rest;
});
const isText = (value: unknown): value is string => typeof value === 'string';
export const coalescePredicate = workflow(async ({ a, f }: Input) => {
  return !(f ?? isText(a)) ? [a] : 'text';
});
export const coalesceAssigned = workflow(async (input: Input) => {
  let a: string | undefined = 'a';
  return (input.f ?? (a = input.a) === undefined) ? 'none' : [a];
});
export const coalesceAssigning = workflow(async ({ a, f }: Input) => {
  let flag = f;
  return !(flag ??= typeof a === 'string') ? [a] : [flag, a];
});
export const coalesceGiven = workflow(async ({ a, status }: Input) => {
  let text: string | boolean | undefined = a;
  if (!(text ??= status === 'old')) return [typeof text, text];
  return [typeof text, text];
});
export const coalesceList = workflow(async ({ f, xs }: Input) => ((f ?? xs) ? xs : 'none'));

export const keyNarrow = workflow(async ({ a }: Input) => {
  const marks: Marks = { a: a ?? 'none' };
  const clear = () => {
    if (a) delete marks.a;
  };
  if (marks['a'] !== undefined) {
    clear();
    try {
      return marks['a'].length;
    } catch (error) {
      return error instanceof TypeError ? 'TypeError' : 'other';
    }
  }
  return 'none';
});
export const keyNarrow2 = workflow(async ({ a, status }: Input) => {
  const marks: { a: string | number; b: string | number } = { a: a ?? 'none', b: 'B' };
  const key = status === 'new' ? 'a' : 'b';
  const count = () => {
    marks.a = 5;
  };
  if (typeof marks[key] === 'string') {
    count();
    return [typeof marks[key], marks[key] + 1, `${marks[key]}`];
  }
  return 'none';
});

const inputs = [{}, { f: true }, { f: false }, { f: null }].flatMap((flag) =>
  [
    {},
    { a: '' },
    { a: 'A', xs: [] },
    { xs: ['x'], o: {} },
    { o: { f: false, a: '' } },
    { o: { f: true, a: 'O' } },
  ].flatMap((rest, index) => {
    const u = [null, { kind: 'x', v: '' }, { kind: 'y', w: 0 }][index % 3];
    return ['new', 'old'].map((status) => ({ ...flag, ...rest, status, u }));
  }),
);
const refused = { refused: 'STEP2128' } as const;

export default cases(
  {
    coalesceTexts: { inputs },
    coalesceOwner: { inputs },
    coalesceObjects: { inputs },
    coalesceCompared: { inputs },
    coalesceKept: { inputs },
    coalesceKey: { inputs },
    coalesceTested: refused,
    coalesceTypeOf: refused,
    coalesceAlias: refused,
    coalesceKind: refused,
    coalesceOptional: refused,
    coalesceTaken: refused,
    coalescePredicate: refused,
    coalesceAssigned: refused,
    coalesceAssigning: refused,
    coalesceGiven: { inputs },
    coalesceList: refused,
    keyNarrow: { inputs },
    keyNarrow2: { inputs },
  },
  () => ({ Tell: ({ text }: { text: string }) => `told ${text}` }),
);
