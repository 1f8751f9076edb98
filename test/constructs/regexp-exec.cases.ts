/** `exec` and `test` of patterns that remember where they were: `while ((m = re.exec(text)) !== null)`, and `lastIndex`. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Text {
  text: string;
}

const check = lambda.fn<{ part: string }, { ok: boolean }>('check');

export const everyMatch = workflow(async ({ text }: Text) => {
  const re = /(\w+)=(\d*)/g;
  const found: { key: string; value: string; at: number }[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    found.push({ key: m[1] ?? '', value: m[2] ?? '', at: m.index });
  }
  return { found, last: m, at: re.lastIndex };
});

export const truthy = workflow(async ({ text }: Text) => {
  const re = /a(b)?/g;
  let m;
  let out = '';
  while ((m = re.exec(text))) out += `${m.index}${m[0]}${m[1] ?? '-'};`;
  return out;
});

export const headed = workflow(async ({ text }: Text) => {
  const re = new RegExp('[a-c]', 'g');
  const places: number[] = [];
  for (let m = re.exec(text); m; m = re.exec(text)) places.push(m.index, re.lastIndex);
  for (let m = re.exec(text); m !== null; m = re.exec(text)) {
    if (m[0] === 'b') continue;
    places.push(-m.index);
  }
  return places;
});

export const named = workflow(async ({ text }: Text) => {
  const re = /(?<key>\w)=(?<value>\d)?/g;
  const all: Record<string, string> = {};
  let m: RegExpExecArray | null = null;
  while (null !== (m = re.exec(text))) all[m.groups!.key!] = m.groups?.value ?? 'none';
  return all;
});

/** What a pattern sees of the text in front of the place where it goes on. */
export const seesBefore = workflow(async ({ text }: Text) => {
  const out: string[] = [];
  const begin = /^a/g;
  const line = /^[ab]/gm;
  const word = /\bb/g;
  const inner = /\Bb/g;
  const ahead = /a(?=b)/g;
  const end = /b$/g;
  let m: RegExpExecArray | null;
  while ((m = begin.exec(text)) !== null) out.push(`begin${m.index}`);
  while ((m = line.exec(text)) !== null) out.push(`line${m.index}`);
  while ((m = word.exec(text)) !== null) out.push(`word${m.index}`);
  while ((m = inner.exec(text)) !== null) out.push(`inner${m.index}`);
  while ((m = ahead.exec(text)) !== null) out.push(`ahead${m.index}`);
  while ((m = end.exec(text)) !== null) out.push(`end${m.index}`);
  return out;
});

/** After `break` the pattern goes on where it was, also in another text. */
export const goesOn = workflow(async ({ text }: Text) => {
  const re = /[ab]/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0]);
    if (m[0] === 'b') break;
  }
  out.push(re.lastIndex);
  const next = re.exec(`b${text}`);
  out.push(next?.index ?? -1, re.lastIndex);
  out.push(re.test('ab') ? 'yes' : 'no', re.lastIndex, re.test('ab') ? 'yes' : 'no', re.lastIndex);
  return out;
});

export const tested = workflow(async ({ text }: Text) => {
  const re = /a/g;
  const first = [re.test(text), re.test(text), re.test(text), re.lastIndex];
  let count = 0;
  re.lastIndex = 0;
  while (re.test(text)) count++;
  return { first, count };
});

/** Fresh in each iteration, or the same one in all of them. */
export const inLoops = workflow(async ({ text }: Text) => {
  const outer = /\d+/g;
  const out: string[] = [];
  for (const part of text.split(' ')) {
    const inner = /[a-z]/g;
    const letter = inner.exec(part);
    const digits = outer.exec(part);
    out.push(`${letter?.[0] ?? '-'}${digits?.[0] ?? '-'}${inner.lastIndex}${outer.lastIndex}`);
  }
  return out;
});

function pairsOf(text: string): [string, string][] {
  const re = /(\w)(\d)/g;
  const pairs: [string, string][] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    if (m[2] === '0') return pairs;
    pairs.push([m[1]!, m[2]!]);
  }
  return pairs;
}

export const inHelper = workflow(async ({ text }: Text) => [pairsOf(text), pairsOf(`${text}z9`), pairsOf('')]);

/** An empty match does not go on by itself: programs count up. */
export const emptyMatches = workflow(async ({ text }: Text) => {
  const re = /b*/g;
  const out: string[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(`${m.index}:${m[0]}`);
    if (m.index === re.lastIndex) re.lastIndex++;
  }
  return out;
});

