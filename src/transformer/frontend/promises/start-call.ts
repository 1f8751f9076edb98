/** Calls that give promises which run beside other code: of tasks, of the DSL, of other promises' methods and of the user's functions. */
import type ts from 'typescript';
import { functionWith, lowerArguments } from '../arguments.ts';
import { lowerCall } from '../call.ts';
import { calledTasks, startTask } from '../call-task.ts';
import { decorate, decorationsOf } from '../decorated-call.ts';
import type { Lowering, Started } from '../lowering.ts';
import { callsRecursively } from '../recursion.ts';
import type { Scope } from '../scope.ts';
import { workflowOf } from '../workflow-of.ts';
import { unwrap } from '../write-facts.ts';
import { promiseMember, startPromiseCall } from './promise-calls.ts';
import { startFunction } from './start-function.ts';
import { branchScope, splitOperands, splitWait } from './started.ts';

/** Starts a call that gives a promise. */
export function startCall(node: ts.CallExpression, scope: Scope, cx: Lowering): Started {
  const callee = unwrap(node.expression) as ts.Expression;
  const kind = cx.facts.dsl(callee);
  const tasks = kind === undefined ? calledTasks(callee, scope, cx) : undefined;
  if (tasks) {
    const started = startTask(tasks.binding, node, scope, cx);
    return { ...started, before: [...tasks.before, ...started.before] };
  }
  if (kind === 'retry') return { before: [], value: lowerCall(node, branchScope(scope, node), cx) };
  if (kind === 'sleep' || kind === 'sleepUntil') return splitWait(lowerCall(node, scope, cx), cx);
  if (kind !== undefined || cx.facts.stub(callee) || workflowOf(callee, scope, cx.facts))
    return splitOperands(lowerCall(node, scope, cx), cx);
  const member = promiseMember(callee, cx);
  if (member !== undefined) return startPromiseCall(member, node, scope, cx, true);
  const target = functionWith(callee, scope, cx);
  const { fn } = target ?? {};
  if (!target || !fn || callsRecursively(fn, scope, cx)) return { before: [], value: lowerCall(node, scope, cx) };
  const inner = startFunction(fn, lowerArguments(node.arguments, scope, cx), node, scope, cx);
  const started = { before: [...target.before, ...inner.before], value: inner.value };
  const decorations = decorationsOf(fn, cx);
  return decorations.length > 0
    ? { before: started.before, value: decorate(started.value, decorations, fn.scope, cx) }
    : started;
}
