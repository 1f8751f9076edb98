/**
 * Edges of the control-flow graph: reading, redirecting and cleaning up. An edge is uniform wherever it stands: code that
 * runs on the way and a target; for a `goto` that code is the end of the block itself.
 */
import type { BlockId, RegionId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import type { Edge, Exit, FlowBlock, FlowEffect, FlowWorkflow, Handler, Region } from './types.ts';

/** The blocks that control can go to, in order of preference. */
export function successorsOf(block: FlowBlock): readonly BlockId[] {
  const handled = block.handlers.map((handler) => handler.target);
  return [...exitTargets(block.exit), ...handled];
}

function exitTargets(exit: Exit): readonly BlockId[] {
  switch (exit.kind) {
    case 'goto':
      return [exit.target];
    case 'decide':
      return [...exit.arms.map((arm) => arm.target), exit.otherwise.target];
    case 'return':
    case 'raise':
      return [];
  }
}

/** The block with code added at its end, before the exit. */
export function appendCode(block: FlowBlock, code: readonly PureStatement[]): FlowBlock {
  if (code.length === 0) return block;
  return block.effect
    ? { ...block, after: [...block.after, ...code] }
    : { ...block, before: [...block.before, ...code] };
}

/** The outgoing edges that have code of their own: arms and handlers. */
export function edgesOf(block: FlowBlock): readonly Edge[] {
  const { exit } = block;
  return exit.kind === 'decide' ? [...exit.arms, exit.otherwise, ...block.handlers] : block.handlers;
}

/** Where an edge leaves its block. */
export type EdgeKind = 'goto' | 'arm' | 'otherwise' | 'handler';

/** Rebuilds a block with each outgoing edge mapped; code that the callback adds to a goto goes to the block's end. */
export function mapEdges(block: FlowBlock, map: (edge: Edge, kind: EdgeKind) => Edge): FlowBlock {
  const handlers = block.handlers.map((handler): Handler => ({ ...handler, ...map(handler, 'handler') }));
  const { exit } = block;
  switch (exit.kind) {
    case 'goto': {
      const edge = map({ body: [], target: exit.target }, 'goto');
      return appendCode({ ...block, handlers, exit: { kind: 'goto', target: edge.target } }, edge.body);
    }
    case 'decide': {
      const arms = exit.arms.map((arm) => ({ ...arm, ...map(arm, 'arm') }));
      return { ...block, handlers, exit: { ...exit, arms, otherwise: map(exit.otherwise, 'otherwise') } };
    }
    case 'return':
    case 'raise':
      return { ...block, handlers };
  }
}

/** Regions never change, so their edges are counted once. */
const counted = new WeakMap<Region, ReadonlyMap<BlockId, number>>();

/** How many edges go to each block; the region's entry has one more than its edges. */
export function countEdges(region: Region): ReadonlyMap<BlockId, number> {
  const known = counted.get(region);
  if (known) return known;
  const counts = new Map<BlockId, number>([[region.entry, 1]]);
  for (const block of region.blocks.values()) {
    for (const target of successorsOf(block)) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  counted.set(region, counts);
  return counts;
}

/** Regions that an effect owns. */
export function ownedRegions(effect: FlowEffect | null): readonly RegionId[] {
  if (effect?.kind === 'map') return [effect.region];
  return effect?.kind === 'fork' ? effect.regions : [];
}

/** The reachable blocks in reverse postorder from the entry. */
export function orderBlocks(entry: BlockId, blocks: ReadonlyMap<BlockId, FlowBlock>): ReadonlyMap<BlockId, FlowBlock> {
  const order: FlowBlock[] = [];
  const seen = new Set<BlockId>([entry]);
  const stack: { block: FlowBlock; next: readonly BlockId[] }[] = [];
  const open = (id: BlockId): void => {
    const block = blocks.get(id);
    // Last successor first, so that the first one comes directly after its block in the result.
    if (block) stack.push({ block, next: successorsOf(block) });
  };
  open(entry);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const next = top.next.at(-1);
    if (next === undefined) {
      order.push(top.block);
      stack.pop();
      continue;
    }
    top.next = top.next.slice(0, -1);
    if (seen.has(next)) continue;
    seen.add(next);
    open(next);
  }
  return new Map(order.reverse().map((block) => [block.id, block]));
}

/** The region with other blocks: unreachable ones dropped, the rest in order. */
export function withBlocks(region: Region, blocks: ReadonlyMap<BlockId, FlowBlock>, entry = region.entry): Region {
  return { ...region, entry, blocks: orderBlocks(entry, blocks) };
}

/** The workflow with regions mapped, outer ones first; regions that no reachable block owns any more are dropped. */
export function mapRegions(workflow: FlowWorkflow, map: (region: Region) => Region): FlowWorkflow {
  let changed = false;
  const regions = new Map<RegionId, Region>();
  const visit = (id: RegionId, parent: Region['parent']): void => {
    const region = workflow.regions.get(id);
    if (!region) return;
    const mapped = map(region);
    const placed = sameParent(mapped.parent, parent) ? mapped : { ...mapped, parent };
    changed ||= placed !== region;
    regions.set(id, placed);
    for (const block of placed.blocks.values()) {
      for (const owned of ownedRegions(block.effect)) visit(owned, { region: id, block: block.id });
    }
  };
  visit(workflow.machine, null);
  changed ||= [...regions.keys()].join() !== [...workflow.regions.keys()].join();
  return changed ? { ...workflow, regions } : workflow;
}

function sameParent(a: Region['parent'], b: Region['parent']): boolean {
  return a === b || (a !== null && b !== null && a.region === b.region && a.block === b.block);
}
