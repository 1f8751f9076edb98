/**
 * What one state evaluates: the list of its fields' values, each as an expression after some of the block's code. Shared by
 * `parallelUpdate`, which computes them, and by `findConflict`, which asks whether they can be computed side by side.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { effectExprs } from './effect-parts.ts';
import { edgesOf } from './graph.ts';
import type { Liveness } from './liveness.ts';
import type { Edge, FlowBlock } from './types.ts';
import type { ValueContext } from './value-after.ts';
import { definesOf } from './variables.ts';

/** One expression that a state evaluates, after `code`. */
export interface StateField {
  /** `early` fields are evaluated before the effect, in each attempt; `late` ones once, after it. */
  readonly time: 'early' | 'late';
  readonly code: readonly PureStatement[];
  readonly value: Expr;
}

/** The code that has run when an edge's target starts, in terms of the values on entry. */
export function codeBeforeEdge(block: FlowBlock, edge: Edge): readonly PureStatement[] {
  const handled = block.handlers.some((handler) => handler === edge);
  return handled ? [...block.before, ...edge.body] : [...block.before, ...block.after, ...edge.body];
}

/** Variables that code changes and that are wanted afterwards, in the order of their first definition. */
export function updatedVariables(code: readonly PureStatement[], live: ReadonlySet<VarId>): readonly VarId[] {
  return [...definesOf(code)].filter((variable) => live.has(variable));
}

/** All fields of the state that a block becomes. */
export function stateFields(block: FlowBlock, liveness: Liveness, cx: ValueContext): readonly StateField[] {
  const { exit } = block;
  const time = block.effect ? 'early' : 'late';
  const all = [...block.before, ...block.after];
  const fields: StateField[] = effectExprs(block.effect).map((value) => ({ time, code: block.before, value }));
  const addUpdates = (code: readonly PureStatement[], live: ReadonlySet<VarId>): void => {
    for (const variable of updatedVariables(code, live)) {
      fields.push({ time: 'late', code, value: b.ref(variable, cx.shapeOf(variable), block.origin) });
    }
  };
  for (const edge of edgesOf(block)) addUpdates(codeBeforeEdge(block, edge), liveness.liveIn(edge.target));
  if (exit.kind === 'goto') addUpdates(all, liveness.liveIn(exit.target));
  if (exit.kind === 'decide') {
    for (const arm of exit.arms) fields.push({ time: 'late', code: block.before, value: arm.test });
  }
  if (exit.kind === 'return' && exit.value) fields.push({ time: 'late', code: all, value: exit.value });
  if (exit.kind === 'raise') fields.push({ time: 'late', code: block.before, value: exit.error });
  return fields;
}
