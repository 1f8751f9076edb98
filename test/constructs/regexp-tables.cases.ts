/** Regular expressions in tables and lists, chosen by tests and keys, given to helpers, and held by variables. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const echo = lambda.fn<unknown, unknown>('Echo');

interface Text {
  text: string;
}

interface Kind {
  text: string;
  kind: 'id' | 'word';
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/^\d+$/, 'number'],
  [/^[a-z]+$/i, 'word'],
  [/^\s*$/, 'blank'],
];
const FORMATS = { id: /^[A-Z]{2}-\d+$/, word: /^\w+$/ };
const MASKS = [
  { pattern: /\d{4}/g, by: '####' },
  { pattern: /(\w+)@(\w+)/g, by: '$2 at $1' },
];

export const pairs = workflow(async ({ text }: Text) => {
  for (const [pattern, name] of RULES) if (pattern.test(text)) return name;
  return 'other';
});

export const records = workflow(async ({ text }: Text) => {
  let out = text;
  for (const { pattern, by } of MASKS) out = out.replace(pattern, by);
  return [out, MASKS.reduce((sum, one) => sum + text.split(one.pattern).length, 0)];
});

export const found = workflow(async ({ text }: Text) => {
  const rule = RULES.find(([pattern]) => pattern.test(text));
  const index = RULES.findIndex(([pattern]) => pattern.test(text));
  return { name: rule?.[1] ?? 'none', index, names: RULES.filter((one) => one[0].test(text)).map(([, name]) => name) };
});

export const lists = workflow(async ({ text }: Text) => {
  const all = [/a/, /b/, /^$/];
  return [all.some((one) => one.test(text)), all.every((one) => !one.test(text)), all.map((one) => text.search(one))];
});

export const byKey = workflow(async ({ text, kind }: Kind) => {
  const match = FORMATS[kind].exec(text);
  return [FORMATS[kind].test(text), match?.[0] ?? null, match?.index ?? -1, text.match(FORMATS[kind])?.length ?? 0];
});

/** No key of the table: TypeError, after the key and before the argument. */
export const byAnyKey = workflow(async ({ text, kind }: { text: string; kind: string }) => {
  const formats: Record<string, RegExp> = FORMATS;
  let seen = 0;
  try {
    return [formats[kind]!.test(`${text}${seen++}`), seen];
  } catch (error) {
    return [(error as Error).message, seen];
  }
});

export const byKeyIfAny = workflow(async ({ text, kind }: { text: string; kind: string }) => {
  const formats: Record<string, RegExp> = FORMATS;
  let seen = 0;
  return [formats[kind]?.test(`${text}${seen++}`) ?? 'none', seen];
});

export const chosen = workflow(async ({ text }: Text) => {
  const pattern = text.length > 2 ? /^..(.)/ : /(.)$/;
  return [pattern.test(text), text.replace(pattern, '<$1>'), text.match(pattern)?.[1] ?? null];
});

export const inHelpers = workflow(async ({ text }: Text) => {
  const has = (pattern: RegExp) => pattern.test(text);
  const count = (patterns: readonly RegExp[]) => patterns.filter(has).length;
  const swap = (rules: readonly { from: RegExp; to: string }[]) =>
    rules.reduce((out, r) => out.replace(r.from, r.to), text);
  return [
    has(/a/),
    count([/a/, /b/, /c/]),
    swap([
      { from: /a/g, to: 'b' },
      { from: /b/, to: 'c' },
    ]),
  ];
});

/** Patterns and texts where both are allowed. */
export const eitherKind = workflow(async ({ text }: Text) => {
  const cut = (by: string | RegExp) => text.split(by);
  return [cut(','), cut(/[;,]/)];
});

export const variables = workflow(async ({ text }: Text) => {
  let pattern = /a/;
  const first = pattern.test(text);
  if (first) pattern = /b/i;
  return [first, pattern.test(text)];
});

/** What else the call takes is evaluated once, in JavaScript's order. */
export const evaluatedOnce = workflow(async ({ text }: Text) => {
  const log: string[] = [];
  const say = (part: string) => {
    log.push(part);
    return part;
  };
  const pattern = text.length > 2 ? /a/g : /b/;
  const out = say(text).replace(pattern, say('-'));
  return [out, say('ab').split(pattern), log];
});

export const functionsToo = workflow(async ({ text }: Text) => {
  const rules: [RegExp, (match: string) => string][] = [
    [/\d+/g, (match) => `${Number(match) + 1}`],
    [/[a-c]/, (match) => match.toUpperCase()],
  ];
  let out = text;
  for (const [pattern, change] of rules) out = out.replace(pattern, change);
  return out;
});

export const aroundTasks = workflow(async ({ text }: Text) => {
  const out: unknown[] = [];
  for (const [pattern, name] of RULES) {
    const match = pattern.exec(text);
    if (match) out.push(await echo({ name, at: match.index, first: match[0] }));
  }
  return out;
});

export const inClasses = workflow(async ({ text }: Text) => {
  const validators = {
    email: { pattern: /^\S+@\S+$/, message: 'no mail' },
    short: { pattern: /^.{0,5}$/, message: 'long' },
  };
  return Object.entries(validators).flatMap(([name, { pattern, message }]) =>
    pattern.test(text) ? [] : [`${name}: ${message}`],
  );
});

export const refusedStates = workflow(async ({ text }: Text) => {
  const all = [/a/g, /b/g];
  return all.map((one) => one.test(text));
});

export const refusedValue = workflow(async ({ text }: Text) => ({ text, patterns: [/a/] }));

const texts = ['', 'a', 'abc', 'ABC', '12', '2024-11', 'AB-12', 'me@home a', ' ', 'b,a;c', 'constructor', 'ünï'];
const some = { inputs: texts.map((text) => ({ text })) };
const keyed = (kinds: readonly string[]) => ({
  inputs: texts.flatMap((text) => kinds.map((kind) => ({ text, kind }))),
});

export default cases(
  {
    pairs: some,
    records: some,
    found: some,
    lists: some,
    byKey: keyed(['id', 'word']),
    byAnyKey: keyed(['id', 'word', 'none', '']),
    byKeyIfAny: keyed(['id', 'none']),
    chosen: some,
    inHelpers: some,
    eitherKind: some,
    variables: some,
    evaluatedOnce: some,
    functionsToo: some,
    aroundTasks: some,
    inClasses: some,
    refusedStates: { refused: 'STEP1002' },
    refusedValue: { refused: 'STEP1001' },
  },
  () => ({ Echo: (value: unknown) => value }),
);
