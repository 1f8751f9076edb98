/** Programs as they are often written: the top of counts, lists chosen to be pushed to, collections of what may be missing. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
export const topOf = workflow(async ({ words }: { words: string[] }) => {
  const c: Record<string, number> = {};
  for (const w of words) c[w] = (c[w] ?? 0) + 1;
  const [top] = Object.entries(c).sort(([, a], [, b]) => b - a);
  return { top: top?.[0] ?? null };
});
export const firstSorted = workflow(async ({ words }: { words: string[] }) => {
  const c: Record<string, number> = {};
  for (const w of words) c[w] = (c[w] ?? 0) + 1;
  const top = Object.entries(c).sort((a, b) => b[1] - a[1])[0];
  return { top: top ?? null };
});
export const topOfInput = workflow(async ({ c }: { c: Record<string, number> }) => {
  const top = Object.entries(c).sort((a, b) => b[1] - a[1])[0];
  return { top: top ? top[0] : null };
});
export const partitioned = workflow(async ({ xs }: { xs: number[] }) => {
  const yes: number[] = [];
  const no: number[] = [];
  for (const x of xs) (x > 2 ? yes : no).push(x);
  await work({ n: yes.length });
  return { yes, no };
});
export const partitionedParts = workflow(async ({ xs }: { xs: number[] }) => {
  const acc = { ok: [] as number[], bad: [] as number[] };
  for (const x of xs) (x > 2 ? acc.ok : acc.bad).push(x);
  return acc;
});
export const definedOnly = workflow(async ({ x }: { x: { a?: number; b?: string } }) => {
  const y = { a: x.a, b: x.b, c: 1 };
  return Object.fromEntries(Object.entries(y).filter(([, v]) => v !== undefined));
});
export const setOfNothing = workflow(async ({ deps }: { deps?: string[] }) => new Set(deps).size);
const W = [{ words: [] as string[] }, { words: ['a', 'b', 'b'] }];
const XS = [{ xs: [] as number[] }, { xs: [1, 5, 3] }];
export const mapOfNothing = workflow(async ({ pairs }: { pairs?: [string, number][] | null }) => {
  const map = new Map(pairs);
  return [map.size, map.get('a') ?? 'none', [...map.keys()]];
});
export const chosenEffects = workflow(async ({ xs }: { xs: number[] }) => {
  const yes: number[] = [];
  const no: number[] = [9];
  const lengths: number[] = [];
  let tests = 0;
  for (const x of xs) lengths.push((tests++ < 1 ? yes : no).push(x, x * 2));
  const last = (yes.length > no.length ? yes : no).pop();
  (xs.length > 1 ? yes : no).unshift(7);
  return { yes, no, lengths, tests, last };
});

export default cases(
  {
    mapOfNothing: { inputs: [{}, { pairs: null }, { pairs: [['a', 1]] }] },
    chosenEffects: { inputs: XS },
    topOf: { inputs: W },
    firstSorted: { inputs: W },
    topOfInput: { inputs: [{ c: {} }, { c: { a: 1, b: 4 } }] },
    partitioned: { inputs: XS },
    partitionedParts: { inputs: XS },
    definedOnly: { inputs: [{ x: {} }, { x: { a: 0 } }, { x: { a: 1, b: '' } }] },
    setOfNothing: { inputs: [{}, { deps: ['a', 'a'] }, { deps: [] }] },
  },
  () => ({ Work: ({ n }: { n: number }) => n }),
);
