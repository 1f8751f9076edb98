/** Regular expressions: `test`, `exec`, `match`, `matchAll`, `search`, `replace`, `replaceAll` and `split`. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Text {
  text: string;
}

/** Patterns that never match the empty text, and one that always can. */
export const tests = workflow(async ({ text }: Text) => [
  /a/.test(text),
  /^a.*b$/.test(text),
  /^A/i.test(text),
  /^b/m.test(text),
  /a.b/s.test(text),
  /[()[\]{}/\\]/.test(text),
  /(?:)/.test(text),
  /\bb\b/.test(text),
  /(a)\1/.test(text),
  /(?<c>[a-z])\k<c>/.test(text),
  /a(?=b)/.test(text),
  /a(?!b)/.test(text),
  /\//.test(text),
]);

export const searches = workflow(async ({ text }: Text) => [
  text.search(/b/),
  text.search(/x*$/),
  text.search(/b*/),
  text.search('b'),
  text.search(/😀/),
]);

/** The first match, its groups and its place. */
export const matched = workflow(async ({ text }: Text) => {
  const found = text.match(/(a)(b)?(\d*)/);
  if (!found) return 'none';
  const [whole, first, second = 'missing', digits] = found;
  return {
    whole,
    first,
    second,
    digits,
    index: found.index,
    length: found.length,
    at: found[2] === undefined,
    none: found[7] ?? 'no group',
  };
});

/** Example: a match and its groups, by number and by name. */
export const parts = workflow(async ({ text }: Text) => {
  const found = text.match(/(?<first>\w)(?<rest>\w*)/);
  if (!found) return [];
  return [found[0], found[1], found.groups?.rest ?? 'none', found.groups!['first'] ?? 'none'];
});

export const named = workflow(async ({ text }: Text) => {
  const date = /(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d))?/.exec(text);
  const { year, month, day } = date?.groups ?? {};
  return [year ?? null, month ?? null, day ?? 'no day', date?.index ?? -1, date?.groups?.['month'] ?? null];
});

/** A match all of whose groups are certain is an array of texts. */
export const asArray = workflow(async ({ text }: Text) => {
  const found = /([a-z]+)[^a-z]*(.*)/.exec(text);
  if (found === null) return null;
  const [, ...groups] = found;
  let joined = '';
  for (const one of found) joined += `<${one}>`;
  return { groups, copy: [...found], sliced: found.slice(1).map((one) => one.length), joined, text: `${found}`, found };
});

export const maybeEmpty = workflow(async ({ text }: Text) => {
  const found = text.match(/b*/);
  return [found?.[0] ?? null, found?.index ?? null, text.match(/b*$/)?.index ?? null, /()/.exec(text)?.[1] ?? null];
});

export const allTexts = workflow(async ({ text }: Text) => [
  text.match(/a+|b/g),
  text.match(/b*/g),
  text.match(/(?:)/g),
  text.match(/$/gm),
  text.match(/\b/g),
  text.match(/A/gi) ?? [],
  text.match(/x?y*/g),
  (text.match(/[^ ]+/g) ?? []).length,
]);

export const allMatches = workflow(async ({ text }: Text) => {
  const seen: (string | number)[] = [];
  for (const found of text.matchAll(/(?<letter>[ab])(\d)?/g)) {
    seen.push(found[0], found.index, found[2] ?? 'no digit', found.groups?.letter ?? 'no letter');
  }
  const empty = [...text.matchAll(/b*/g)].map((found) => `${found.index}:${found[0]}`);
  const keyed = Array.from(text.matchAll(/(.)=(.)/g), (found) => [found[1], found[2]]);
  return { seen, empty, keyed };
});

