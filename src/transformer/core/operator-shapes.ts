/**
 * Shapes of operators' results from the shapes of their operands, by JavaScript's rules. Upper bounds, as all shapes are.
 * Two licences: sums, differences and products of finite numbers count as finite, and the sum of an integer and a small
 * integer counts as an integer (so that loop counters do; 2^53 is out of reach of steps of at most 2^32). Products and sums
 * of arbitrary integers do not: factorials and Fibonacci numbers leave the exact range in a few dozen steps.
 */
import { type ExpressionLeaf, isCoreExpression } from './children.ts';
import type { Binary, BinaryOperator, Expr, LogicalOperator, UnaryOperator } from './expr.ts';
import {
  isOnly,
  joinShapes,
  Kind,
  mayBe,
  mayBeNonFinite,
  orAbsent,
  shapes,
  type ValueShape,
  without,
} from './shape.ts';

/** Kinds that `ToPrimitive` leaves or makes strings. */
const TEXTUAL = Kind.string | Kind.list | Kind.record;
/** Kinds that contain other values. */
export const CONTAINERS = Kind.list | Kind.record;
const SMALL = 2 ** 32;

/** An operand of any level. */
type Operand = Expr<ExpressionLeaf>;

/** The number that a literal or a negated literal stands for. */
export function literalNumber(node: Operand): number | null {
  if (!isCoreExpression(node)) return null;
  if (node.kind === 'literal') return typeof node.value === 'number' ? node.value : null;
  if (node.kind !== 'unary' || node.operator !== '-') return null;
  const value = literalNumber(node.operand);
  return value === null ? null : -value;
}

/** True when `ToNumber` of the value is surely finite. */
export function isFiniteNumber(shape: ValueShape): boolean {
  return isOnly(shape, Kind.number | Kind.boolean | Kind.null) && !mayBeNonFinite(shape);
}

function isInteger(shape: ValueShape): boolean {
  return (
    isOnly(shape, Kind.number | Kind.boolean | Kind.null) && (!mayBe(shape, Kind.number) || shape.integer === true)
  );
}

function numberShape(finite: boolean, integer: boolean): ValueShape {
  if (!finite) return shapes.anyNumber;
  return integer ? shapes.integer : shapes.number;
}

/** Shape of `operator operand`. */
export function unaryShape(operator: UnaryOperator, operand: Operand): ValueShape {
  switch (operator) {
    case '!':
      return shapes.boolean;
    case '-':
    case '+':
      return numberShape(isFiniteNumber(operand.shape), isInteger(operand.shape));
    case '~':
      return shapes.integer;
    case 'typeof':
      return shapes.string;
    case 'void':
      return shapes.absent;
  }
}

/** True where an operator may turn an object into its text: all but tests of identity, of null and of keys. */
export function convertsOperands({
  operator,
  left,
  right,
}: Pick<Binary<Operand>, 'operator' | 'left' | 'right'>): boolean {
  switch (operator) {
    case '===':
    case '!==':
    case 'in':
      return false;
    case '==':
    case '!=':
      return ![left, right].some(({ shape }) => isOnly(shape, Kind.null | Kind.absent));
    default:
      return true;
  }
}

/** Shape of `left operator right`. */
export function binaryShape(operator: BinaryOperator, left: Operand, right: Operand): ValueShape {
  switch (operator) {
    case '+':
      return additionShape(left, right);
    case '-':
      return numberShape(bothFinite(left, right), countsAsInteger(left, right));
    case '*':
      return numberShape(bothFinite(left, right), false);
    case '/':
      return numberShape(bothFinite(left, right) && isNonZero(right), false);
    case '%':
      return numberShape(bothFinite(left, right) && isNonZero(right), isInteger(left.shape) && isInteger(right.shape));
    case '**':
      return numberShape(bothFinite(left, right) && isNaturalLiteral(right), false);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
    case '>>>':
      return shapes.integer;
    case '===':
    case '!==':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in':
      return shapes.boolean;
  }
}

function additionShape(left: Operand, right: Operand): ValueShape {
  const [a, b] = [left.shape, right.shape];
  const text = mayBe(a, TEXTUAL) || mayBe(b, TEXTUAL) || a.date === true || b.date === true;
  const numeric = !isOnly(a, TEXTUAL) && !isOnly(b, TEXTUAL);
  if (!numeric) return shapes.string;
  const numericPart = (shape: ValueShape): ValueShape => without(shape, TEXTUAL);
  const finite = isFiniteNumber(numericPart(a)) && isFiniteNumber(numericPart(b));
  const sum = numberShape(finite, !text && countsAsInteger(left, right));
  return text ? joinShapes(shapes.string, sum) : sum;
}

