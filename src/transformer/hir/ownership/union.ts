/** Unions of sets of locations. Empty and single ones are not copied. */
import type { Location } from './location.ts';

/** No object. */
export const NOTHING: ReadonlySet<Location> = new Set();

/** All locations that are in one of the sets. */
export function union(sets: readonly ReadonlySet<Location>[]): ReadonlySet<Location> {
  const [first, ...rest] = sets.filter((set) => set.size > 0);
  if (first === undefined) return NOTHING;
  return rest.length === 0 ? first : new Set(sets.flatMap((set) => [...set]));
}
