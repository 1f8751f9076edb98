/** The function that `replace` and `replaceAll` may get: pure code over a match. */
import type ts from 'typescript';
import type { ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';
import { lowerCallback } from './callback.ts';
import { throws, writesOutside } from './callback-facts.ts';

/** True for an argument that is a function. */
export function isFunctionArgument(node: ts.Expression, cx: Lowering): boolean {
  return cx.facts.type(node).getCallSignatures().length > 0;
}

/** The callback; reported and undefined where it is no pure function. */
export function replacementCallback(
  node: ts.Expression,
  parameters: readonly ValueShape[],
  method: string,
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const fn = functionOf(node, scope, cx);
  const impure = fn !== undefined && writesOutside(fn, scope, cx);
  const lambda = impure ? undefined : lowerCallback(node, parameters, scope, cx);
  if (!impure && !(fn && lambda && throws(lambda))) return lambda;
  const hint = 'Collect the matches with `matchAll` and build the text in a `for` loop.';
  cx.report(d.callbackLoop(cx.origin(node), { method, hint }));
  return undefined;
}
