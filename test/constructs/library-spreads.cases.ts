/** Built-ins that are called with spread arguments, built-ins as callbacks, and numbers as text in any radix. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const spreadSplice = workflow(async ({ xs, ys }: { xs: number[]; ys: number[] }) => {
  const list = [...xs];
  const removed = list.splice(1, 1, ...ys, 7, ...xs);
  return { list, removed, spliced: xs.toSpliced(0, 2, ...ys), made: Array.of(...ys, 3) };
});

export const spreadSpliceSelf = workflow(async ({ xs, ys }: { xs: number[]; ys: number[] }) => {
  const list = [...xs];
  list.splice(list.length, 0, ...list, ...(list.push(...ys) > 2 ? ys : []));
  return list;
});

export const spreadPushSelf = workflow(async ({ xs, ys }: { xs: number[]; ys: number[] }) => {
  const list = [...xs];
  list.push(...list, ...(list.push(...ys) > 2 ? list : ys));
  return list;
});

export const spreadConcat = workflow(async ({ parts, lists }: { parts: string[]; lists: number[][] }) => [
  'x'.concat(...parts, '-', ...parts),
  [0].concat(...lists, 9, ...lists),
  parts.concat(...parts),
]);

export const spreadWith = workflow(async ({ xs, at }: { xs: number[]; at: number }) => {
  const seen: string[] = [];
  const pair = (): [number, number] => {
    seen.push('pair');
    return [at, seen.length];
  };
  const last = [9] as const;
  try {
    return [xs.with(...pair()), xs.with(at, ...last), xs.with(...([at] as const), pair()[1]), seen];
  } catch (error) {
    return [error instanceof RangeError, seen];
  }
});

export const spreadTuple = workflow(async ({ text, xs }: { text: string; xs: number[] }) => {
  const range: [number, number] = [1, 3];
  const padding = [6, '*'] as const;
  return [
    text.slice(...range),
    text.substring(...range),
    xs.slice(...range),
    text.padStart(...padding),
    text.padEnd(...padding),
  ];
});

export const callbackEncoders = workflow(async ({ texts }: { texts: string[] }) => {
  try {
    return [
      texts.map(encodeURIComponent).join('&'),
      texts.map(encodeURI),
      texts.map(encodeURIComponent).map(decodeURIComponent),
      texts.map(btoa).map(atob),
    ];
  } catch (error) {
    return (error as Error).name;
  }
});

export const callbackDecoder = workflow(async ({ texts }: { texts: string[] }) => texts.map(decodeURIComponent));

export const callbackParseInt = workflow(async ({ texts }: { texts: string[] }) => [
  texts.map(parseInt).map(String),
  texts.map(Number.parseInt).map(String),
  texts.map((text, at) => parseInt(text, texts.length - at)).map(String),
]);

export const callbackConverters = workflow(async ({ texts }: { texts: string[] }) => [
  texts.map(Number).map(String),
  texts.filter(Boolean),
  texts.map(parseFloat).map(String),
  Array.from(texts, Number).filter(Number.isInteger),
]);

export const radixConstant = workflow(async ({ x }: { x: number }) => [
  x.toString(2),
  x.toString(16),
  x.toString(36),
  x.toString(10),
]);

export const radixGiven = workflow(async ({ x, radix }: { x: number; radix?: number }) => {
  try {
    return (x / 3).toString(radix);
  } catch (error) {
    return (error as Error).name;
  }
});

export const radixNonFinite = workflow(async ({ x }: { x: number }) => [
  (x / 0).toString(16),
  (-x / 0).toString(3),
  (x * 0.5).toString(8),
]);

export const radixThrows = workflow(async ({ x }: { x: number }) => x.toString(37));

export const radixRandom = workflow(async () => {
  const id = Math.random().toString(36).slice(2, 10);
  return id.length <= 8 && /^[0-9a-z]+$/.test(id);
});

const pairs = [
  { xs: [1, 2, 3], ys: [9, 8] },
  { xs: [], ys: [] },
  { xs: [4], ys: [] },
];
const numbers = [0, -0, 255, -255, 0.5, 0.1, -0.1, 1e21, 123.456, 1e-7, 4503599627370495.5, 0.9999999999999999, 1 / 3];
const texts = [
  { texts: ['1', '10', '11', 'z', '0x1f', ' 7 ', '', '9007199254740993'] },
  { texts: [] },
  { texts: ['a b&c', 'e=é', '%41'] },
  { texts: ['\ud800'] },
];

interface Ends {
  names: string[];
  ends: Record<string, number>;
  last?: number;
}

/** What is not there is NaN where numbers are wanted. */
export const spreadMissing = workflow(async ({ names, ends, last }: Ends) => {
  const all = names.map((name) => ends[name]!);
  const done: Record<string, number> = {};
  for (const name of names)
    done[name] = Math.max(0, ...names.filter((other) => other in done).map((other) => done[other]!)) + 1;
  return [
    `${Math.max(0, ...names.map((name) => ends[name]!))}`,
    `${Math.min(...all, 7)}`,
    `${Math.max(...names.map((name) => name.length), last!)}`,
    `${Math.max(1, ...names.map((name) => name.length), all[7]!)}`,
    String.fromCharCode(65, ...names.map((name) => name.length + 66), last!),
    done,
  ];
});

export default cases({
  spreadMissing: {
    inputs: [
      { names: [], ends: {} },
      { names: [], ends: {}, last: 70 },
      { names: ['a', 'bb'], ends: { a: 3, bb: -1 }, last: 71 },
      { names: ['a', 'b'], ends: { a: 3 } },
    ],
  },
  spreadSplice: { inputs: pairs },
  spreadSpliceSelf: { inputs: pairs },
  spreadPushSelf: { inputs: pairs },
  spreadConcat: {
    inputs: [
      { parts: ['a', '', 'é'], lists: [[1], [], [2, 3]] },
      { parts: [], lists: [] },
    ],
  },
  spreadWith: {
    inputs: [
      { xs: [1, 2, 3], at: 1 },
      { xs: [1], at: -1 },
      { xs: [], at: 0 },
      { xs: [1, 2], at: 2 },
    ],
  },
  spreadTuple: {
    inputs: [
      { text: 'abcdef', xs: [1, 2, 3, 4] },
      { text: '', xs: [] },
    ],
  },
  callbackEncoders: { inputs: texts },
  callbackDecoder: { inputs: [...texts.slice(0, 3), { texts: ['%', 'a'] }, { texts: ['%F0%9F%98%80'] }] },
  callbackParseInt: { inputs: texts },
  callbackConverters: { inputs: texts },
  radixConstant: { inputs: numbers.map((x) => ({ x })) },
  radixGiven: {
    inputs: numbers.flatMap((x, at) => [{ x }, ...[2 + at, 36, 10, 1, 37, 2.9, -1].map((radix) => ({ x, radix }))]),
  },
  radixNonFinite: { inputs: [0, 1, -3].map((x) => ({ x })) },
  radixThrows: { inputs: [{ x: 1.5 }] },
  radixRandom: { inputs: [{}] },
});
