/** The value of `throw` and of a rejection: errors only, because Step Functions ends an execution with a name and a text. */
import type ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

/** The error that an expression gives; reported when it gives something else. */
export function demandError(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const error = cx.expression(node, scope);
  if (error.shape.error) return error;
  if (error.kind !== 'absent') cx.report(d.throwsNonError(cx.origin(node)));
  return undefined;
}
