/** Callbacks of built-ins that are lambdas only while they are pure: others make the call a loop. */
import type ts from 'typescript';
import type { ValueShape } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import type { Lowering } from '../lowering.ts';
import type { FunctionValue, Scope } from '../scope.ts';
import { lambdaOf, lowerCallback } from './callback.ts';
import { throws, writesOutside } from './callback-facts.ts';

/** A callback as a lambda, or as the function that throws or writes outer variables. */
export type Callback =
  | { readonly kind: 'pure'; readonly lambda: RawExpr }
  | { readonly kind: 'impure'; readonly fn: FunctionValue };

/** The callback; reported and undefined when it is no function of the user's. */
export function callbackOf(
  node: ts.Expression,
  parameters: readonly ValueShape[],
  scope: Scope,
  cx: Lowering,
): Callback | undefined {
  const fn = functionOf(node, scope, cx);
  if (fn && writesOutside(fn, scope, cx)) return { kind: 'impure', fn };
  const lambda = fn ? lambdaOf(fn, node, parameters, scope, cx) : lowerCallback(node, parameters, scope, cx);
  if (!lambda) return undefined;
  return fn && throws(lambda) ? { kind: 'impure', fn } : { kind: 'pure', lambda };
}
