/** Callbacks of built-ins: functions of the language itself, and functions that write outer variables or throw. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const ownFunctions = workflow(async ({ xs, texts }: { xs: number[]; texts: string[] }) => ({
  numbers: [xs.map(Math.abs), xs.map(Math.floor), xs.map(Math.ceil), xs.map(Math.round), xs.map(Math.trunc)],
  roots: xs.map(Math.sqrt).map(String),
  signs: xs.map(Math.sign).map((n) => Object.is(n, -0)),
  tests: [
    xs.every(Number.isInteger),
    xs.some(isNaN),
    xs.filter(isFinite),
    texts.map(Number).filter(Number.isSafeInteger),
  ],
  parsed: texts.map(parseFloat).map(String),
  also: texts.map(Number.parseFloat).filter(Number.isFinite),
  kept: texts.filter(Boolean),
  found: texts.map(Number).findIndex(Number.isNaN),
}));

export const replacedThrowing = workflow(async ({ text }: { text: string }) => {
  const parts: string[] = [];
  try {
    const spread = text.replace(/(\d+)(\D)?/g, (_all, count: string, letter: string | undefined) => {
      if (Number(count) > 9) throw new RangeError(`too many at ${parts.length}`);
      parts.push(count);
      return (letter ?? '-').repeat(Number(count));
    });
    return { spread, parts };
  } catch (error) {
    return { error: (error as Error).name, parts };
  }
});

export const replacedCounting = workflow(async ({ text }: { text: string }) => {
  let count = 0;
  const next = (found: string, at: number, whole: string): string => `${(count += 1)}:${found}@${at}/${whole.length}`;
  return {
    all: text.replace(/[a-c]/g, next),
    once: text.replace(/[a-c]/, next),
    texts: text.replaceAll('a', next),
    empty: text.replace(/x*/g, () => String((count += 1))),
    named: text.replace(/(?<first>[a-c])(?<second>\d)?/g, (...found: unknown[]) => {
      count += 1;
      return `${(found.at(-1) as { first: string }).first}${count}`;
    }),
    odd: text.replace(/b/g, () => ((count += 1) > 100 ? 'x' : (undefined as unknown as string))),
    count,
  };
});

export const fromLength = workflow(async ({ n }: { n: number }) => {
  let last = 1;
  const doubled = Array.from({ length: n }, (none, index) => {
    last *= 2;
    return `${String(none)}${index}${last}`;
  });
  try {
    const failing = Array.from({ length: n }, (_, index) => {
      if (index > 2) throw new RangeError('enough');
      return index;
    });
    return { doubled, last, failing };
  } catch (error) {
    return { doubled, last, failed: (error as Error).message };
  }
});

/** `Object.keys` and its like as callbacks. */
export const listsObjects = workflow(async ({ list }: { list: Record<string, number>[] }) => ({
  keys: list.map(Object.keys),
  all: list.flatMap(Object.values),
  entries: list.map(Object.entries),
  counted: list.map(Object.keys).map((keys) => keys.length),
  ofLists: [list.map(() => 1), []].map(Object.keys),
}));

export const refusedOptionalKeys = workflow(async ({ numbers }: { numbers: number[] }) =>
  numbers.map((n) => ({ n: n > 1 ? n : undefined })).map(Object.keys),
);

export const refusedMissing = workflow(async ({ list }: { list: ({ a: number } | null)[] }) =>
  list.map(Object.keys as (value: unknown) => string[]),
);

const texts = ['', 'a', 'abc b', '3x10y', '2a3', 'a1b2é', '😀a'].map((text) => ({ text }));

export default cases(
  {
    ownFunctions: {
      inputs: [
        { xs: [], texts: [] },
        { xs: [1.5, -1.5, 0, -0.2, 9], texts: ['', '1.5x', '0x10', ' 7 ', 'é'] },
        { xs: [2, 4], texts: ['1', '2'] },
      ],
    },
    replacedThrowing: { inputs: texts },
    replacedCounting: { inputs: texts },
    fromLength: { inputs: [{ n: 0 }, { n: 1 }, { n: 3 }, { n: 5 }] },
    listsObjects: {
      inputs: [
        { list: [] },
        { list: [{}] },
        { list: [{ a: 1 }, { b: 2, a: 0 }, {}] },
        { list: [{ '2': 1, '': 2, '1': 3 }] },
      ],
    },
    refusedOptionalKeys: { refused: 'STEP2108' },
    refusedMissing: { refused: 'STEP1002' },
  },
  () => ({}),
);
