/** The size of a `Map` or `Set` by a pattern. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Input {
  readonly words: readonly string[];
}

export const taken = workflow(async ({ words }: Input) => {
  const counts = new Map<string, number>();
  const { size: before } = counts;
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const { size } = counts;
  const { size: kinds = 7, size: again } = new Set(words);
  counts.clear();
  return [before, size, kinds, again, counts.size];
});
export const byNumber = workflow(async ({ words }: Input) => {
  const byLength = new Map<number, string[]>();
  for (const word of words) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  let { size } = byLength;
  size += 10;
  byLength.delete(1);
  const { size: left } = byLength;
  return { size, left };
});
export const given = workflow(async ({ words }: Input) => {
  const sizeOf = ({ size }: ReadonlySet<string>): number => size * 2;
  const seen = new Set(words);
  const all = sizeOf(seen);
  seen.add('another');
  return [all, sizeOf(seen), sizeOf(new Set())];
});
export const maybe = workflow(async ({ words }: Input) => {
  const seen = words.length > 1 ? new Set(words) : undefined;
  try {
    const { size } = seen!;
    return size;
  } catch (error) {
    return error instanceof TypeError;
  }
});
export const copies = workflow(async ({ words }: Input) => {
  const { size } = new Map(words.map((word, index) => [word, index]));
  const { size: copied } = new Map(new Map(words.map((word) => [word, word])));
  return size === copied ? size : -1;
});

export const refusedMethod = workflow(async ({ words }: Input) => {
  const { size, has } = new Set(words);
  return [size, typeof has];
});
export const refusedRest = workflow(async ({ words }: Input) => {
  const { size, ...rest } = new Set(words);
  return [size, Object.keys(rest)];
});

const inputs = [[], ['a'], ['a', 'b', 'a'], ['a', 'bb', 'cc', '']].map((words) => ({ words }));

export default cases({
  taken: { inputs },
  byNumber: { inputs },
  given: { inputs },
  maybe: { inputs },
  copies: { inputs },
  refusedMethod: { refused: 'STEP2101' },
  refusedRest: { refused: 'STEP2101' },
});
