/**
 * The names of the comparison operators of Choice rules in JSONPath mode.
 */
const ORDERED = ['String', 'Numeric', 'Timestamp'];
const ORDERS = ['Equals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const COMPARISONS = [...ORDERED.flatMap((kind) => ORDERS.map((order) => `${kind}${order}`)), 'BooleanEquals'];

const NAMES: ReadonlySet<string> = new Set([
  ...COMPARISONS,
  ...COMPARISONS.map((name) => `${name}Path`),
  'StringMatches',
  ...['Null', 'Present', 'String', 'Numeric', 'Boolean', 'Timestamp'].map((kind) => `Is${kind}`),
]);

/** Whether a field of a rule is a comparison. */
export function isChoiceComparison(name: string): boolean {
  return NAMES.has(name);
}