export const emptyAtBoundaries = workflow(async ({ text }: Text) => {
  const re = /\b|$/gm;
  const out: number[] = [];
  for (let m = re.exec(text); m !== null; m = re.exec(text)) {
    out.push(m.index);
    if (m[0].length === 0) re.lastIndex += 1;
  }
  return out;
});

export const startsAt = workflow(async ({ text, from }: Text & { from: number }) => {
  const re = /[ab]+/g;
  re.lastIndex = from;
  const m = re.exec(text);
  return [m?.[0] ?? null, m?.index ?? null, re.lastIndex];
});

/** Any number is a position: fractions are cut off, and what is below 0 is 0. */
export const anyPosition = workflow(async ({ text, from }: Text & { from: number }) => {
  const re = /\b[ab]/g;
  const out: (number | string)[] = [];
  for (const at of [from / 2, from - 2, -from, from * 0.9]) {
    re.lastIndex = at;
    out.push(re.lastIndex, re.exec(text)?.index ?? 'none', re.lastIndex);
    re.lastIndex -= 1;
  }
  const overlapping: number[] = [];
  const two = /[ab][ab]/g;
  for (let m = two.exec(text); m; m = two.exec(text)) {
    overlapping.push(m.index);
    two.lastIndex = m.index + 1;
  }
  ({ at: two.lastIndex = 2 } = {} as { at?: number });
  return { out, overlapping, last: two.test(text) };
});

export const tokens = workflow(async ({ text }: Text) => {
  const re = /\s*(?:(\d+)|([a-z]+)|(\S))/g;
  const list: { kind: string; value: string }[] = [];
  for (;;) {
    const m = re.exec(text);
    if (m === null) break;
    if (m[1] !== undefined) list.push({ kind: 'number', value: m[1] });
    else if (m[2] !== undefined) list.push({ kind: 'word', value: m[2] });
    else list.push({ kind: 'sign', value: m[3]! });
  }
  return list;
});

/** States between two searches. */
export const withTasks = workflow(async ({ text }: Text) => {
  const re = /[a-z]\d?/g;
  const good: string[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    const { ok } = await check({ part: m[0] });
    if (!ok) continue;
    good.push(`${m[0]}${m.index}`);
    if (good.length === 2) break;
  }
  return { good, at: re.lastIndex, more: re.exec(text)?.[0] ?? null };
});

export const nested = workflow(async ({ text }: Text) => {
  const words = /\S+/g;
  const out: string[] = [];
  let word: RegExpExecArray | null;
  outer: while ((word = words.exec(text)) !== null) {
    const letters = /[ab]/g;
    let letter: RegExpExecArray | null;
    while ((letter = letters.exec(word[0])) !== null) {
      if (letter[0] === 'b') continue outer;
      out.push(`${word.index}/${letter.index}`);
    }
    out.push('.');
  }
  return out;
});

export const eachOf = workflow(async ({ texts }: { texts: string[] }) => {
  const re = /a/g;
  const flags = texts.map((text) => re.test(text));
  const kept = texts.filter((text) => re.test(text));
  const out: number[] = [];
  texts.forEach((text) => {
    re.lastIndex = 0;
    while (re.exec(text)) out.push(re.lastIndex);
  });
  return { flags, kept, out };
});

/** Other methods leave the pattern at the beginning, or do not touch it. */
export const otherMethods = workflow(async ({ text }: Text) => {
  const re = /a/g;
  const at: number[] = [];
  re.test(text);
  at.push(re.lastIndex, text.search(re), re.lastIndex, text.split(re).length, re.lastIndex);
  const replaced = text.replace(re, 'x');
  at.push(re.lastIndex);
  re.test(text);
  const texts = text.match(re);
  at.push(re.lastIndex);
  return { at, replaced, texts };
});

export const order = workflow(async ({ text }: Text) => {
  const re = /a/g;
  const out = [re.exec(text)?.index ?? -1, re.lastIndex, re.exec(text)?.index ?? -1, re.lastIndex];
  const joined = `${re.lastIndex}${String(re.test(text))}${re.lastIndex}`;
  const both = re.test(text) && re.test(text);
  const set = (re.lastIndex = 1);
  return { out, joined, both, set, last: re.test(text) || re.test(text) ? re.lastIndex : 'none' };
});

