/** Calls: of the DSL, of task stubs, of built-ins and of the user's functions. Promises must be awaited where they are made. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { functionWith } from '../arguments.ts';
import { lowerCall } from '../call.ts';
import { expressionConstruct } from '../construct.ts';
import type { Lowering } from '../lowering.ts';
import { lowerOptionalCall } from '../optional-call.ts';
import { lowerChain } from '../optional-chain.ts';
import { awaitHeld, heldBy } from '../promises/held.ts';
import { startCall } from '../promises/start-call.ts';
import { isAsync } from '../promises/start-function.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';

export const callExpression = expressionConstruct<ts.CallExpression>({
  title: 'call',
  lower: (node, scope, cx) => {
    if (cx.facts.isPromise(node) || givesUnseenPromise(node, scope, cx)) {
      const statement = ts.isExpressionStatement(node.parent) || ts.isVoidExpression(node.parent);
      cx.report(statement ? d.floatingPromise(cx.origin(node)) : d.promiseHeld(cx.origin(node)));
      return cx.invalid(node);
    }
    return lowered(node, scope, cx);
  },
  awaited: (node, scope, cx) => {
    const held = heldBy(node, scope, cx);
    return held ? awaitHeld(held, node, cx) : lowered(node, scope, cx);
  },
  started: (node, scope, cx) =>
    ts.isOptionalChain(node) ? { before: [], value: lowered(node, scope, cx) } : startCall(node, scope, cx),
});

/** What is called is an async function although its type says otherwise, as `() => void` may, and nobody waits for it. */
function givesUnseenPromise(node: ts.CallExpression, scope: Scope, cx: Lowering): boolean {
  const callee = unwrap(node.expression) as ts.Expression;
  if (isReturnedByAsync(node) || cx.facts.stub(callee) || cx.facts.dsl(callee) !== undefined) return false;
  const named = ts.isPropertyAccessExpression(callee) || ts.isIdentifier(callee);
  if (named && cx.facts.libraryMember(callee) !== undefined) return false;
  const fn = functionWith(callee, scope, cx)?.fn;
  const { options = [], otherwise = fn ?? null } = fn?.choice ?? {};
  return [...options.map((option) => option.fn), otherwise].some(
    (one) => one !== null && cx.facts.givesPromise(one.node),
  );
}

/** An async function waits for the promise that it returns. */
function isReturnedByAsync(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isReturnStatement(parent)) {
    const fn = ts.findAncestor(parent, ts.isFunctionLike);
    return fn !== undefined && isAsync(fn);
  }
  if (ts.isArrowFunction(parent)) return parent.body === node && isAsync(parent);
  const passes =
    ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isConditionalExpression(parent);
  return passes && isReturnedByAsync(parent);
}

function lowered(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  if (!ts.isOptionalChain(node)) return lowerCall(node, scope, cx);
  return lowerOptionalCall(node, scope, cx) ?? lowerChain(node, scope, cx);
}
