/** Code that cannot be evaluated once more, or in another order, without being noticed. */
import { isImpure } from '../core/library.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';

/** True for code that writes, makes a call, or is another value each time. */
export function doesMore(code: RawExpr | readonly RawStatement[]): boolean {
  return (
    rawWalk.someStatement(code, ({ kind }) => kind === 'assign') ||
    rawWalk.someExpression(
      code,
      (part) => part.kind === 'perform' || (part.kind === 'library' && isImpure(part.member)),
    )
  );
}
