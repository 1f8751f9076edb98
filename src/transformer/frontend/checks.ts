/**
 * Checks that JavaScript makes and JSONata does not: they throw JavaScript's error, as explicit statements, where the value's
 * shape cannot rule the case out.
 */

import type { Origin } from '../core/origin.ts';
import { isOnly, Kind, mayBe, shapes, without } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

const NULLISH = Kind.null | Kind.absent;

/** The value, which is taken apart or iterated; throws TypeError if it is null or undefined. */
export function demandObject(value: RawExpr, origin: Origin, cx: Lowering): RawExpr {
  return demandBehind(value, cx, (ref) => b.engineThrowIf(b.isNullish(ref, origin), 'TypeError', MISSING, origin));
}

/** The value whose property `key` is read next; throws TypeError if it is null or undefined. */
export function demandOwner(value: RawExpr, key: RawExpr | string, origin: Origin, cx: Lowering): RawExpr {
  return demandBehind(value, cx, (ref) => checkOwner(ref, key, origin));
}

/** The value whose keys are listed; throws TypeError if it is null or undefined. */
export function demandKeyed(value: RawExpr, origin: Origin, cx: Lowering): RawExpr {
  return demandBehind(value, cx, (ref) => checkKeyed(ref, origin));
}

/** The TypeError of an object that is not there, where its keys are listed or written. */
export function checkKeyed(value: RawExpr, origin: Origin): RawStatement {
  return b.throwIf(b.isNullish(value, origin), 'TypeError', 'Cannot convert undefined or null to object', origin);
}

const MISSING = 'Cannot read properties of null or undefined';

/** The TypeError of reading the property of a value that is null or undefined. */
export function checkOwner(value: RawExpr, key: RawExpr | string, origin: Origin): RawStatement {
  const test = b.isNullish(value, origin);
  const name = typeof key === 'string' ? b.literal(key, origin) : key;
  if (!isPlainKey(name)) return b.engineThrowIf(test, 'TypeError', MISSING, origin);
  const nullish = (kind: string): RawExpr =>
    name.kind === 'literal'
      ? b.literal(`Cannot read properties of ${kind} (reading '${name.value}')`, origin)
      : b.template(
          [b.literal(`Cannot read properties of ${kind} (reading '`, origin), name, b.literal("')", origin)],
          origin,
        );
  const isNull = b.binary('===', value, b.literal(null, origin), origin);
  const both = mayBe(value.shape, Kind.null) && mayBe(value.shape, Kind.absent);
  const message = both
    ? b.conditional(isNull, nullish('null'), nullish('undefined'), origin)
    : nullish(mayBe(value.shape, Kind.null) ? 'null' : 'undefined');
  return b.throwIf(test, 'TypeError', message, origin);
}

/** Text, or an integer, which is its own text. */
function isPlainKey({ shape }: RawExpr): boolean {
  if (shape.kinds === 0 || shape.nonFinite) return false;
  return isOnly(shape, Kind.string) || (isOnly(shape, Kind.number | Kind.string) && shape.integer === true);
}

function demandBehind(value: RawExpr, cx: Lowering, check: (ref: RawExpr) => RawStatement): RawExpr {
  if (!mayBe(value.shape, NULLISH)) return value;
  const [declare, ref] = b.capture(value, 'value', cx);
  return b.sequence([...declare, check(ref)], { ...ref, shape: without(ref.shape, NULLISH) }, value.origin);
}

/** What is iterated; throws TypeError if it is null or undefined. Other values that are no lists are refused by who iterates. */
export function demandIterable(value: RawExpr, cx: Lowering): RawExpr {
  return mayBe(value.shape, Kind.list | Kind.string) ? demandObject(value, value.origin, cx) : value;
}

/**
 * The text that a method is called on; throws TypeError where the sum of two missing values, a text to TypeScript, is NaN, which
 * has no such method.
 */
export function demandTextObject(value: RawExpr, origin: Origin, cx: Lowering): RawExpr {
  if (value.shape.kinds !== (Kind.string | Kind.number) || !value.shape.nonFinite) return value;
  const [declare, ref] = b.capture(value, 'text', cx);
  const isNumber = b.binary('===', b.unary('typeof', ref, origin), b.literal('number', origin), origin);
  const check = b.engineThrowIf(isNumber, 'TypeError', 'The method is not a function', origin);
  return b.sequence([...declare, check], { ...ref, shape: shapes.string }, origin);
}
