/**
 * What stands for a value that could not be lowered. Its diagnostic has been reported; problems that it causes around itself
 * are not worth another one.
 */
import type { Origin } from '../core/origin.ts';
import { shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';

/** A value that could not be lowered. */
export function invalidAt(origin: Origin): RawExpr {
  return { kind: 'absent', origin, shape: shapes.unknown };
}

/** True when a part of the expression could not be lowered. */
export function hasInvalid(node: RawExpr): boolean {
  return rawWalk.someExpression(node, (part) => part.kind === 'absent' && part.shape === shapes.unknown);
}
