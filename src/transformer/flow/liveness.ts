/**
 * Which variables' values are still wanted at each point of the graph. A child region's outer reads count as reads of the
 * effect that owns it, since its states see the variables as stored when the effect starts.
 */
import type { Expr } from '../core/expr.ts';
import type { BlockId, RegionId, VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { effectExprs } from './effect-parts.ts';
import { ownedRegions } from './graph.ts';
import { slice } from './slice.ts';
import type { Edge, Exit, FlowBlock, FlowEffect, FlowWorkflow, Region } from './types.ts';
import { readsOf } from './variables.ts';

export interface Liveness {
  /** Variables wanted when control enters the block. */
  liveIn(block: BlockId): ReadonlySet<VarId>;
  /** Outer variables that a region's blocks read, those of its own child regions included. */
  regionReads(region: RegionId): ReadonlySet<VarId>;
  /** Variables wanted before an edge's code. */
  beforeEdge(edge: Edge): ReadonlySet<VarId>;
  /** Variables wanted where the block's exit code starts. */
  beforeExit(exit: Exit): ReadonlySet<VarId>;
  /** Variables that the effect reads while it runs: its expressions and its child regions. */
  effectReads(effect: FlowEffect | null): ReadonlySet<VarId>;
}

const EMPTY: ReadonlySet<VarId> = new Set();

/** Wanted before pure statements, given what is wanted after them; code that only feeds dead variables wants nothing. */
export function liveBefore(body: readonly PureStatement[], after: Iterable<VarId>): ReadonlySet<VarId> {
  return body.length === 0 ? new Set(after) : slice(body, after).needed;
}

function addReads(live: Set<VarId>, expr: Expr | null): void {
  if (expr) for (const variable of readsOf(expr)) live.add(variable);
}

/** Computes liveness of all regions; the workflow's input variable is never live. */
export function computeLiveness(workflow: FlowWorkflow): Liveness {
  const entered = new Map<BlockId, ReadonlySet<VarId>>();
  const outerReads = new Map<RegionId, ReadonlySet<VarId>>();

  const liveness: Liveness = {
    liveIn: (block) => entered.get(block) ?? EMPTY,
    regionReads: (region) => outerReads.get(region) ?? EMPTY,
    beforeEdge: (edge) => liveBefore(edge.body, liveness.liveIn(edge.target)),
    beforeExit,
    effectReads,
  };

  function beforeExit(exit: Exit): ReadonlySet<VarId> {
    switch (exit.kind) {
      case 'goto':
        return liveness.liveIn(exit.target);
      case 'decide': {
        const live = new Set(liveness.beforeEdge(exit.otherwise));
        for (const arm of exit.arms) {
          addReads(live, arm.test);
          for (const variable of liveness.beforeEdge(arm)) live.add(variable);
        }
        return live;
      }
      case 'return': {
        const live = new Set<VarId>();
        addReads(live, exit.value);
        return live;
      }
      case 'raise': {
        const live = new Set<VarId>();
        addReads(live, exit.error);
        return live;
      }
    }
  }
  function effectReads(effect: FlowEffect | null): ReadonlySet<VarId> {
    const live = new Set<VarId>();
    for (const expr of effectExprs(effect)) addReads(live, expr);
    for (const region of ownedRegions(effect)) for (const variable of liveness.regionReads(region)) live.add(variable);
    return live;
  }
  function ofBlock(block: FlowBlock): ReadonlySet<VarId> {
    const live = new Set(liveBefore(block.after, beforeExit(block.exit)));
    for (const handler of block.handlers) for (const variable of liveness.beforeEdge(handler)) live.add(variable);
    for (const variable of effectReads(block.effect)) live.add(variable);
    const before = new Set(liveBefore(block.before, live));
    if (workflow.input !== null) before.delete(workflow.input);
    return before;
  }
  function ofRegion(region: Region): void {
    const blocks = [...region.blocks.values()].reverse();
    for (const block of blocks) {
      for (const owned of ownedRegions(block.effect)) {
        const child = workflow.regions.get(owned);
        if (child) ofRegion(child);
      }
    }
    for (let changed = true; changed; ) {
      changed = false;
      for (const block of blocks) {
        const live = ofBlock(block);
        if (live.size !== liveness.liveIn(block.id).size || !entered.has(block.id)) changed = true;
        entered.set(block.id, live);
      }
    }
    outerReads.set(region.id, liveness.liveIn(region.entry));
  }
  const machine = workflow.regions.get(workflow.machine);
  if (machine) ofRegion(machine);
  return liveness;
}
