/** Calls of methods with `@Retry`, `@Timeout`, `@Heartbeat` and `@Comment` in the class form of workflows. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawLeaf, RetryRule, TaskCall } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import { type Decoration, decorationsIn } from './decorators.ts';
import { lowerDuration } from './duration.ts';
import type { Lowering } from './lowering.ts';
import { changeOnlyTask, retryBlock } from './retry-block.ts';
import { lowerRetry } from './retry-rules.ts';
import type { FunctionValue, Scope } from './scope.ts';

/** The DSL decorators of a method, first written first. */
export function decorationsOf({ node }: FunctionValue, cx: Lowering): readonly Decoration[] {
  return ts.isMethodDeclaration(node) ? decorationsIn(node, cx.facts) : [];
}

/** The inlined body with its decorators applied. */
export function decorate(value: RawExpr, decorations: readonly Decoration[], scope: Scope, cx: Lowering): RawExpr {
  let rules: readonly RetryRule[] = [];
  let current = value;
  for (const decoration of decorations) {
    const { argument } = decoration;
    if (decoration.kind === 'decorator.retry')
      rules = [...rules, ...(argument ? lowerRetry(argument, scope, cx) : [{ errorEquals: ['States.ALL'] }])];
    else if (argument) current = onTask(current, decoration, argument, scope, cx);
  }
  return rules.length > 0 ? retryBlock(current, rules, cx) : current;
}

/** Timeouts are per attempt of a state, so the body must be one task call. */
function onTask(value: RawExpr, decoration: Decoration, argument: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const changed = changeOnlyTask(value, changeOf(decoration, argument, scope, cx));
  if (changed || decoration.kind === 'decorator.comment') return changed ?? value;
  cx.report(
    d.timeoutOnBlock(cx.origin(decoration.node), {
      decorator: decoration.kind === 'decorator.timeout' ? 'Timeout' : 'Heartbeat',
    }),
  );
  return value;
}

function changeOf(
  decoration: Decoration,
  argument: ts.Expression,
  scope: Scope,
  cx: Lowering,
): (task: TaskCall<RawLeaf>) => TaskCall<RawLeaf> {
  if (decoration.kind === 'decorator.timeout')
    return (task) => ({ ...task, timeoutSeconds: lowerDuration(argument, scope, cx, 1) });
  if (decoration.kind === 'decorator.heartbeat')
    return (task) => ({ ...task, heartbeatSeconds: lowerDuration(argument, scope, cx, 1) });
  const comment = constantOf(argument, scope, cx.facts);
  return (task) => (typeof comment === 'string' ? { ...task, comment } : task);
}
