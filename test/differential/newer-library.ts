/**
 * Built-ins of ES2024 and ES2025 that the oldest supported Node does not have yet, as the specification has them, so that native
 * runs can use them on every Node.
 */

type SetLike = Pick<ReadonlySet<unknown>, 'has' | 'keys' | 'size'>;

const smaller = (a: ReadonlySet<unknown>, b: SetLike): Set<unknown> =>
  a.size <= b.size
    ? new Set([...a].filter((item) => b.has(item)))
    : new Set([...b.keys()].filter((item) => a.has(item)));

const SET_METHODS: Readonly<Record<string, (this: ReadonlySet<unknown>, other: SetLike) => unknown>> = {
  union(other) {
    return new Set([...this, ...other.keys()]);
  },
  intersection(other) {
    return smaller(this, other);
  },
  difference(other) {
    return new Set([...this].filter((item) => !other.has(item)));
  },
  symmetricDifference(other) {
    const result = new Set(this);
    for (const item of other.keys()) {
      if (this.has(item)) result.delete(item);
      else result.add(item);
    }
    return result;
  },
  isSubsetOf(other) {
    return [...this].every((item) => other.has(item));
  },
  isSupersetOf(other) {
    return [...other.keys()].every((item) => this.has(item));
  },
  isDisjointFrom(other) {
    return ![...this].some((item) => other.has(item));
  },
};

type KeyOf = (item: unknown, index: number) => unknown;

function grouped(items: Iterable<unknown>, keyOf: KeyOf): Map<unknown, unknown[]> {
  const groups = new Map<unknown, unknown[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function define(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

for (const [name, method] of Object.entries(SET_METHODS)) define(Set.prototype, name, method);
define(Map, 'groupBy', grouped);
define(Object, 'groupBy', (items: Iterable<unknown>, keyOf: KeyOf) =>
  Object.assign(Object.create(null), Object.fromEntries(grouped(items, (item, index) => String(keyOf(item, index))))),
);
