/**
 * The walks of HIR's two levels: `rawWalk` goes through effects and sequences inside expressions, `hirWalk` through effect
 * statements. Variables that effects declare (items, indexes, results) count as declarations.
 */
import { type IdentifierMap, sameIdentifiers } from '../core/children.ts';
import type { Expr } from '../core/expr.ts';
import type { PureStatement, Statement } from '../core/statement.ts';
import { createWalk, everywhere, type Rewrite, type Walk } from '../core/walk.ts';
import { mapRunParts } from './map-run.ts';
import type { Effect, HirStatement, PerformStatement, RawLeaf } from './types.ts';

/** How the parts of an effect are mapped. */
export interface EffectMap<E, S, F, T> extends Pick<IdentifierMap, 'declare'> {
  expression(node: Expr<E>): Expr<F>;
  /** The body of an iteration or branch. */
  body(list: readonly Statement<E, S>[]): readonly Statement<F, T>[];
}

/**
 * Rebuilds an effect with its parts mapped, in evaluation order.
 * @example mapEffect(effect, { declare: (id) => id, expression: lower, body: lowerBody })
 */
export function mapEffect<E, S, F, T>(effect: Effect<E, S>, map: EffectMap<E, S, F, T>): Effect<F, T> {
  const optional = (node: Expr<E> | null): Expr<F> | null => (node === null ? null : map.expression(node));
  switch (effect.kind) {
    case 'task':
      return {
        ...effect,
        arguments: optional(effect.arguments),
        timeoutSeconds: optional(effect.timeoutSeconds),
        heartbeatSeconds: optional(effect.heartbeatSeconds),
        credentialsRoleArn: optional(effect.credentialsRoleArn),
      };
    case 'wait':
      return { ...effect, until: { ...effect.until, value: map.expression(effect.until.value) } };
    case 'map': {
      const items = map.expression(effect.items);
      const run = effect.run && mapRunParts(effect.run, (node) => map.expression(node), map.declare);
      const maxConcurrency = optional(effect.maxConcurrency);
      const itemVariable = map.declare(effect.itemVariable);
      const indexVariable = effect.indexVariable === null ? null : map.declare(effect.indexVariable);
      return { ...effect, items, run, maxConcurrency, itemVariable, indexVariable, body: map.body(effect.body) };
    }
    case 'fork':
      return { ...effect, branches: effect.branches.map((branch) => ({ ...branch, body: map.body(branch.body) })) };
  }
}

/** The expressions of an effect, in evaluation order; not those in its bodies. */
export function effectOperands<E, S>(effect: Effect<E, S>): readonly Expr<E>[] {
  const operands: Expr<E>[] = [];
  mapEffect<E, S, E, S>(effect, {
    ...sameIdentifiers,
    expression: (part) => {
      operands.push(part);
      return part;
    },
    body: (body) => body,
  });
  return operands;
}

/** The walk of what the front end makes. Raw code has no programs. */
export const rawWalk: Walk<RawLeaf, never> = createWalk<RawLeaf, never>({
  mapLeaf: (leaf, map) => {
    if (leaf.kind === 'sequence') return { ...leaf, body: map.lambda(leaf.body), value: map.expression(leaf.value) };
    return { ...leaf, effect: mapEffect(leaf.effect, { ...map, body: (body) => map.lambda(body) }) };
  },
  mapStatement: (statement) => statement,
});

/** The walk of HIR after `hoistEffects`. */
export const hirWalk: Walk<never, PerformStatement> = createWalk<never, PerformStatement>({
  mapLeaf: (leaf) => leaf,
  mapStatement: (statement, map) => ({
    ...statement,
    effect: mapEffect(statement.effect, { ...map, body: (body) => map.statements(body) }),
    result: statement.result === null ? null : map.declare(statement.result),
  }),
});

/** True when one of the statements performs an effect, at any depth. */
export function performsEffect(list: readonly HirStatement[]): boolean {
  return hirWalk.someStatement(list, (node) => node.kind === 'perform');
}

/** True when the statements are pure code. */
export function isPure(list: readonly HirStatement[]): list is readonly PureStatement[] {
  return !performsEffect(list);
}

/**
 * A rewrite of HIR that treats expressions alike wherever they stand, in lambdas and programs too.
 * @example hirWalk.mapStatements(body, rewriteExpressions(fold))
 */
export function rewriteExpressions(expression: (node: Expr) => Expr): Rewrite<never, PerformStatement> {
  return { expression, program: everywhere({ expression }).program };
}
