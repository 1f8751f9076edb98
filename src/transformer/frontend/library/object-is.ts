/** `Object.is(a, b)`: `===`, but that NaN is itself and -0 is not 0. */
import type ts from 'typescript';
import { isOnly, Kind, mayBe } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { operation } from '../operation.ts';
import type { Scope } from '../scope.ts';

/** Lowers the call. */
export function lowerObjectIs(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [first, second] = node.arguments;
  if (!first || !second || node.arguments.length > 2) {
    cx.report(d.unsupportedLibraryMember(origin, { member: 'Object.is', hint: 'Give it two values.' }));
    return cx.invalid(node);
  }
  const [declareLeft, left] = b.capture(cx.expression(first, scope), 'left', cx);
  const [declareRight, right] = b.capture(cx.expression(second, scope), 'right', cx);
  const before = [...declareLeft, ...declareRight];
  const same = operation('===', left, right, node, cx);
  if (!mayBe(left.shape, Kind.number) || !mayBe(right.shape, Kind.number)) return b.sequence(before, same, origin);
  const numbers = sameNumber(left, right, origin);
  if (isOnly(left.shape, Kind.number) && isOnly(right.shape, Kind.number)) return b.sequence(before, numbers, origin);
  const isNumber = (value: RawExpr): RawExpr =>
    b.binary('===', b.unary('typeof', value, origin), b.literal('number', origin), origin);
  const both = b.logical('&&', isNumber(left), isNumber(right), origin);
  const known = [left, right].map((value): RawExpr => ({ ...value, shape: numberOf(value) }) as RawExpr);
  return b.sequence(
    before,
    b.conditional(both, sameNumber(known[0] ?? left, known[1] ?? right, origin), same, origin),
    origin,
  );
}

function numberOf({ shape }: RawExpr): RawExpr['shape'] {
  return { kinds: Kind.number, ...(shape.nonFinite && { nonFinite: true as const }) };
}

function sameNumber(left: RawExpr, right: RawExpr, origin: RawExpr['origin']): RawExpr {
  const zero = b.literal(0, origin);
  const isZero = b.binary('===', left, zero, origin);
  const sign = (value: RawExpr): RawExpr =>
    b.binary('<', b.binary('/', b.literal(1, origin), value, origin), zero, origin);
  const sameSign = b.binary('===', sign(left), sign(right), origin);
  const equal = b.logical(
    '&&',
    b.binary('===', left, right, origin),
    b.logical('||', b.not(isZero, origin), sameSign, origin),
    origin,
  );
  const isNotANumber = (value: RawExpr): RawExpr => b.binary('!==', value, value, origin);
  if (left.kind === 'literal' || right.kind === 'literal') return equal;
  return b.logical('||', equal, b.logical('&&', isNotANumber(left), isNotANumber(right), origin), origin);
}
