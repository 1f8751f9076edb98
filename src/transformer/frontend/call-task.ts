/**
 * Calls of what may be a task: `for (const step of [validate, charge]) await step(order)`, `const pay = fast ? charge : invoice`.
 * Which one is called is known when the workflow runs, so that the call is a choice among calls, each with the arguments.
 */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { lowerArguments } from './arguments.ts';
import { callFunction } from './call-function.ts';
import { noFunction } from './inline.ts';
import type { Lowering, Started } from './lowering.ts';
import * as b from './make.ts';
import { startChoice } from './promises/start-choice.ts';
import { startFunction } from './promises/start-function.ts';
import { splitOperands } from './promises/started.ts';
import type { Binding, Scope, Static } from './scope.ts';
import { asFunction } from './static-forms.ts';
import { staticOf } from './static-value.ts';
import { lowerTaskCall } from './task-call.ts';
import { holdsTask, taskOf } from './task-value.ts';
import { unwrap } from './write-facts.ts';

/** What is called, where tasks are among it; undefined for a task that the callee's type and declaration say. */
export function calledTasks(callee: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  const isChoice = ts.isConditionalExpression(callee) || ts.isElementAccessExpression(callee);
  const value =
    isChoice || isGet(callee, cx) || ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee)
      ? staticOf(callee, scope, cx)
      : undefined;
  if (!value || !holdsTask(value.binding, cx)) return undefined;
  const isNamed = value.binding.kind === 'alias' && cx.facts.stub(callee) !== undefined;
  return isNamed && !ts.isCallExpression(callee) ? undefined : value;
}

/** `handlers.get(kind)`. */
function isGet(callee: ts.Expression, cx: Lowering): boolean {
  const method = ts.isCallExpression(callee) ? unwrap(callee.expression) : callee;
  return ts.isPropertyAccessExpression(method) && /Map\.prototype\.get$/.test(cx.facts.libraryMember(method) ?? '');
}

/** Calls the one that is meant. */
export function callTask(binding: Binding, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  if (binding.kind === 'choice') {
    return binding.options.reduceRight<RawExpr>(
      (rest, { test, binding: option }) =>
        b.conditional(test, callTask(option, node, scope, cx), rest, cx.origin(node)),
      callTask(binding.otherwise, node, scope, cx),
    );
  }
  if (binding.kind === 'nothing') return noFunction(node, cx);
  const task = taskOf(binding, cx);
  if (task) return lowerTaskCall(node, task.stub, scope, cx, task);
  const fn = asFunction(binding);
  return fn ? callFunction(fn, node, scope, cx) : unknown(node, cx);
}

/** Starts the call of the one that is meant. */
export function startTask(binding: Binding, node: ts.CallExpression, scope: Scope, cx: Lowering): Started {
  if (binding.kind === 'choice') {
    return binding.options.reduceRight<Started>(
      (rest, { test, binding: option }) => {
        const arms = [startTask(option, node, scope, cx), rest] as const;
        const [first, second] = arms.map((arm) => ({ ...arm, promise: true })) as [Arm, Arm];
        return startChoice(test, [first, second], cx.origin(node), cx).started;
      },
      startTask(binding.otherwise, node, scope, cx),
    );
  }
  if (binding.kind === 'nothing') return { before: [], value: noFunction(node, cx) };
  const task = taskOf(binding, cx);
  if (task) return splitOperands(lowerTaskCall(node, task.stub, scope, cx, task), cx);
  const fn = asFunction(binding);
  return fn
    ? startFunction(fn, lowerArguments(node.arguments, scope, cx), node, scope, cx)
    : { before: [], value: unknown(node, cx) };
}

type Arm = Parameters<typeof startChoice>[1][number];

function unknown(node: ts.CallExpression, cx: Lowering): RawExpr {
  cx.report(d.unknownFunction(cx.origin(node.expression), { name: node.expression.getText() }));
  return cx.invalid(node);
}
