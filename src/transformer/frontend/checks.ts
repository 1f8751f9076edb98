/**
 * Checks that JavaScript makes and JSONata does not: they throw JavaScript's error, as explicit statements, where the value's
 * shape cannot rule the case out.
 */

import type { Origin } from '../core/origin.ts';
import { Kind, mayBe, shapes, without } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

const NULLISH = Kind.null | Kind.absent;

/** The value; throws TypeError if it is null or undefined. */
export function demandObject(value: RawExpr, origin: Origin, cx: Lowering): RawExpr {
  if (!mayBe(value.shape, NULLISH)) return value;
  const [declare, ref] = b.capture(value, 'value', cx);
  const present = { ...ref, shape: without(ref.shape, NULLISH) };
  return b.sequence(
    [
      ...declare,
      b.throwIf(b.isNullish(ref, origin), 'TypeError', 'Cannot read properties of null or undefined', origin),
    ],
    present,
    origin,
  );
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
  const check = b.throwIf(isNumber, 'TypeError', 'The method is not a function', origin);
  return b.sequence([...declare, check], { ...ref, shape: shapes.string }, origin);
}