function bothFinite(left: Operand, right: Operand): boolean {
  return isFiniteNumber(left.shape) && isFiniteNumber(right.shape);
}

function countsAsInteger(left: Operand, right: Operand): boolean {
  return isInteger(left.shape) && isInteger(right.shape) && (isSmall(left) || isSmall(right));
}

/** Surely of magnitude <= 2^32: small literals, lengths, booleans. */
function isSmall(node: Operand): boolean {
  if (isOnly(node.shape, Kind.boolean | Kind.null)) return true;
  if (isCoreExpression(node) && node.kind === 'library' && node.member === 'length') return true;
  const value = literalNumber(node);
  return value !== null && Math.abs(value) <= SMALL;
}

function isNonZero(node: Operand): boolean {
  const value = literalNumber(node);
  return value !== null && value !== 0;
}

function isNaturalLiteral(node: Operand): boolean {
  const value = literalNumber(node);
  return value !== null && Number.isInteger(value) && value >= 0;
}

/** Shape of `left operator right`, where only one of them may be evaluated. */
export function logicalShape(operator: LogicalOperator, left: ValueShape, right: ValueShape): ValueShape {
  switch (operator) {
    case '&&':
      return joinKept(falsyPart(left), right);
    case '||':
      return joinKept(without(left, Kind.null | Kind.absent), right);
    case '??':
      return joinKept(without(left, Kind.null | Kind.absent), right);
  }
}

/** What is left of a shape when the value is falsy: no containers; numbers are 0 or NaN. */
function falsyPart(shape: ValueShape): ValueShape {
  const kinds = shape.kinds & ~CONTAINERS;
  if (!mayBe(shape, Kind.number)) return { kinds };
  return { kinds, ...(shape.nonFinite && !shape.integer ? { nonFinite: true as const } : { integer: true as const }) };
}

function joinKept(kept: ValueShape, other: ValueShape): ValueShape {
  return kept.kinds === 0 ? other : joinShapes(kept, other);
}

/** Shape of a list literal with these item shapes; the items of an empty list are of no kind at all. */
export function listShape(items: readonly ValueShape[]): ValueShape {
  const [first, ...rest] = items;
  return shapes.list(first === undefined ? { kinds: 0 } : rest.reduce(joinShapes, first));
}

/** The shape of a list's items. */
export function itemShape(list: ValueShape): ValueShape {
  return inheritFlags(list.item ?? shapes.unknown, list);
}

/** What a list spread into another list contributes as an item. */
export function spreadItem(list: ValueShape): ValueShape {
  const item = itemShape(list);
  return list.undefinedItems && (!list.item || mayBe(list.item, Kind.absent))
    ? { ...orAbsent(item), undefinedItems: true }
    : item;
}

/** Shape of a record literal: flags of what is inside. */
export function recordShape(properties: readonly ValueShape[], spreads: readonly ValueShape[]): ValueShape {
  const inside = [...properties, ...spreads];
  const undefinedProperties =
    properties.some((shape) => mayBe(shape, Kind.absent)) || inside.some((shape) => shape.undefinedProperties);
  return {
    kinds: Kind.record,
    ...(inside.some((shape) => shape.nonFinite) && { nonFinite: true as const }),
    ...(undefinedProperties && { undefinedProperties: true as const }),
    ...(inside.some((shape) => shape.lateProperties) && { lateProperties: true as const }),
    ...(inside.some((shape) => shape.undefinedItems) && { undefinedItems: true as const }),
  };
}

/** The shape of a part of `container`: what the container may have anywhere inside, the part may have. */
export function inheritFlags(part: ValueShape, container: ValueShape): ValueShape {
  const nonFinite = container.nonFinite && !part.nonFinite && !part.integer && mayBe(part, CONTAINERS | Kind.number);
  const undefinedProperties = container.undefinedProperties && !part.undefinedProperties && mayBe(part, CONTAINERS);
  const undefinedItems = container.undefinedItems && !part.undefinedItems && mayBe(part, CONTAINERS);
  const lateProperties = container.lateProperties && !part.lateProperties && mayBe(part, CONTAINERS);
  if (!nonFinite && !undefinedProperties && !undefinedItems && !lateProperties) return part;
  return {
    ...part,
    ...(undefinedItems && { undefinedItems: true as const }),
    ...(nonFinite && { nonFinite: true as const }),
    ...(undefinedProperties && { undefinedProperties: true as const }),
    ...(lateProperties && { lateProperties: true as const }),
  };
}
