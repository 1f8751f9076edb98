/**
 * Numbers that are finite whatever the rest of the workflow does. Which variables may come to NaN is known only when all
 * their assignments are, after the front end: here, constants of constants and parts of the input are.
 */
import { isOnly, Kind } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';

const PLAIN: ReadonlySet<RawExpr['kind']> = new Set(['literal', 'ref', 'member', 'index', 'unary', 'binary']);

/** An expression without calls and statements, which may be computed twice. */
export function isPlain(value: RawExpr): boolean {
  return !rawWalk.someExpression(value, (node) => !PLAIN.has(node.kind));
}

/** True for a number that no assignment makes NaN or infinite. */
export function isSurelyFinite(value: RawExpr, cx: Lowering): boolean {
  return (
    isOnly(value.shape, Kind.number) &&
    value.shape.nonFinite !== true &&
    isPlain(value) &&
    [...rawWalk.freeVariables(value)].every((variable) => cx.finite.has(variable))
  );
}
