/** Whether a list of functions may change while a loop over it runs, by its own code, by helpers, or by the functions in it. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { functionOf } from '../call-graph.ts';
import type { Lowering } from '../lowering.ts';
import type { ListBinding } from '../scope.ts';
import type { Plan } from './kinds.ts';

/** Something that may run in a loop with this body changes the list in its place. */
export function mayChangeIn({ kept, place }: ListBinding, body: ts.Node, cx: Lowering): boolean {
  if (!kept || place === undefined) return false;
  const reached = reachedFrom(body, cx.kept.kindsOf(kept.declaration).flatMap(functionsIn), cx);
  return [...cx.kept.changesOf(kept.declaration)].some((change) => mayRunIn(change, body, reached, cx));
}

/** Reports a method that would see the changes of its callback in part. */
export function demandUnchanged(list: ListBinding, call: ts.CallExpression, method: string, cx: Lowering): void {
  if (!call.arguments.some((argument) => mayChangeIn(list, argument, cx))) return;
  cx.report(d.callbackLoop(cx.origin(call), { method, hint: 'Write the loop with `for … of`.' }));
}

function functionsIn(plan: Plan): readonly ts.FunctionLikeDeclaration[] {
  if (plan.kind === 'parts') return [...plan.parts.values()].flatMap(functionsIn);
  return plan.kind === 'function' ? [plan.node, ...[...plan.captured.values()].flatMap(functionsIn)] : [];
}

/** The functions that the body of a loop names, those it calls through the list, and what they name. */
function reachedFrom(body: ts.Node, called: readonly ts.FunctionLikeDeclaration[], cx: Lowering): ReadonlySet<ts.Node> {
  const found = new Set<ts.FunctionLikeDeclaration>(called);
  const visit = (node: ts.Node): void => {
    const fn = ts.isIdentifier(node) ? functionOf(cx.facts.symbol(node)?.valueDeclaration) : undefined;
    if (fn) found.add(fn);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return new Set([...found].flatMap((fn) => [fn, ...cx.facts.calledFrom(fn)]));
}

function mayRunIn(change: ts.Node, body: ts.Node, reached: ReadonlySet<ts.Node>, cx: Lowering): boolean {
  for (let node = change; !ts.isSourceFile(node); node = node.parent) {
    if (node === body || reached.has(node)) return true;
    if (!ts.isFunctionLike(node) || contains(node, body) || node === cx.run) continue;
    // A callback of a built-in runs where it is passed; a function with a name where it is named. Of others nothing is known.
    const { parent } = node;
    if (ts.isCallExpression(parent) && isBuiltIn(parent.expression, cx)) continue;
    return !(ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(parent));
  }
  return false;
}

function isBuiltIn(callee: ts.Expression, cx: Lowering): boolean {
  const named = ts.isPropertyAccessExpression(callee) || ts.isIdentifier(callee);
  return cx.facts.dsl(callee) !== undefined || (named && cx.facts.libraryMember(callee) !== undefined);
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && inner.end <= outer.end && outer.getSourceFile() === inner.getSourceFile();
}
