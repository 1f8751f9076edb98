/** `retry(policy, async () => …)`: on the state itself where the block is one task, else on a Parallel with one branch. */
import type ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { functionOf } from './arguments.ts';
import { inlineFunction } from './inline.ts';
import type { Lowering } from './lowering.ts';
import { retryBlock } from './retry-block.ts';
import { lowerRetry } from './retry-rules.ts';
import { childScope, type Scope } from './scope.ts';

/** Lowers a call of `retry`. */
export function lowerRetryCall(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const [policy, block] = node.arguments;
  const fn = block && functionOf(block, scope, cx);
  if (!policy || !block || !fn) {
    cx.report(d.unknownFunction(cx.origin(node), { name: block?.getText() ?? 'the block' }));
    return cx.invalid(node);
  }
  const rules = lowerRetry(policy, scope, cx);
  const inner = childScope(scope, { frame: { kind: 'region' }, region: node, jumps: [], insideTry: false });
  return retryBlock(inlineFunction(fn, [], node, inner, cx), rules, cx);
}
