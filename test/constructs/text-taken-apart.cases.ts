/** Text where a list is taken: rest of a pattern, spread arguments; what may be either; lengths of anything; limits of nothing. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface E {
  n: number;
  xs: number[];
  s: string;
  ss: string[];
}

export const restOfText = workflow(async ({ s }: E) => {
  const [a = '-', ...rest] = s;
  return { a, rest };
});

export const restOfParameter = workflow(async ({ ss }: E) => {
  const cap = ([f = '', ...r]: string) => f.toUpperCase() + r.join('');
  return ss.map(cap);
});

export const restInLoop = workflow(async ({ ss }: E) => {
  const out: unknown[] = [];
  for (const [h, ...t] of ss) out.push([h ?? null, t]);
  return out;
});

export const restInCallback = workflow(async ({ ss }: E) => ss.map(([h = '', ...t]) => [h, t.length]));

export const restAssigned = workflow(async ({ s }: E) => {
  let a: string | undefined;
  let rest: string[];
  [a, ...rest] = s;
  return [a ?? null, rest];
});

export const restNested = workflow(async ({ s }: E) => {
  const {
    t: [h, ...t],
  } = { t: s };
  return [h ?? null, t];
});

export const allOfText = workflow(async ({ s }: E) => {
  const [...all] = s;
  return all;
});

export const firstOfText = workflow(async ({ s }: E) => {
  const [a, b] = s;
  return [a ?? null, b ?? null];
});

export const restOfEither = workflow(async ({ n, s, ss }: E) => {
  const x: string | string[] = n > 0 ? s : ss;
  const [a, ...b] = x;
  return [a ?? null, b];
});

export const spreadOfText = workflow(async ({ s }: E) => {
  const a = ['q'];
  a.push(...s);
  a.unshift(...s);
  a.splice(1, 0, ...s);
  return [
    a,
    [...s],
    Array.of(...s),
    Math.max(...s.split('').map(Number)),
    ['z'].concat(...s),
    ['a', 'b'].toSpliced(0, 1, ...s),
  ];
});

export const invalidDateAsJson = workflow(async ({ n }: E) => [
  new Date(n > 0 ? NaN : n).toJSON(),
  new Date(n).toJSON(),
]);

export const limitsOfNothing = workflow(async () => [Math.max(), Math.min(), -Math.max()]);

export const limitsOfLists = workflow(async ({ xs }: E) => [Math.max(...xs), Math.min(...xs.slice(0, 0))]);

export const lengthOfItems = workflow(async ({ s, xs }: E) => {
  const o: { length: number }[] = [s, xs];
  return o.map((v) => v.length);
});

export const lengthOrNull = workflow(async ({ n, xs }: E) => {
  const x: { length: number } | null = n > 0 ? xs : null;
  return x?.length ?? -1;
});

export const lengthOfProperty = workflow(async ({ xs }: E) => {
  type H = { items: { length: number } };
  const h: H = { items: xs };
  return h.items.length;
});

export const lengthOfFields = workflow(async ({ s, ss }: E) => {
  const required = (f: Record<string, { length: number }>) =>
    Object.entries(f)
      .filter(([, v]) => !v.length)
      .map(([k]) => k);
  return required({ s, ss });
});

export const lengthOfBox = workflow(async ({ n }: E) => {
  const box: { length: number; width: number } = { length: n, width: 2 };
  return box.length * box.width;
});

export const lengthOfArrayLike = workflow(async ({ xs }: E) => {
  const l: ArrayLike<number> = xs;
  return [l.length, l[0] ?? null];
});

export const refusedSliceOfEither = workflow(async ({ n, s, xs }: E) => {
  const x: string | number[] = n > 0 ? s : xs;
  return x.slice(1);
});

export const refusedJoinOfEither = workflow(async ({ n, s, ss }: E) => {
  const x: string | string[] = n > 0 ? s : ss;
  return x.concat('z');
});

const inputs = [
  { n: 0, xs: [], s: '', ss: [] },
  { n: 2, xs: [1, 4], s: 'Hello', ss: ['ab', '', '😀x'] },
  { n: 0, xs: [3], s: '😀é', ss: ['q'] },
];

export default cases({
  restOfText: { inputs },
  restOfParameter: { inputs },
  restInLoop: { inputs },
  restInCallback: { inputs },
  restAssigned: { inputs },
  restNested: { inputs },
  allOfText: { inputs },
  firstOfText: { inputs },
  restOfEither: { inputs },
  spreadOfText: { inputs },
  invalidDateAsJson: { inputs },
  limitsOfNothing: { inputs },
  limitsOfLists: { inputs },
  lengthOfItems: { inputs },
  lengthOrNull: { inputs },
  lengthOfProperty: { inputs },
  lengthOfFields: { inputs },
  lengthOfBox: { inputs },
  lengthOfArrayLike: { inputs },
  refusedSliceOfEither: { inputs: [], refused: 'STEP1002' },
  refusedJoinOfEither: { inputs: [], refused: 'STEP1002' },
});