export const branches = workflow(async ({ texts }: { texts: string[] }) =>
  Promise.all(
    texts.map(async (text) => {
      const re = /[ab]/g;
      const found: string[] = [];
      let m: RegExpExecArray | null;
      while ((m = re.exec(text)) !== null) if ((await check({ part: m[0] })).ok) found.push(m[0]);
      return found;
    }),
  ),
);

export const leftByThrow = workflow(async ({ text }: Text) => {
  const re = /[ab]/g;
  const out: (string | number)[] = [];
  try {
    while (re.test(text)) if (text.charAt(re.lastIndex) === 'b') throw new Error('b');
  } catch (error) {
    out.push((error as Error).message);
  }
  out.push(re.lastIndex);
  return out;
});

export const nothingToSearch = workflow(async ({ text }: { text?: string }) => {
  const re = /[nu]/g;
  const out: number[] = [];
  while (re.test(text as string)) out.push(re.lastIndex);
  return out;
});

const MODULE = /a/g;
export const refusedModule = workflow(async ({ text }: Text) => MODULE.test(text));
export const refusedAlias = workflow(async ({ text }: Text) => {
  const re = /a/g;
  const other = re;
  return [re.test(text), other.test(text)];
});
export const refusedParameter = workflow(async ({ text }: Text) => {
  const re = /a/g;
  const isIn = (pattern: RegExp) => pattern.test(text);
  return [re.test(text), isIn(re)];
});
export const refusedMatchAll = workflow(async ({ text }: Text) => {
  const re = /a/g;
  re.test(text);
  return [...text.matchAll(re)].length;
});
export const refusedReplaceFunction = workflow(async ({ text }: Text) => {
  const re = /a/g;
  re.test(text);
  return text.replace(re, () => `${re.lastIndex}`);
});
export const refusedConcurrent = workflow(async ({ texts }: { texts: string[] }) => {
  const re = /a/g;
  return Promise.all(texts.map(async (text) => [(await check({ part: text })).ok, re.test(text)]));
});
export const refusedPosition = workflow(async ({ text }: Text) => {
  const re = /a/g;
  re.lastIndex = Number(text);
  return re.test(text);
});
export const refusedSticky = workflow(async ({ text }: Text) => {
  const re = /a/y;
  return re.test(text);
});
export const refusedTable = workflow(async ({ text }: Text) => {
  const re = /a/g;
  const table = { re };
  return [re.test(text), text.replace(table.re, 'b'), re.test(text)];
});

const texts = [
  '',
  'a',
  'b',
  'ab',
  'abab',
  'aab1 b2',
  'bb abb a',
  'a=1 b= cc=22',
  'a\nb\na ab',
  'a1 b0 c3',
  'x9 if (a10 + bc) 7',
  '😀a😀b',
  'b a',
  '  ',
  'undefined',
];
const all = { inputs: texts.map((text) => ({ text })) };
const lists = { inputs: [{ texts: [] }, { texts: ['a', 'aa', '', 'ba', 'a', 'b'] }, { texts: ['aba'] }] };
const tasks = { check: ({ part }: { part: string }) => ({ ok: !part.startsWith('b') }) };

export default cases(
  {
    everyMatch: all,
    truthy: all,
    headed: all,
    named: all,
    seesBefore: all,
    goesOn: all,
    tested: all,
    inLoops: all,
    inHelper: all,
    emptyMatches: all,
    emptyAtBoundaries: all,
    anyPosition: { inputs: [0, 1, 3, 9].flatMap((from) => ['', 'ab', 'a b abab'].map((text) => ({ text, from }))) },
    startsAt: {
      inputs: [0, 1, 2, 3, 9].flatMap((from) => ['', 'ab', 'xabxxb', '😀a'].map((text) => ({ text, from }))),
    },
    tokens: all,
    withTasks: all,
    nested: all,
    eachOf: lists,
    otherMethods: all,
    order: all,
    branches: lists,
    leftByThrow: all,
    nothingToSearch: { inputs: [{}, { text: 'nun' }] },
    refusedModule: { refused: 'STEP1002' },
    refusedAlias: { refused: 'STEP1002' },
    refusedParameter: { refused: 'STEP1002' },
    refusedMatchAll: { refused: 'STEP1002' },
    refusedReplaceFunction: { refused: 'STEP1002' },
    refusedConcurrent: { refused: 'STEP2104' },
    refusedPosition: { refused: 'STEP1002' },
    refusedSticky: { refused: 'STEP1002' },
    refusedTable: { refused: 'STEP1002' },
  },
  () => tasks,
);
