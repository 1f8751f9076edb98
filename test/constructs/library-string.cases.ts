/** `String`, but for what takes a regular expression. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Text {
  text: string;
  other: string;
  at: number;
}

export const positions = workflow(async ({ text, at }: Text) => [
  text.at(at) ?? 'none',
  text.charAt(at),
  text[at] ?? 'none',
  text.charCodeAt(at),
  text.codePointAt(at) ?? null,
  text.at(-1) ?? 'none',
  text.charCodeAt(0),
  text.codePointAt(0) ?? -1,
  text.length,
  [...text],
  text.slice(at),
  text.slice(0, at),
  text.substring(at),
  text.substring(2, at),
  text.substr(at, 2),
]);

export const searches = workflow(async ({ text, other, at }: Text) => [
  text.includes(other),
  text.includes(other, at),
  text.startsWith(other),
  text.startsWith(other, at),
  text.endsWith(other),
  text.endsWith(other, at),
  text.indexOf(other),
  text.indexOf(other, at),
  text.lastIndexOf(other),
  text.lastIndexOf(other, at),
  text.split(other),
  text.split(other, 2),
  text.split(''),
]);

export const changes = workflow(async ({ text, other }: Text) => [
  text.concat(other, '!'),
  text.padStart(6),
  text.padStart(7, other),
  text.padEnd(7, 'xy'),
  text.padEnd(2),
  text.repeat(3),
  text.repeat(0),
  text.toUpperCase(),
  text.toLowerCase(),
  text.trim(),
  text.trimStart(),
  text.trimEnd(),
  text.trimLeft(),
  text.trimRight(),
  text.toString(),
  text.valueOf(),
  text.replace(other, '[$&]'),
  text.replaceAll(other, other),
]);

/** `repeat` throws on counts below zero. */
export const codes = workflow(async ({ codes }: { codes: number[] }) => {
  const made = codes.map((code) => String.fromCharCode(code));
  const first = codes[0] ?? 65;
  try {
    return {
      made: made.map((one) => one.charCodeAt(0)),
      point: String.fromCodePoint(first, 66),
      joined: String.fromCharCode(first, 0x1f600).length,
    };
  } catch (error) {
    return error instanceof RangeError ? { made: made.map((one) => one.charCodeAt(0)), point: 'RangeError' } : 'other';
  }
});

export const wellFormed = workflow(async ({ text }: Text) => {
  const halves = text
    .split('')
    .map((unit) => [unit.isWellFormed(), unit.toWellFormed().isWellFormed(), unit.charCodeAt(0)]);
  return [text.isWellFormed(), text.toWellFormed(), halves];
});

export const refusedLocale = workflow(async ({ text, other }: Text) => text.localeCompare(other));
export const refusedNormalize = workflow(async ({ text }: Text) => text.normalize());
export const refusedRaw = workflow(async ({ text }: Text) => String.raw({ raw: [text] }));

const texts = [
  '',
  'a',
  'ab',
  'abc',
  'banana',
  'a😀b😀',
  '😀',
  ' \u00a0x\ufeff\n',
  'ǅß',
  'é\u0301',
  'İi',
  '\u0000\u007f\u0080\u07ff\u0800\uffff',
  '!~*\'()-._%"\\',
  '$&$$',
];
const inputs = texts.flatMap((text) =>
  ['', 'a', 'na', '😀', '$&'].flatMap((other, index) => [
    { text, other, at: [0, 1, -1, 3, 1.7][index] ?? 0 },
    { text, other, at: [99, 2, -2, 4, -99][index] ?? 0 },
  ]),
);

export default cases({
  positions: { inputs },
  searches: { inputs },
  changes: { inputs },
  codes: {
    inputs: [
      [],
      [65],
      [0, 127, 128, 2047, 2048, 65535],
      [0xd83d, 0xde00, 0xdbff, 0xdfff],
      [65536 + 65, -1],
      [1.5, 65],
      [1114112],
      [0x1f600],
    ].map((codes) => ({ codes })),
  },
  wellFormed: { inputs: texts.map((text) => ({ text, other: '', at: 0 })) },
  refusedLocale: { refused: 'STEP1002' },
  refusedNormalize: { refused: 'STEP1002' },
  refusedRaw: { refused: 'STEP1002' },
});
