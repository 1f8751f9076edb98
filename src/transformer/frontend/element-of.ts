/** An item or computed property of a lowered value. */
import ts from 'typescript';
import { orAbsent, withKinds } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { demandObject } from './checks.ts';
import { demandNoCollection } from './data.ts';
import { ENTRIES, ITEMS, KNOWN_KEYS, propertyShape, TUPLES } from './denied.ts';
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
  const { checker, denied } = { checker: cx.facts.checker, denied: cx.denied };
  const tuple =
    checker.isTupleType(cx.facts.type(node.expression)) &&
    ts.isNumericLiteral(node.argumentExpression) &&
    denied.kindsOf(TUPLES) === 0;
  const key = ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : null;
  const uncertain = key !== null && isIndexed(cx.facts.type(node.expression), key, checker);
  const narrowed = uncertain ? orAbsent(cx.facts.shape(node)) : cx.facts.shape(node);
  const shape =
    key === null || uncertain
      ? withKinds(narrowed, denied.kindsOf(ENTRIES) | denied.kindsOf(ITEMS))
      : propertyShape(narrowed, cx.facts.declaredShape(node.argumentExpression), key, cx);
  const element = elementAt(checked, index, shape, origin, tuple || isIndexInRange(node, cx.facts));
  const known =
    denied.kindsOf(KNOWN_KEYS) === 0 &&
    isKnownKey(cx.facts.type(node.expression), cx.facts.type(node.argumentExpression), checker);
  return known ? ({ ...element, shape } as RawExpr) : element;
}
