/**
 * Rebuilds a block with its expressions and its code mapped, for passes that do not care where code stands.
 */
import type { Expr } from '../core/expr.ts';
import type { PureStatement } from '../core/statement.ts';
import { mapEffect } from '../flow/effect-parts.ts';
import type { Edge, Exit, FlowBlock, Handler } from '../flow/types.ts';

/** How code is rebuilt. */
export interface CodeMap {
  readonly expr: (expr: Expr) => Expr;
  readonly body: (body: readonly PureStatement[]) => readonly PureStatement[];
}

/** The block with all its code mapped. */
export function mapCode(block: FlowBlock, map: CodeMap): FlowBlock {
  return {
    ...block,
    before: map.body(block.before),
    effect: block.effect && mapEffect(block.effect, map.expr),
    after: map.body(block.after),
    handlers: block.handlers.map((handler): Handler => ({ ...handler, body: map.body(handler.body) })),
    exit: mapExit(block.exit, map),
  };
}

function mapExit(exit: Exit, map: CodeMap): Exit {
  const edge = <E extends Edge>(taken: E): E => ({ ...taken, body: map.body(taken.body) });
  switch (exit.kind) {
    case 'goto':
      return exit;
    case 'decide':
      return {
        ...exit,
        arms: exit.arms.map((arm) => ({ ...edge(arm), test: map.expr(arm.test) })),
        otherwise: edge(exit.otherwise),
      };
    case 'return':
      return { ...exit, value: exit.value && map.expr(exit.value) };
    case 'raise':
      return { ...exit, error: map.expr(exit.error) };
  }
}
