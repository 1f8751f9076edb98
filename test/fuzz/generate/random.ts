/**
 * The generator's source of randomness: everything that a program contains follows from its seed, so that a failure can be
 * made again from one number.
 */

export interface Random {
  /** An integer from 0 to `count` - 1. */
  below(count: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T extends {}>(items: readonly T[]): T;
  /** One of the options, each as likely as its weight. */
  weighted<T extends { readonly weight: number }>(options: readonly T[]): T;
}

/** A generator of random numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T extends {}>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    below,
    chance: (probability) => next() < probability,
    pick,
    weighted: (options) => {
      let rest = next() * options.reduce((sum, option) => sum + option.weight, 0);
      const found = options.find((option) => {
        rest -= option.weight;
        return rest < 0;
      });
      return found ?? pick(options);
    },
  };
}

/** The seed of the n-th program of a run. */
export function seedOf(run: number, index: number): number {
  return (Math.imul(run + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
}
