/** `=`, compound and logical assignment to a place: the write, whose value is the one that the assignment gives. */
import ts from 'typescript';
import type { RawExpr } from '../hir/types.ts';
import { compoundOperator, logicalOperator } from './compound-operator.ts';
import { demandItemType, demandProperty } from './data.ts';
import { noteAssigned, noteProperty } from './denied.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { operation } from './operation.ts';
import { demandOwnerKept } from './owner-kept.ts';
import { type Target, writeTo } from './place.ts';
import type { Scope } from './scope.ts';
import { isAssignmentOperator, isPlainAssignment, unwrap } from './write-facts.ts';

/** True for an assignment to one target. */
export function isAssignment(node: ts.Expression): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node) || !isAssignmentOperator(node.operatorToken.kind)) return false;
  const left = unwrap(node.left);
  return !ts.isArrayLiteralExpression(left) && !ts.isObjectLiteralExpression(left);
}

/** Writes what an assignment assigns to the place that its left side names. */
export function lowerWrite(target: Target, node: ts.BinaryExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const left = unwrap(node.left) as ts.Expression;
  if (isEmptying(target, node)) return emptyList(target, node, cx);
  const logical = logicalOperator(node.operatorToken.kind);
  if (logical) {
    const right = cx.expression(node.right, scope);
    demandOwnerKept(target, right, origin, cx);
    noteAssigned(left, right.shape, node.right, cx);
    const assign = write(target, right, node.right, cx);
    return b.sequence(target.before, b.logical(logical, target.current, assign, origin), origin);
  }
  const operator = compoundOperator(node.operatorToken.kind);
  const right = cx.expression(node.right, scope);
  demandOwnerKept(target, right, origin, cx);
  if (operator === undefined) noteAssigned(left, right.shape, node.right, cx);
  const value = operator === undefined ? right : operation(operator, target.current, right, node, cx);
  return b.sequence(target.before, write(target, value, operator === undefined ? node.right : node, cx), origin);
}

/** What is written to a property although the value's type denies it. */
export function noteWrite({ path }: Target, value: RawExpr, node: ts.Expression, cx: Lowering): void {
  const last = path.at(-1);
  if (last && last.container !== 'list') noteProperty(last.key, value, node, cx);
}

/** `list.length = 0`; other lengths would leave holes, or are `slice` in disguise. */
function isEmptying({ path }: Target, node: ts.BinaryExpression): boolean {
  const last = path.at(-1);
  const isLength = last?.container === 'list' && last.key.kind === 'literal' && last.key.value === 'length';
  const isZero = ts.isNumericLiteral(node.right) && Number(node.right.text) === 0;
  return isLength && isZero && isPlainAssignment(node);
}

function emptyList(target: Target, node: ts.BinaryExpression, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const write = b.replaceContent(target.variable, target.path.slice(0, -1), b.list([], origin), origin);
  return b.sequence([...target.before, write], b.literal(0, origin), origin);
}

/** Writes a value that is also the expression's value. */
function write(target: Target, value: RawExpr, source: ts.Expression, cx: Lowering): RawExpr {
  const origin = cx.origin(source.parent);
  const inList = target.path.at(-1)?.container === 'list';
  const data =
    target.path.length === 0 ? value : inList ? demandItemType(value, source, cx) : demandProperty(value, source, cx);
  noteWrite(target, value, source, cx);
  if (target.path.length === 0 && data.kind === 'record') {
    // The name is known to hold the object, which another name would only hide.
    return b.sequence([writeTo(target, data, origin, cx)], b.ref(target.variable, data.shape, origin), origin);
  }
  const [declare, ref] = b.capture(data, 'value', cx);
  return b.sequence([...declare, writeTo(target, ref, origin, cx)], ref, origin);
}
