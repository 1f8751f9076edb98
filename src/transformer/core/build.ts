/**
 * Builders of the core's nodes: `b.binary('+', left, right, origin)`, `b.if(test, [..], [..], origin)`. `b` builds pure code;
 * `createBuilders` makes the builders of a level with extra leaves, as hir/build.ts does.
 */
import { expressionBuilders } from './build-expression.ts';
import { statementBuilders } from './build-statement.ts';
import type { ExpressionLeaf } from './children.ts';

/**
 * Builders of one level.
 * @example const raw = createBuilders<RawLeaf, never>();
 */
export function createBuilders<E extends ExpressionLeaf, S>() {
  return { ...expressionBuilders<E>(), ...statementBuilders<E, S>() };
}

/** Builders of pure code. */
export const b = createBuilders<never, never>();