export const replaced = workflow(async ({ text }: Text) => [
  text.replace(/a/, 'x'),
  text.replace(/a/g, '<$&>'),
  text.replace(/(a)(b)?/g, '[$2$1]'),
  text.replace(/(a)(b)?/, '$10$1$3$0$$1'),
  text.replace(/b/g, "($`|$')"),
  text.replace(/(?<x>a)/g, '$<x>$<y>$<x'),
  text.replace(/a/g, '$<x>'),
  text.replaceAll(/\s+/g, ' '),
  text.replace(/b*/g, '-'),
  text.replace(/b*/, '-'),
  text.replace(/^|$/gm, '|'),
  text.replace(/(?:)/g, '.'),
  text.replace(/(b)*/g, '[$1$&]'),
  text.replace(/[$]/g, '$$'),
]);

/** A replacement that is only known at run time. */
export const dynamicReplacement = workflow(async ({ text, by }: { text: string; by: string }) => [
  text.replace(/(a)(b)?/g, by),
  text.replace(/(?<x>a)/, by),
  text.replace(/b*/g, by),
  text.replace(/b*/, by),
]);

export const replacedByFunction = workflow(async ({ text }: Text) => [
  text.replace(/[ab]/g, (found) => found.toUpperCase()),
  text.replace(
    /(a)|(b)/g,
    (found, a, b, offset, whole) => `${a ?? '-'}${b ?? '_'}${offset}${found.length}${whole.length}`,
  ),
  text.replace(/b*/g, (found, at: number) => `<${found}${at}>`),
  text.replace(/b*/, () => '$&'),
  text.replace(/(?<x>a)/g, (_all, _x, _at, _text, groups: { x: string }) => `{${groups.x}}`),
  text.replace(/a/g, (_found, at: number) => String(at * 2)),
  text.replace('b', (found, at: number) => `${found}${at}`),
  text.replaceAll('a', () => '$&'),
  text.replace(/a/g, () => null as unknown as string),
  text.replace(/([a-z])(\d)/g, (...all: unknown[]) => String(all.length)),
]);

export const splits = workflow(async ({ text }: Text) => [
  text.split(/,\s*/),
  text.split(/[ab]/),
  text.split(/(a)/),
  text.split(/(?:)/),
  text.split(/b*/),
  text.split(/(b*)/),
  text.split(/\s*/),
  text.split(/$/m),
  text.split(/,/, 2),
  text.split(/b*/, 2),
  text.split(/(,)/, 0),
]);

/** A pattern by a name. */
const WORD = /[a-z]+/g;
export const constants = workflow(async ({ text }: Text) => {
  const digits = /\d+/;
  const make = new RegExp('a(b+)', 'i');
  const first = (pattern: RegExp) => text.match(pattern)?.[0] ?? null;
  return [
    text.match(WORD),
    digits.test(text),
    text.replace(digits, '#'),
    first(digits),
    first(/b+/),
    make.exec(text)?.[1] ?? null,
    text.match(make) !== null,
  ];
});

/** In loops and across tasks' states, a match is kept as it is. */
export const kept = workflow(async ({ text }: Text) => {
  let last: RegExpExecArray | null = null;
  const parts: string[] = [];
  for (const word of text.split(' ')) {
    const found = /^(\w)(\d+)?$/.exec(word);
    if (found) {
      last = found;
      parts.push(found[1] ?? '');
    }
  }
  if (last === null) return { parts };
  return { parts, last: last[2] ?? 'none', index: last.index };
});

export const nothingToTest = workflow(async ({ text }: { text?: string }) => [
  /undefined/.test(text as string),
  /x/.exec(text as string)?.[0] ?? null,
]);

export const throwsOnNull = workflow(async ({ text }: Text) => {
  try {
    const [, first] = text.match(/(q)/)!;
    return first;
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : 'other';
  }
});

export const refusedLookBehind = workflow(async ({ text }: Text) => text.replace(/(?<=a)b/g, ''));
export const refusedSticky = workflow(async ({ text }: Text) => /a/y.test(text));
export const refusedUnicode = workflow(async ({ text }: Text) => /^.$/u.test(text));
export const refusedDynamic = workflow(async ({ text, by }: { text: string; by: string }) => new RegExp(by).test(text));
export const refusedState = workflow(async ({ text }: Text) => [WORD.test(text), text]);
export const refusedData = workflow(async ({ text }: Text) => ({ found: text.match(/(a)|b/) }));
export const refusedInput = workflow(async ({ text }: Text) => /a/.exec(text)?.input ?? '');

