/** Properties that are undefined, passed over where an object's keys, values or entries are listed. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ [key: string]: unknown }, string>('Work');

interface Options {
  readonly a?: number | undefined;
  readonly b?: string | null | undefined;
  readonly c?: boolean | undefined;
}

/** The idiom that leaves out what is not set. */
export const cleaned = workflow(async (input: Options) => {
  const all = { a: input.a, b: input.b, c: input.c };
  const set = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return { set, keys: Object.keys(set), given: { a: 'default', ...set } };
});

export const cleanedOfNull = workflow(async (input: Options) =>
  Object.fromEntries(Object.entries({ ...input, d: input.a }).filter(([_, value]) => value != null)),
);

export const truthy = workflow(async (input: Options) => {
  const all: Options = { a: input.a, b: input.b, c: input.c };
  return [Object.entries(all).filter(([key, value]) => key !== 'c' && value), Object.values(all).filter(Boolean)];
});

function withoutUndefined<T extends Record<string, unknown>>(all: T): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;
}

export const ofHelper = workflow(async (input: Options) =>
  work(withoutUndefined({ a: input.a, nested: { b: input.b, list: [input.c ?? false] } })),
);

export const looped = workflow(async (input: Options) => {
  const all = { a: input.a, b: input.b, c: input.c };
  const parts: string[] = [];
  for (const [key, value] of Object.entries(all)) {
    if (value !== undefined) parts.push(`${key}=${value}`);
  }
  for (const [key, value] of Object.entries(all)) {
    if (value === undefined || value === null) continue;
    parts.push(await work({ [key]: value }));
  }
  return parts.join('&');
});

export const byKey = workflow(async (input: Options) => {
  const all: Record<string, unknown> = { a: input.a, b: input.b, c: input.c };
  const out: Record<string, unknown> = {};
  for (const key in all) if (all[key] !== undefined) out[key] = all[key];
  for (const key of Object.keys(all)) {
    if (!all[key]) continue;
    out[`${key}!`] = all[key];
  }
  return [out, Object.keys(all).filter((key) => all[key] !== undefined)];
});

export const asked = workflow(async (input: Options) => {
  const all = { a: input.a, b: input.b, c: input.c };
  return {
    some: Object.values(all).some((value) => value !== undefined),
    found: Object.values(all).find((value) => typeof value === 'string') ?? 'none',
    zero: Object.values(all).some((value) => value === 0),
    pairs: Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [`${key}:${value}`])),
    chosen: Object.entries(all).flatMap(([key, value]) => (value ? [key] : [])),
  };
});

/** A value that is set later has no turn where it was undefined in the beginning. */
export const setMeanwhile = workflow(async (input: Options) => {
  const all: Record<string, unknown> = { a: input.a, b: input.b };
  const seen: string[] = [];
  for (const [key, value] of Object.entries(all)) {
    if (value === undefined) continue;
    seen.push(key);
    all.b = 'late';
  }
  return [seen, all];
});

export const nested = workflow(async (input: Options) => {
  const all = { first: { a: input.a }, second: input.b ? { b: input.b, c: input.c } : undefined };
  return Object.values(all).filter((one) => one !== undefined);
});

/** The key has its turn in JavaScript, as its value is set before. */
export const setBeforeItsTurn = workflow(async (input: Options) => {
  const all: Record<string, unknown> = { a: input.a, b: input.b };
  const seen: string[] = [];
  for (const key of Object.keys(all)) {
    if (all[key] === undefined) continue;
    seen.push(key);
    all.b = 'late';
  }
  return seen;
});

export const setByOtherName = workflow(async (input: Options) => {
  const all: Record<string, unknown> = { a: input.a, b: input.b };
  const other = all;
  const seen: string[] = [];
  for (const key in all) {
    if (all[key] === undefined) continue;
    seen.push(key);
    other.b = 'late';
  }
  return seen;
});

/** The keys of an object that is written out are known, with those of undefined values. */
export const missing = workflow(async (input: Options) => {
  const needed = { a: input.a, b: input.b, c: input.c };
  const names = Object.entries(needed)
    .filter(([, value]) => value === undefined || value === null)
    .map(([name]) => name);
  if (names.length > 0) throw new Error(`missing: ${names.join(', ')}`);
  return work(needed);
});

export const counted = workflow(async (input: Options) => {
  const all = { a: input.a, b: input.b };
  return Object.entries(all).filter(([, value], index) => value !== undefined && index > 0);
});

export const listed = workflow(async (input: Options) => {
  const out: string[] = [];
  for (const [key, value = 'unset'] of Object.entries({ a: input.a, b: input.b })) out.push(`${key}:${value}`);
  for (const value of Object.values({ 'x-y': input.c, a: input.a })) out.push(typeof value);
  return [out, Object.keys({ a: input.a, c: input.c }), Object.values({ a: input.a, b: input.b })];
});

export const either = workflow(async (input: Options) => {
  const all = { a: input.a, b: input.b };
  return Object.entries(all)
    .filter(([key, value]) => key === 'a' || value !== undefined)
    .map(([key, value]) => `${key}${value}`);
});

export const doesMore = workflow(async (input: Options) => {
  const all = { a: input.a, c: input.c };
  const seen: string[] = [];
  const found = Object.entries(all).filter(([key, value]) => seen.push(key) > 0 && value !== undefined);
  return [found, seen];
});

/** Keys that are numbers come first. */
export const numbered = workflow(
  async (input: Options) => Object.values({ b: input.b, 1: input.a, a: input.c }).length,
);

/** A helper may add properties. */
export const given = workflow(async (input: Options) => {
  const all: Record<string, unknown> = { a: input.a, b: input.b };
  const add = (to: Record<string, unknown>) => {
    to.d = 1;
  };
  add(all);
  return Object.keys(all);
});

export const named = workflow(async (input: Options) => {
  const all: Record<string, unknown> = { a: input.a, b: input.b };
  const other = all;
  other.d = 1;
  return Object.keys(other).length;
});

export const spread = workflow(async (input: Options) => Object.keys({ ...{ a: input.a, b: input.b } }));

const OPTIONS = [
  {},
  { a: 0 },
  { a: 1, b: 'x', c: true },
  { b: null },
  { b: '', c: false },
  { c: true },
  { a: -1, b: 'ü' },
];

export default cases(
  {
    cleaned: { inputs: OPTIONS },
    cleanedOfNull: { inputs: OPTIONS },
    truthy: { inputs: OPTIONS },
    ofHelper: { inputs: OPTIONS },
    looped: { inputs: OPTIONS },
    byKey: { inputs: OPTIONS },
    asked: { inputs: OPTIONS },
    setMeanwhile: { inputs: OPTIONS },
    nested: { inputs: OPTIONS },
    setBeforeItsTurn: { inputs: OPTIONS, refused: 'STEP1002' },
    setByOtherName: { inputs: OPTIONS, refused: 'STEP2108' },
    missing: { inputs: OPTIONS },
    counted: { inputs: OPTIONS },
    listed: { inputs: OPTIONS },
    either: { inputs: OPTIONS },
    doesMore: { inputs: OPTIONS },
    numbered: { inputs: OPTIONS, refused: 'STEP1002' },
    given: { inputs: OPTIONS, refused: 'STEP1002' },
    named: { inputs: OPTIONS, refused: 'STEP1002' },
    spread: { inputs: OPTIONS, refused: 'STEP1002' },
  },
  () => ({ Work: (input) => JSON.stringify(input) }),
);
