/** `retry(policy, async () => …)`: on the state itself where the block is one task, else on a Parallel with one branch. */
import type ts from 'typescript';
import { shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { functionOf } from './arguments.ts';
import { boxedBranch, branchResult } from './fork.ts';
import { inlineFunction } from './inline.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { lowerRetry } from './retry-rules.ts';
import { childScope, type Scope } from './scope.ts';

/** Lowers a call of `retry`. */
export function lowerRetryCall(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [policy, block] = node.arguments;
  const fn = block && functionOf(block, scope, cx);
  if (!policy || !block || !fn) {
    cx.report(d.unknownFunction(origin, { name: block?.getText() ?? 'the block' }));
    return cx.invalid(node);
  }
  const rules = lowerRetry(policy, scope, cx);
  const inner = childScope(scope, { frame: { kind: 'region' }, jumps: [], insideTry: false });
  const value = inlineFunction(fn, [], node, inner, cx);
  const single = onlyEffect(value);
  if (single) {
    const effect = { ...single.effect, retry: [...single.effect.retry, ...rules] };
    return replaceEffect(value, effect);
  }
  const performed: RawExpr = {
    kind: 'perform',
    origin,
    shape: shapes.list(),
    effect: { kind: 'fork', branches: [{ origin, body: [{ kind: 'return', origin, value: boxedBranch(value) }] }], retry: rules, name: null },
  };
  const [declare, list] = b.capture(performed, 'attempt', cx);
  return b.sequence(declare, branchResult(list, 0, value.shape, origin), origin);
}

type Retriable = Extract<Extract<RawExpr, { kind: 'perform' }>['effect'], { kind: 'task' | 'map' | 'fork' }>;

/** The block's one effect, when nothing can fail beside it: a task call, or a property of its result. */
function onlyEffect(value: RawExpr): { readonly effect: Retriable } | undefined {
  if (value.kind === 'member') return onlyEffect(value.object);
  if (value.kind !== 'perform' || value.effect.kind !== 'task') return undefined;
  return { effect: value.effect };
}

function replaceEffect(value: RawExpr, effect: Retriable): RawExpr {
  if (value.kind === 'member') return { ...value, object: replaceEffect(value.object, effect) };
  return value.kind === 'perform' ? { ...value, effect } : value;
}
