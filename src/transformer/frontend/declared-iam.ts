/** The IAM statements that a user-made stub declares: `task('…', { iam: [{ actions, resources }] })`. */
import ts from 'typescript';
import type { TaskCall } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';
import { trace } from './trace.ts';
import { unwrap } from './write-facts.ts';

/** The declared statements; null where the stub declares none. */
export function declaredIam(callee: ts.Expression, scope: Scope, cx: Lowering): TaskCall<never>['iam'] {
  const traced = trace(callee, scope, cx.facts);
  const made = traced && unwrap(traced.node);
  if (!traced || !made || !ts.isCallExpression(made)) return null;
  const options = made.arguments[1];
  const constant = options && constantOf(options, traced.scope, cx.facts);
  if (typeof constant !== 'object' || constant === null || Array.isArray(constant)) return null;
  const { iam } = constant as { readonly iam?: unknown };
  if (!Array.isArray(iam)) return null;
  return iam.filter(isStatement);
}

function isStatement(value: unknown): value is { actions: readonly string[]; resources: readonly string[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { actions, resources } = value as { actions?: unknown; resources?: unknown };
  const isTexts = (list: unknown): boolean => Array.isArray(list) && list.every((item) => typeof item === 'string');
  return isTexts(actions) && isTexts(resources);
}
