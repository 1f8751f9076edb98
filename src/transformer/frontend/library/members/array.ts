/** `Array` and `ReadonlyArray`. */
import { type MemberTable, partly, refused, supported } from './support.ts';

const UNDEFINED = 'items that may be undefined, which a JSON list cannot hold';
const IDENTITY = 'objects, whose identity Step Functions does not know';

export const ARRAY: MemberTable = {
  ...supported(
    'Array.prototype',
    'at copyWithin entries every fill filter find findIndex findLast findLastIndex forEach join keys length pop push reduce reverse shift slice some sort splice toReversed toSorted toSpliced toString unshift values with',
  ),
  ...partly('Array.prototype', 'map flatMap concat', UNDEFINED),
  ...partly('Array.prototype', 'flat', 'a depth that is not constant'),
  ...partly('Array.prototype', 'includes indexOf lastIndexOf', IDENTITY),
  ...partly('Array.prototype', 'reduceRight', 'an initial value that may be undefined'),
  ...refused('Array.prototype', 'toLocaleString', 'Use `join`.'),
  ...supported('Array', 'isArray of'),
  ...partly('Array', 'from', `iterables that are no lists or texts; ${UNDEFINED}`),
};
