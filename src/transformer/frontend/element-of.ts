/** An item or computed property of a lowered value. */
import ts from 'typescript';
import { orAbsent } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { demandObject } from './checks.ts';
import { demandNoCollection } from './data.ts';
import { isIndexInRange } from './index-range.ts';
import { isIndexed } from './indexed.ts';
import { isKnownKey } from './known-key.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

/** `object[key]` of a lowered object. */
export function elementOf(object: RawExpr, node: ts.ElementAccessExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const given = demandObject(object, origin, cx);
  const checked = given.shape.collection ? demandNoCollection(given, cx) : given;
  const index = cx.expression(node.argumentExpression, scope);
  const tuple =
    cx.facts.checker.isTupleType(cx.facts.type(node.expression)) && ts.isNumericLiteral(node.argumentExpression);
  const key = ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : null;
  const uncertain = key !== null && isIndexed(cx.facts.type(node.expression), key, cx.facts.checker);
  const shape = uncertain ? orAbsent(cx.facts.shape(node)) : cx.facts.shape(node);
  const element = elementAt(checked, index, shape, origin, tuple || isIndexInRange(node, cx.facts));
  const { checker } = cx.facts;
  const known = isKnownKey(cx.facts.type(node.expression), cx.facts.type(node.argumentExpression), checker);
  return known ? ({ ...element, shape } as RawExpr) : element;
}
