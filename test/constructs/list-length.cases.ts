/** Writes of `length`: shortening in every form. What would make a list longer leaves holes, and fails as such writes do. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

/** Example: the first items of a list, in place. */
export const shortened = workflow(async ({ xs, n }: { xs: number[]; n: number }) => {
  if (xs.length > n) xs.length = n;
  return xs;
});

export const capped = workflow(async ({ xs, n }: { xs: (number | null | number[])[]; n: number }) => {
  const given = (xs.length = Math.min(xs.length, n));
  xs.push(9);
  return [given, xs];
});

export const dropped = workflow(async ({ xs }: { xs: number[] }) => {
  const seen: unknown[] = [];
  while (xs.length > 0) {
    if (xs.length % 2 === 0) seen.push(xs.length--);
    else if (xs.length > 3) seen.push(--xs.length);
    else xs.length -= 1;
    seen.push([...xs]);
  }
  return seen;
});

export const inside = workflow(async ({ groups }: { groups: Record<string, string[][]> }) => {
  for (const rows of Object.keys(groups).map((key) => groups[key]!)) seenOf(rows);
  groups.a![0]!.length = 1;
  return groups;
});

function seenOf(rows: string[][]): number {
  return rows.length;
}

export const invalid = workflow(async ({ xs, n }: { xs: number[]; n: number }) => {
  try {
    if (n <= xs.length || Number.isNaN(n)) xs.length = n;
    return xs;
  } catch (e) {
    return [(e as Error).name, (e as Error).message, xs];
  }
});

export const belowZero = workflow(async ({ xs }: { xs: number[] }) => {
  try {
    xs.length--;
    xs.length -= 2;
  } catch (e) {
    return [(e as Error).name, xs];
  }
  return xs;
});

export const seenByOther = workflow(async ({ xs }: { xs: number[] }) => {
  const copy = [...xs, 1];
  const kept = { list: copy };
  copy.length = 1;
  return [copy, kept.list];
});

export default cases({
  shortened: {
    inputs: [
      { xs: [1, 2, 3], n: 2 },
      { xs: [1, 2, 3], n: 0 },
      { xs: [1], n: 1 },
      { xs: [], n: 3 },
      { xs: [5, 6], n: 1 },
    ],
  },
  capped: {
    inputs: [
      { xs: [1, null, 3], n: 2 },
      { xs: [[1], [2]], n: 1 },
      { xs: [], n: 5 },
      { xs: [null], n: 9 },
    ],
  },
  dropped: { inputs: [{ xs: [] }, { xs: [1] }, { xs: [1, 2, 3, 4, 5, 6] }] },
  inside: { inputs: [{ groups: { a: [['x', 'y'], ['z']] } }, { groups: { a: [['x']], b: [] } }] },
  invalid: {
    inputs: [
      { xs: [1, 2], n: -1 },
      { xs: [1, 2], n: 0.5 },
      { xs: [1, 2], n: 1 },
      { xs: [1], n: -0 },
    ],
  },
  belowZero: { inputs: [{ xs: [] }, { xs: [1] }, { xs: [1, 2] }, { xs: [1, 2, 3] }] },
  seenByOther: { inputs: [{ xs: [] }, { xs: [1, 2] }] },
});
