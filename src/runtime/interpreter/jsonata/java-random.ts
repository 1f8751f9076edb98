/**
 * The first `nextDouble()` of `java.util.Random(seed)`, which is what `$random(seed)` returns on Step Functions:
 * `$random(42)` is 0.7275636800328681. The generator is Java's documented 48-bit linear congruential one.
 */
const MULTIPLIER = 0x5deece66dn;
const INCREMENT = 0xbn;
const MASK = (1n << 48n) - 1n;

/** A number in [0, 1) that depends on the seed alone; the seed is truncated towards zero, as a Java cast does. */
export function javaRandom(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK;
  const next = (bits: bigint): bigint => {
    state = (state * MULTIPLIER + INCREMENT) & MASK;
    return state >> (48n - bits);
  };
  const high = next(26n);
  const low = next(27n);
  return Number((high << 27n) + low) / 2 ** 53;
}
