/**
 * Errors that the language itself raises with messages that quote the source, such as `x is not iterable`. Those are the engine's
 * own texts, so whoever catches one may read its name only.
 */
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';
import { CHECK } from './make.ts';

/** The body has checks of the language that throw with a text of the engine's. */
export function raisesLanguageErrors(body: readonly RawStatement[]): boolean {
  let found = false;
  rawWalk.visit(body, {
    statement: (statement) => {
      if (statement.kind === 'throw' && statement.origin.via === CHECK) found = true;
      return undefined;
    },
  });
  return found;
}

/** A variable of `catch`, which is known by itself, or an error that is made here. */
function isCaught(error: RawExpr, cx: Lowering): boolean {
  return error.kind === 'record' || (error.kind === 'ref' && cx.caught.has(error.variable));
}

/** A caught error, or the reason of a settled promise. */
export function mayBeEngineError(error: RawExpr, cx: Lowering): boolean {
  if (error.kind === 'ref' && cx.engineErrors.has(error.variable)) return true;
  // What comes out of a list is in a variable that is no one's own, or in none.
  if (cx.keptErrors.listed && error.shape.error && !isCaught(error, cx)) return true;
  return error.kind === 'member' && error.key === 'reason' && cx.reasons.engine;
}
