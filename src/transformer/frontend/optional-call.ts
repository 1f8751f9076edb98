/** `callback?.(x)` and `options.onDone?.(x)`: whether there is a function is known when the workflow is compiled. */
import ts from 'typescript';
import type { RawExpr } from '../hir/types.ts';
import { callFunction } from './call-function.ts';
import { calledTasks, callTask } from './call-task.ts';
import { holdsFunctions } from './function-types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { constantKey } from './property-key.ts';
import { lookUp, type Scope } from './scope.ts';
import { partOf, withoutNothing } from './static-choice.ts';
import { asFunction, asPresence } from './static-forms.ts';
import { staticOf } from './static-value.ts';
import { rootOf, unwrap } from './write-facts.ts';

/** Lowers the optional call of a function that is known; undefined for others. */
export function lowerOptionalCall(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const callee = unwrap(node.expression) as ts.Expression;
  const isName =
    ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  if (!isName && !ts.isCallExpression(callee)) return undefined;
  const tasks = node.questionDotToken ? calledTasks(callee, scope, cx) : undefined;
  if (tasks) {
    const origin = cx.origin(node);
    const called = callTask(tasks.binding, node, scope, cx);
    const value = b.conditional(asPresence(tasks.binding, origin), called, b.absent(origin), origin);
    return b.sequence(tasks.before, value, origin);
  }
  if (cx.facts.stub(callee) || (isName && cx.facts.libraryMember(callee))) return undefined;
  if (!holdsFunctions(cx.facts.type(callee), cx.facts.checker)) return undefined;
  if (!node.questionDotToken) return callOfOptional(callee, node, scope, cx);
  const value = staticOf(callee, scope, cx);
  if (!value && isInData(callee, scope, cx)) return b.absent(cx.origin(node));
  const origin = cx.origin(node);
  if (value?.binding.kind === 'nothing') return b.sequence(value.before, b.absent(origin), origin);
  const fn = value && asFunction(value.binding);
  if (!value || !fn) return undefined;
  const call = callFunction(fn, node, scope, cx);
  const present = asPresence(value.binding, origin);
  const called = fn.choice ? b.conditional(present, call, b.absent(origin), origin) : call;
  return b.sequence(value.before, called, origin);
}

/** `step?.run()`: where the object is there, its function is called. */
function callOfOptional(
  callee: ts.Expression,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const isAccess = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  const key = isAccess && callee.questionDotToken ? constantKey(callee) : undefined;
  if (!isAccess || key === undefined) return undefined;
  const owner = staticOf(callee.expression, scope, cx);
  if (owner?.binding.kind !== 'choice' && owner?.binding.kind !== 'parts') return undefined;
  const part = partOf(withoutNothing(owner.binding), key);
  const fn = part && asFunction(part);
  if (!fn) return undefined;
  const origin = cx.origin(node);
  const call = callFunction(fn, node, scope, cx);
  if (owner.binding.kind === 'parts') return b.sequence(owner.before, call, origin);
  const present = asPresence(owner.binding, origin);
  return b.sequence(owner.before, b.conditional(present, call, b.absent(origin), origin), origin);
}

/** Data has no functions, whatever its type allows. */
function isInData(callee: ts.Expression, scope: Scope, cx: Lowering): boolean {
  const root = rootOf(callee);
  const symbol = root !== callee && ts.isIdentifier(root) ? cx.facts.symbol(root) : undefined;
  return symbol !== undefined && lookUp(scope, symbol)?.kind === 'variable';
}
