/**
 * `key in object`: the own keys of objects, `length` and the indexes of arrays. What is neither has no keys to ask for, where
 * JavaScript throws a TypeError whose text quotes the value.
 */
import type ts from 'typescript';
import { isOnly, Kind, mayBe, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { hasInvalid } from './invalid.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

const OBJECTS = Kind.list | Kind.record;
const NULLISH = Kind.null | Kind.absent;

/** Lowers `left in right`. */
export function inOperator(left: RawExpr, right: RawExpr, node: ts.Node, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  if (hasInvalid(left) || hasInvalid(right)) return cx.invalid(node);
  if (right.shape.error) return inError(left, right, node, cx);
  if (right.shape.kinds === 0 || !hasCertainKeys(right.shape) || asksForMethod(left, right.shape)) {
    cx.report(d.uncertainKeys(origin, { operation: '`in`' }));
    return cx.invalid(node);
  }
  if (isOnly(right.shape, OBJECTS)) return b.binary('in', left, right, origin);
  const [declareKey, key] = b.capture(left, 'key', cx);
  const [declareObject, object] = b.capture(right, 'object', cx);
  const check = b.engineThrowIf(isNoObject(object), 'TypeError', MESSAGE, origin);
  const kinds = object.shape.kinds & OBJECTS || Kind.record;
  const kept: RawExpr = { ...object, shape: { ...object.shape, kinds } };
  return b.sequence([...declareKey, ...declareObject, check], b.binary('in', key, kept, origin), origin);
}

const MESSAGE = "Cannot use 'in' operator to search for a key in what is no object";

/** Dates and matches have other keys than what stands for them. */
function hasCertainKeys({ undefinedProperties, date, match }: ValueShape): boolean {
  return !undefinedProperties && !date && !match;
}

/** `'push' in list` is true of what every array inherits. */
function asksForMethod(key: RawExpr, shape: ValueShape): boolean {
  if (key.kind !== 'literal' || !mayBe(shape, Kind.list)) return false;
  return key.value !== 'length' && Object.hasOwn(Array.prototype, String(key.value));
}

function isNoObject(value: RawExpr): RawExpr {
  const { origin, shape } = value;
  const missing = b.isNullish(value, origin);
  if (isOnly(shape, OBJECTS | NULLISH)) return missing;
  const type = b.unary('typeof', value, origin);
  const other = b.binary('!==', type, b.literal('object', origin), origin);
  return mayBe(shape, NULLISH) ? b.logical('||', other, missing, origin) : other;
}

const OF_ERRORS: ReadonlySet<unknown> = new Set(['name', 'message', 'stack']);

/** Every error has, or inherits, a name, a message and a stack; of what else it has nothing is known. */
function inError(key: RawExpr, error: RawExpr, node: ts.Node, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  if (key.kind === 'literal' && OF_ERRORS.has(key.value))
    return b.sequence([b.evaluate(error, origin)], b.literal(true, origin), origin);
  const field = key.kind === 'literal' ? `\`${key.value}\`` : 'a key that is computed';
  cx.report(d.errorField(origin, { field }));
  return cx.invalid(node);
}
