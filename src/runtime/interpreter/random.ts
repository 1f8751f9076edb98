/**
 * The engine's pseudo-random numbers: a pure generator (mulberry32) whose state is one number, for the transition function,
 * and a source over it for everything else that must be repeatable under a seed.
 */

/** A number in [0, 1) and the next state. */
export function nextRandom(state: number): readonly [value: number, next: number] {
  const next = (state + 0x6d2b79f5) | 0;
  let bits = Math.imul(next ^ (next >>> 15), 1 | next);
  bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
  return [((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32, next];
}

/** A source of numbers and ids that depend on the seed alone. */
export interface RandomSource {
  readonly number: () => number;
  readonly uuid: () => string;
}

/** A source with this seed. */
export function randomSource(seed: number): RandomSource {
  let state = seed | 0;
  const number = (): number => {
    const [high, afterHigh] = nextRandom(state);
    const [low, afterLow] = nextRandom(afterHigh);
    state = afterLow;
    return (Math.floor(high * 2 ** 27) * 2 ** 26 + Math.floor(low * 2 ** 26)) / 2 ** 53;
  };
  const hex = (digits: number): string =>
    Math.floor(number() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return {
    number,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(number() * 4)]}${hex(3)}-${hex(12)}`,
  };
}
