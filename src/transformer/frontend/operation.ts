/** Binary operators on lowered values: what JavaScript's rules make exact, and what is refused by name. */
import ts from 'typescript';
import type { BinaryOperator } from '../core/expr.ts';
import { isOnly, Kind, mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandKeysSeen, demandNoCollection } from './data.ts';
import { inOperator } from './in-operator.ts';
import { hasInvalid } from './invalid.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { matchAsList } from './match-list.ts';
import { isNoneObjectAt } from './no-object.ts';
import { demandText } from './text.ts';

const OBJECTS = Kind.list | Kind.record;

/** An operator on two values; the identity of objects is refused. */
export function operation(
  operator: BinaryOperator,
  left: RawExpr,
  right: RawExpr,
  node: ts.Node,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const equality = operator === '===' || operator === '!==' || operator === '==' || operator === '!=';
  if (equality && mayAskIdentity(left, right) && !isNoneObjectAt(node, comparedBy(node), cx.facts)) {
    if (!hasInvalid(left) && !hasInvalid(right)) cx.report(d.objectIdentity(origin, { operator }));
    return cx.invalid(node);
  }
  if (operator === '===' || operator === '!==') return b.binary(operator, left, right, origin);
  if (operator === '==' || operator === '!=') return looseEquality(operator, left, right, node, cx);
  for (const operand of [left, right]) demandNoCollection(operand, cx);
  if (operator === 'in') return inOperator(left, right, node, cx);
  if (operator !== '+') return b.binary(operator, primitive(left, cx), primitive(right, cx), origin);
  if (left.shape.date || right.shape.date)
    return refuseDateText(node, 'Use `date.toISOString()`, or `date.getTime() + …`.', cx);
  const concatenates = isOnly(left.shape, Kind.string) || isOnly(right.shape, Kind.string);
  const textOf = concatenates && left.shape.kinds !== 0 ? demandText : primitive;
  return b.binary(operator, textOf(left, cx), textOf(right, cx), origin);
}

/** True where both may be objects. Dates are numbers here, which other numbers could equal. */
function mayAskIdentity(left: RawExpr, right: RawExpr): boolean {
  const objects = left.shape.date || right.shape.date ? OBJECTS | Kind.number : OBJECTS;
  return mayBe(left.shape, objects) && mayBe(right.shape, objects);
}

/** What a comparison, `Object.is` or a case of a `switch` compares. */
function comparedBy(node: ts.Node): readonly ts.Node[] {
  if (ts.isBinaryExpression(node)) return [node.left, node.right];
  if (ts.isCallExpression(node)) return node.arguments;
  return ts.isCaseClause(node.parent) ? [node.parent.parent.parent.expression, node] : [];
}

/** `==` between values of which at most one is an object; that one is compared by its text. */
function looseEquality(operator: '==' | '!=', left: RawExpr, right: RawExpr, node: ts.Node, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const asksNull = [left, right].some(({ shape }) => isOnly(shape, Kind.null | Kind.absent));
  if (asksNull) return b.binary(operator, left, right, origin);
  for (const operand of [left, right]) demandNoCollection(operand, cx);
  if (left.shape.date || right.shape.date) return refuseDateText(node, 'Compare `date.getTime()`.', cx);
  return b.binary(operator, primitive(left, cx), primitive(right, cx), origin);
}

/**
 * An operand whose text the operator may ask for: errors and matches are records here, whose texts are not those of objects. What
 * may be an error or a number has no conversion of its own.
 */
function primitive(operand: RawExpr, cx: Lowering): RawExpr {
  const { error, match, kinds } = operand.shape;
  if (match) return matchAsList(operand, cx);
  if (!error) return operand;
  return isOnly({ kinds }, Kind.record) ? demandText(operand, cx) : demandKeysSeen(operand, cx);
}

function refuseDateText(node: ts.Node, hint: string, cx: Lowering): RawExpr {
  cx.report(d.notJson(cx.origin(node), { what: 'The text of a Date', hint }));
  return cx.invalid(node);
}
