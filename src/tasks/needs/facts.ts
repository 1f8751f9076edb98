/**
 * Reads `ArgumentFact`s. A record that is only known while the workflow runs may hold any key, so its entries are dynamic
 * and not absent: the difference between `undefined` (surely not given) and `dynamic` decides what a permission covers.
 */
import type { ArgumentFact } from './types.ts';

/** A value that only exists while the workflow runs. */
export const dynamic: ArgumentFact = { kind: 'dynamic' };

/**
 * The value at a path of record keys, or `undefined` where it is surely absent.
 *
 * @example
 * factAt(call.arguments, 'Authentication', 'ConnectionArn');
 */
export function factAt(fact: ArgumentFact, ...path: readonly string[]): ArgumentFact | undefined {
  let current: ArgumentFact | undefined = fact;
  for (const key of path) {
    if (current === undefined || current.kind === 'constant' || current.kind === 'list') return undefined;
    if (current.kind !== 'record') return dynamic;
    const entry: ArgumentFact | undefined = Object.hasOwn(current.entries, key) ? current.entries[key] : undefined;
    current = entry ?? (current.open === true ? dynamic : undefined);
  }
  return current;
}

/**
 * Whether all entries of a record are known, so that what is not there is surely not given.
 *
 * @example
 * isClosed({ kind: 'record', entries: {} }); // true
 */
export function isClosed(fact: ArgumentFact): boolean {
  return fact.kind === 'record' && fact.open !== true;
}

/**
 * The constant string behind a fact, if it is one.
 *
 * @example
 * constantText({ kind: 'constant', value: 'orders' }); // 'orders'
 */
export function constantText(fact: ArgumentFact | undefined): string | undefined {
  return fact?.kind === 'constant' && typeof fact.value === 'string' ? fact.value : undefined;
}

/**
 * The items of a list; anything else counts as one item, since it may be a list while the workflow runs.
 *
 * @example
 * factItems({ kind: 'list', items: [dynamic, dynamic] }).length; // 2
 */
export function factItems(fact: ArgumentFact | undefined): readonly ArgumentFact[] {
  if (fact === undefined) return [];
  return fact.kind === 'list' ? fact.items : [fact];
}

const placeholderPattern = /^\$\{([A-Za-z]\w*?)(Name|Arn|Url)\}$/;

/**
 * The fact behind a record key: a key may be a resource name, and then a placeholder for a handle.
 *
 * @example
 * factOfKey('${OrdersName}', 'dynamodb.table'); // the handle Orders
 */
export function factOfKey(key: string, resourceKind: string): ArgumentFact {
  const match = placeholderPattern.exec(key);
  const [, id, attribute] = match ?? [];
  if (id !== undefined && (attribute === 'Name' || attribute === 'Arn' || attribute === 'Url')) {
    return { kind: 'handle', id, resourceKind, attribute };
  }
  return { kind: 'constant', value: key };
}
