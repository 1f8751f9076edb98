/** An item or computed property of a lowered value. */
import ts from 'typescript';
import type { Origin } from '../core/origin.ts';
import { Kind, mayBe, orAbsent, withKinds } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { checkOwner } from './checks.ts';
import { demandNoCollection } from './data.ts';
import { ENTRIES, ITEMS, KNOWN_KEYS, propertyShape } from './denied.ts';
import { partShape } from './given.ts';
import { isKeyHeldAt } from './held-key.ts';
import { isIndexInRange } from './index-range.ts';
import { isIndexed } from './indexed.ts';
import { isKnownKey } from './known-key.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { isNotEmptyAt, isSplit } from './not-empty.ts';
import { isIndexOfSameLength } from './same-length.ts';
import type { Scope } from './scope.ts';
import { demandTaken } from './special-properties.ts';
import { isTupleItem } from './tuple-item.ts';
import { unwrap } from './write-facts.ts';

/** `object[key]` of a lowered object. */
export function elementOf(object: RawExpr, node: ts.ElementAccessExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [given, index] = ownerAndKey(object, cx.expression(node.argumentExpression, scope), origin, cx);
  if (given.shape.error || given.shape.date) demandTaken(given, index, origin, cx);
  const checked = given.shape.collection ? demandNoCollection(given, cx) : given;
  const { checker, denied } = { checker: cx.facts.checker, denied: cx.denied };
  const tuple =
    ts.isNumericLiteral(node.argumentExpression) &&
    isTupleItem(cx.facts.type(node.expression), Number(node.argumentExpression.text), cx);
  const key = ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : null;
  const isHeld = isKeyHeldAt(node, node.expression, node.argumentExpression, cx.facts);
  const isThere =
    isHeld ||
    isIndexInRange(node, cx.facts) ||
    isEnd(node, cx) ||
    isIndexOfSameLength(node.expression, unwrap(node.argumentExpression), cx.facts);
  const uncertain = !isHeld && key !== null && isIndexed(cx.facts.type(node.expression), key, checker);
  const narrowed = uncertain ? orAbsent(cx.facts.shape(node)) : cx.facts.shape(node);
  const shape =
    key === null || uncertain || isHeld
      ? withKinds(narrowed, denied.kindsOf(ENTRIES) | denied.kindsOf(ITEMS) | denied.kindsOf(KNOWN_KEYS))
      : propertyShape(narrowed, cx.facts.declaredShape(node.argumentExpression), key, cx);
  const part = partShape(checked, shape, node, cx);
  const element = elementAt(checked, index, part, origin, tuple || isThere);
  const known =
    denied.kindsOf(KNOWN_KEYS) === 0 &&
    !mayBe(index.shape, Kind.null | Kind.absent) &&
    isKnownKey(cx.facts.type(node.expression), cx.facts.type(node.argumentExpression), checker);
  return known ? ({ ...element, shape: part } as RawExpr) : element;
}

/** The object behind its check, for which JavaScript waits until it has the key. */
function ownerAndKey(object: RawExpr, key: RawExpr, origin: Origin, cx: Lowering): readonly [RawExpr, RawExpr] {
  if (!mayBe(object.shape, Kind.null | Kind.absent)) return [object, key];
  const [declareObject, owner] = b.capture(object, 'owner', cx);
  const [declareKey, at] = key.kind === 'ref' ? [[], key] : b.capture(key, 'key', cx);
  const present = { ...owner, shape: b.present(owner.shape) } as RawExpr;
  return [b.sequence([...declareObject, ...declareKey, checkOwner(owner, at, origin)], present, origin), at];
}

/** `list[0]` or `list[list.length - 1]` where the list has items. */
function isEnd(node: ts.ElementAccessExpression, cx: Lowering): boolean {
  const index = unwrap(node.argumentExpression);
  const isFirst = ts.isNumericLiteral(index) && index.text === '0';
  if (isFirst && isSplit(node.expression, cx.facts)) return true;
  return (isFirst || isLast(index, unwrap(node.expression))) && isNotEmptyAt(node, node.expression, cx.facts);
}

/** `list.length - 1`. */
function isLast(index: ts.Node, list: ts.Node): boolean {
  if (!ts.isBinaryExpression(index) || index.operatorToken.kind !== ts.SyntaxKind.MinusToken) return false;
  const length = unwrap(index.left);
  const one = unwrap(index.right);
  const isLength = ts.isPropertyAccessExpression(length) && length.name.text === 'length';
  if (!isLength || !ts.isNumericLiteral(one) || one.text !== '1' || !ts.isIdentifier(list)) return false;
  const owner = unwrap(length.expression);
  return ts.isIdentifier(owner) && owner.text === list.text;
}
