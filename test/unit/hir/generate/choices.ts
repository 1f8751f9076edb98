/**
 * A stream of choices that fast-check makes and shrinks: shorter streams and smaller numbers give smaller programs, because
 * the first alternative of every choice is the simplest one and an exhausted stream always gives 0.
 */
import fc from 'fast-check';

export interface Choices {
  /** A number from 0 to count - 1. */
  below(count: number): number;
  pick<T>(options: readonly [T, ...T[]]): T;
}

/** Arbitrary streams of at most `maxLength` choices. */
export function choices(maxLength: number): fc.Arbitrary<Choices> {
  return fc.noBias(fc.array(fc.nat({ max: 10_000 }), { maxLength, size: 'max' })).map(choicesFrom);
}

function choicesFrom(numbers: readonly number[]): Choices {
  let position = 0;
  const below = (count: number): number => {
    const next = numbers[position] ?? 0;
    position += 1;
    return next % count;
  };
  return { below, pick: (options) => options[below(options.length)] ?? options[0] };
}
