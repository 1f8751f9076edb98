/** Choices that a generator makes: drawn by fast-check in the suite, by a seeded generator in long runs. */
export interface Random {
  /** An integer from 0 up to, not including, `n`. */
  int(n: number): number;
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.int(items.length)] as T;
}

export function chance(random: Random, oneIn: number): boolean {
  return random.int(oneIn) === 0;
}

/** mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return {
    int: (n) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * n);
    },
  };
}
