/** `++` and `--`, before and after their operand. */
import ts from 'typescript';
import { isOnly, Kind } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { operation } from './operation.ts';
import { writeTo } from './place.ts';
import type { Scope } from './scope.ts';
import { lowerTarget } from './target.ts';

/** Lowers an increment or decrement; its value is the old or the new number. */
export function lowerUpdate(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const target = lowerTarget(node.operand, scope, cx);
  if (!target) return cx.invalid(node);
  const operator = node.operator === ts.SyntaxKind.PlusPlusToken ? '+' : '-';
  const { current } = target;
  // What is no number becomes one first: NaN for undefined.
  const number = isOnly(current.shape, Kind.number) ? current : b.unary('+', current, origin);
  const changed = operation(operator, number, b.literal(1, origin), node, cx);
  const { parent } = node;
  const unused = ts.isExpressionStatement(parent) || (ts.isForStatement(parent) && parent.condition !== node);
  if (unused) {
    return b.sequence([...target.before, writeTo(target, changed, origin, cx)], b.absent(origin), origin);
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const [declare, ref] = b.capture(changed, 'value', cx);
    return b.sequence([...target.before, ...declare, writeTo(target, ref, origin, cx)], ref, origin);
  }
  // The value is the number that was there.
  const [declare, old] = b.capture(number, 'value', cx);
  const next = operation(operator, old, b.literal(1, origin), node, cx);
  return b.sequence([...target.before, ...declare, writeTo(target, next, origin, cx)], old, origin);
}
