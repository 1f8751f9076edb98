/** An item or computed property of a lowered value. */
import ts from 'typescript';
import type { RawExpr } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { demandObject } from './checks.ts';
import { isIndexInRange } from './index-range.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

/** `object[key]` of a lowered object. */
export function elementOf(object: RawExpr, node: ts.ElementAccessExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const checked = ts.isOptionalChain(node) ? object : demandObject(object, origin, cx);
  const index = cx.expression(node.argumentExpression, scope);
  const tuple =
    cx.facts.checker.isTupleType(cx.facts.type(node.expression)) && ts.isNumericLiteral(node.argumentExpression);
  return elementAt(checked, index, cx.facts.shape(node), origin, tuple || isIndexInRange(node, cx.facts));
}
