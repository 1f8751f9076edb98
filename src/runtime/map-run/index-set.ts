/**
 * A set of indexes from 0 up, a bit each: a map run remembers which of a million children are done in 125 kilobytes.
 */

/** The set. */
export interface IndexSet {
  readonly has: (index: number) => boolean;
  readonly add: (index: number) => void;
  readonly remove: (index: number) => void;
}

/** An empty set. */
export function createIndexSet(): IndexSet {
  let bits = new Uint8Array(1024);
  const bitOf = (index: number): number => 1 << (index & 7);
  return {
    has: (index) => ((bits[index >> 3] ?? 0) & bitOf(index)) !== 0,
    add: (index) => {
      const at = index >> 3;
      if (at >= bits.length) {
        const larger = new Uint8Array(Math.max(at + 1, bits.length * 2));
        larger.set(bits);
        bits = larger;
      }
      bits[at] = (bits[at] ?? 0) | bitOf(index);
    },
    remove: (index) => {
      const at = index >> 3;
      if (at < bits.length) bits[at] = (bits[at] ?? 0) & ~bitOf(index);
    },
  };
}
