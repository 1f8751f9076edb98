/** Notes of types by type and key: what is written to the properties of a type, or hidden behind it. */
import type ts from 'typescript';

/** Items of arrays, tuples, maps and sets. */
export const ANY_ITEM = '[]';
/** Properties by a computed key. */
export const ANY_KEY = '{}';

export interface TypeNotes {
  /** The types that are noted for the keys of a type. */
  of(type: ts.Type): ReadonlyMap<string, ReadonlySet<ts.Type>>;
  /** True where this is news. */
  add(type: ts.Type, key: string, value: ts.Type): boolean;
  types(): readonly ts.Type[];
}

export function createTypeNotes(): TypeNotes {
  const known = new Map<ts.Type, Map<string, Set<ts.Type>>>();
  const none: ReadonlyMap<string, ReadonlySet<ts.Type>> = new Map();
  return {
    of: (type) => known.get(type) ?? none,
    add: (type, key, value) => {
      const keys = known.get(type) ?? new Map<string, Set<ts.Type>>();
      const values = keys.get(key) ?? new Set();
      if (values.has(value)) return false;
      known.set(type, keys.set(key, values.add(value)));
      return true;
    },
    types: () => [...known.keys()],
  };
}