const texts = [
  '',
  'a',
  'b',
  'ab',
  'abab',
  'aab1',
  'xabx',
  'bb',
  'a1b2',
  'a, b,c',
  'a\nb',
  '  a  b ',
  '2024-05-06 and 2023-11',
  '$a$',
  'a=b;c=d',
  'A😀b',
  '😀',
  '([{/\\}])',
  'aa bb',
  'y xy',
  'abc 123 def',
  'b\nb\n',
];
const all = { inputs: texts.map((text) => ({ text })) };
const some = { inputs: ['', 'a', 'ab', 'a1 b2 c', 'x9', 'q', 'aa1'].map((text) => ({ text })) };

const DATED = /(?<y>\d+)-(?<m>\d+)/;

export const partsWhereMade = workflow(async ({ t }: { t: string }) => {
  const m = DATED.exec(t);
  let at = -1;
  if (m) ({ index: at } = m);
  const { index = -2, groups } = m ?? { index: undefined, groups: undefined };
  const all = [...t.matchAll(/(\d)/g)].map((one) => ({ at: one.index, all: [...one] }));
  return [at, index, groups?.y ?? 'none', m?.['index'] ?? 'none', all.map((one) => `${one.at}${one.all[1]}`)];
});

export const refusedInObject = workflow(async ({ t }: { t: string }) => {
  const box = { m: DATED.exec(t) };
  return box.m?.groups?.y ?? 'none';
});

export const refusedInList = workflow(async ({ t }: { t: string }) => {
  const all: RegExpExecArray[] = [];
  const m = DATED.exec(t);
  if (m) all.push(m);
  return all.map((one) => one['index']);
});

export const refusedTaken = workflow(async ({ t }: { t: string }) => {
  const box = { m: DATED.exec(t) };
  if (!box.m) return 0;
  const { index } = box.m;
  return index;
});

export const refusedAssigned = workflow(async ({ t }: { t: string }) => {
  const box = { m: DATED.exec(t) };
  let index = 0;
  if (box.m) ({ index } = box.m);
  return index;
});

export const wholeGoesOut = workflow(async ({ t }: { t: string }) => {
  const m = /(\d+)-(\d+)/.exec(t);
  return { m, list: [m, [m]], last: t.length > 3 ? { m } : [m] };
});

export default cases({
  partsWhereMade: { inputs: [{ t: '' }, { t: 'a 2020-01' }] },
  wholeGoesOut: { inputs: [{ t: '' }, { t: 'a 2020-01' }, { t: '1-2' }] },
  refusedInObject: { refused: 'STEP2101' },
  refusedInList: { refused: 'STEP2101' },
  refusedTaken: { refused: 'STEP2101' },
  refusedAssigned: { refused: 'STEP2101' },
  tests: all,
  searches: all,
  matched: all,
  parts: all,
  named: all,
  asArray: all,
  maybeEmpty: all,
  allTexts: all,
  allMatches: all,
  replaced: all,
  dynamicReplacement: {
    inputs: ['', 'a', 'abab', 'bb', 'xaby'].flatMap((text) =>
      ['', '-', '$&', '$1|$2|$3', '$01$10$00$0$', '$$$&', "$`,$'", '$<x>$<y>$<', '$12'].map((by) => ({ text, by })),
    ),
  },
  replacedByFunction: all,
  splits: all,
  constants: all,
  kept: some,
  nothingToTest: { inputs: [{}, { text: 'x' }] },
  throwsOnNull: some,
  refusedLookBehind: { refused: 'STEP1002' },
  refusedSticky: { refused: 'STEP1002' },
  refusedUnicode: { refused: 'STEP1002' },
  refusedDynamic: { refused: 'STEP1002' },
  refusedState: { refused: 'STEP1002' },
  refusedData: { refused: 'STEP2102' },
  refusedInput: { refused: 'STEP1002' },
});
