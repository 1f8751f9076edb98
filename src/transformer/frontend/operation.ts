/** Binary operators on lowered values: what JavaScript's rules make exact, and what is refused by name. */
import ts from 'typescript';
import type { BinaryOperator } from '../core/expr.ts';
import { isOnly, Kind, mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandNoCollection } from './data.ts';
import { inOperator } from './in-operator.ts';
import { hasInvalid } from './invalid.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { isNoneObjectAt } from './no-object.ts';
import { demandText } from './text.ts';

const OBJECTS = Kind.list | Kind.record;

/** An operator on two values; identity of objects and arithmetic on them are refused. */
export function operation(
  operator: BinaryOperator,
  left: RawExpr,
  right: RawExpr,
  node: ts.Node,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const equality = operator === '===' || operator === '!==' || operator === '==' || operator === '!=';
  const dates = left.shape.date === true && right.shape.date === true;
  const objects = equality && ((mayBe(left.shape, OBJECTS) && mayBe(right.shape, OBJECTS)) || dates);
  if (objects && !isNoneObjectAt(node, comparedBy(node), cx.facts)) {
    if (!hasInvalid(left) && !hasInvalid(right)) cx.report(d.objectIdentity(origin, { operator }));
    return cx.invalid(node);
  }
  if (operator === '==' || operator === '!=') return looseEquality(operator, left, right, node, cx);
  for (const operand of [left, right]) if (!equality) demandNoCollection(operand, cx);
  if (operator === 'in') return inOperator(left, right, node, cx);
  const concatenates =
    operator === '+' && (isOnly(left.shape, Kind.string) || isOnly(right.shape, Kind.string)) && left.shape.kinds !== 0;
  if (!equality && !concatenates && (mayBe(left.shape, OBJECTS) || mayBe(right.shape, OBJECTS))) {
    if (!hasInvalid(left) && !hasInvalid(right)) cx.report(d.objectArithmetic(origin, { operator }));
    return cx.invalid(node);
  }
  if (left.shape.date || right.shape.date) {
    if (operator === '+') {
      cx.report(
        d.notJson(origin, { what: 'The text of a Date', hint: 'Use `date.toISOString()`, or `date.getTime() + …`.' }),
      );
      return cx.invalid(node);
    }
  }
  if (!concatenates) return b.binary(operator, left, right, origin);
  // Errors and matches are records here, whose texts are not those of objects.
  const textOf = (operand: RawExpr): RawExpr =>
    operand.shape.error || operand.shape.match ? demandText(operand, cx) : operand;
  return b.binary(operator, textOf(left), textOf(right), origin);
}

/** What a comparison, `Object.is` or a case of a `switch` compares. */
function comparedBy(node: ts.Node): readonly ts.Node[] {
  if (ts.isBinaryExpression(node)) return [node.left, node.right];
  if (ts.isCallExpression(node)) return node.arguments;
  return ts.isCaseClause(node.parent) ? [node.parent.parent.parent.expression, node] : [];
}

/** `==` is exact where it means `===`, or compares with null. */
function looseEquality(operator: '==' | '!=', left: RawExpr, right: RawExpr, node: ts.Node, cx: Lowering): RawExpr {
  const nullish = Kind.null | Kind.absent;
  const either = isOnly(left.shape, nullish) || isOnly(right.shape, nullish);
  const same = (kind: number): boolean => isOnly(left.shape, kind | nullish) && isOnly(right.shape, kind | nullish);
  if (either || same(Kind.string) || same(Kind.number) || same(Kind.boolean))
    return b.binary(operator, left, right, cx.origin(node));
  cx.report(d.looseEquality(cx.origin(node), { operator, strict: `${operator}=` }));
  return cx.invalid(node);
}
