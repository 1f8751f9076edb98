/** `Map` and `Set`, which exist inside a workflow and are no data. */
import { type MemberTable, partly, refused, supported } from './support.ts';

const IDENTITY = 'keys that are objects, whose identity Step Functions does not know';

export const COLLECTIONS: MemberTable = {
  ...partly('', 'Map Set', IDENTITY),
  ...supported('Map.prototype', 'clear delete get has set size'),
  ...partly('Map.prototype', 'entries forEach keys values', 'iterators that are kept'),
  ...supported('Set.prototype', 'add clear delete has size'),
  ...partly('Set.prototype', 'entries forEach keys values', 'iterators that are kept'),
  ...supported(
    'Set.prototype',
    'difference intersection isDisjointFrom isSubsetOf isSupersetOf symmetricDifference union',
  ),
  ...supported('Map', 'groupBy'),
  ...refused('', 'WeakMap WeakSet', 'Use a Map or Set: nothing is collected while a workflow runs.'),
};
