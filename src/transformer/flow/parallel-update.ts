/**
 * Turns the sequential code of blocks into fields that are evaluated side by side: arguments, tests and results over the
 * values at entry, and one set of updates per way out. Input: no block has a conflict (`findConflict`). Output: an impure
 * built-in is in at most one field.
 */
import { b } from '../core/build.ts';
import { fault } from '../core/compiler-fault.ts';
import type { Expr } from '../core/expr.ts';
import type { IdSupply } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { findConflict } from './conflict.ts';
import { mapEffect } from './effect-parts.ts';
import type { Liveness } from './liveness.ts';
import { computeLiveness } from './liveness.ts';
import { codeBeforeEdge, updatedVariables } from './state-fields.ts';
import type { PlannedRegion, PlannedState, PlannedWorkflow, StateEdge, StateExit, Updates } from './states.ts';
import type { Edge, FlowBlock, FlowWorkflow, Region } from './types.ts';
import type { ValueContext } from './value-after.ts';
import { valueAfter } from './value-after.ts';
import { createValueContext } from './value-context.ts';

/** Plans the states of a whole workflow. */
export function parallelUpdate(workflow: FlowWorkflow, ids: IdSupply): PlannedWorkflow {
  const cx = createValueContext(workflow, ids);
  const liveness = computeLiveness(workflow);
  const regions = new Map([...workflow.regions].map(([id, region]) => [id, planRegion(region, liveness, cx)] as const));
  return { ...workflow, regions, names: cx.names };
}

function planRegion(region: Region, liveness: Liveness, cx: ValueContext): PlannedRegion {
  const { id, kind, parent, entry } = region;
  const states = new Map([...region.blocks].map(([block, code]) => [block, planState(code, liveness, cx)] as const));
  return { id, kind, parent, entry, states };
}

/** Plans one state. */
function planState(block: FlowBlock, liveness: Liveness, cx: ValueContext): PlannedState {
  if (findConflict(block, liveness, cx)) fault('code that no single state can run', block.origin);
  const after = (code: readonly PureStatement[], value: Expr): Expr => valueAfter(code, value, cx);
  const updates = (code: readonly PureStatement[], target: Edge['target']): Updates => {
    const planned = updatedVariables(code, liveness.liveIn(target)).map((variable) => {
      const value = after(code, b.ref(variable, cx.shapeOf(variable), originOf(code, block)));
      return [variable, value] as const;
    });
    return new Map(planned.filter(([variable, value]) => value.kind !== 'ref' || value.variable !== variable));
  };
  const edge = (taken: Edge): StateEdge => ({
    updates: updates(codeBeforeEdge(block, taken), taken.target),
    target: taken.target,
  });
  return {
    id: block.id,
    origin: block.origin,
    effect: block.effect && mapEffect(block.effect, (value) => after(block.before, value)),
    exit: planExit(block, after, edge),
    handlers: block.handlers.map((handler) => ({ ...edge(handler), errorEquals: handler.errorEquals })),
    codeOrigin: block.before[0]?.origin ?? null,
  };
}

function originOf(code: readonly PureStatement[], block: FlowBlock): FlowBlock['origin'] {
  return code[0]?.origin ?? block.origin;
}

function planExit(
  block: FlowBlock,
  after: (code: readonly PureStatement[], value: Expr) => Expr,
  edge: (taken: Edge) => StateEdge,
): StateExit {
  const { exit } = block;
  const all = [...block.before, ...block.after];
  switch (exit.kind) {
    case 'goto':
      return { kind: 'goto', ...edge({ body: [], target: exit.target }) };
    case 'decide':
      return {
        kind: 'decide',
        arms: exit.arms.map((arm) => ({ ...edge(arm), test: after(block.before, arm.test), origin: arm.origin })),
        otherwise: edge(exit.otherwise),
      };
    case 'return':
      return { kind: 'return', value: exit.value && after(all, exit.value) };
    case 'raise':
      return { kind: 'raise', error: after(block.before, exit.error) };
  }
}
