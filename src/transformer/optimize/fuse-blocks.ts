/**
 * Moves the code of blocks without an effect into their neighbours, so that no state is entered only to assign, return or
 * throw: backward onto the incoming edges, where it becomes part of an earlier state's `Assign` or `Output`, or forward into a
 * block that only one edge goes to.
 */
import type { BlockId } from '../core/ids.ts';
import { countEdges, mapEdges, mapRegions, withBlocks } from '../flow/graph.ts';
import { bodySize, exprSize } from '../flow/measure.ts';
import { bodyUsesAmbient } from '../flow/substitute.ts';
import type { Edge, FlowBlock, FlowWorkflow, Region } from '../flow/types.ts';
import type { ValueContext } from '../flow/value-after.ts';
import { createValueContext } from '../flow/value-context.ts';
import { isRunnable } from './acceptance.ts';
import type { Pass } from './pass.ts';

/** Code above this size is not copied onto several edges. */
const LARGEST_COPY = 600;

/** The pass. */
export const fuseBlocks: Pass = {
  name: 'fuse-blocks',
  run: (workflow, { ids }) => {
    const cx = createValueContext(workflow, ids);
    return mapRegions(workflow, (region) => fuseRegion(region, workflow, cx));
  },
};

function fuseRegion(region: Region, workflow: FlowWorkflow, cx: ValueContext): Region {
  let current = region;
  const replace = (...changed: readonly FlowBlock[]): void => {
    const blocks = new Map(current.blocks);
    for (const block of changed) blocks.set(block.id, block);
    current = withBlocks(current, blocks);
  };
  const accepts = (block: FlowBlock): boolean => isRunnable(block, current, workflow, cx);
  const rewriteAll = (rewrite: (id: BlockId, region: Region) => FlowBlock | null): void => {
    for (const id of region.blocks.keys()) {
      const made = rewrite(id, current);
      if (made && accepts(made)) replace(made);
    }
  };
  // Edges first: what is left of blocks without effect afterwards is there for a reason and may take a copy of a decision.
  rewriteAll(takeCode);
  rewriteAll(takeExit);
  rewriteAll(takeSuccessor);
  for (const id of region.blocks.keys()) {
    for (let edge = 0; edge < armsOf(current.blocks.get(id)).length; edge += 1) {
      const [from, to] = pushCode(id, edge, current) ?? [];
      if (from && to && accepts(to) && accepts(from)) replace(from, to);
    }
  }
  return skipEmptyEntry(current);
}

/** A region starts with its first block that does something. */
function skipEmptyEntry(region: Region): Region {
  const entry = region.blocks.get(region.entry);
  const skips = entry && !entry.effect && entry.before.length === 0 && entry.exit.kind === 'goto';
  if (!skips || entry.exit.target === entry.id) return region;
  return skipEmptyEntry(withBlocks(region, region.blocks, entry.exit.target));
}

/** The block with its edges going past blocks that only run code and go on. */
function takeCode(id: BlockId, region: Region): FlowBlock | null {
  const block = region.blocks.get(id);
  if (!block) return null;
  const edges = countEdges(region);
  let changed = false;
  const result = mapEdges(block, (edge) => {
    const next = region.blocks.get(edge.target);
    if (!next || next.effect || next.exit.kind !== 'goto' || next.exit.target === next.id || next.id === id)
      return edge;
    if ((edges.get(next.id) ?? 0) > 1 && bodySize(next.before) > LARGEST_COPY) return edge;
    changed = true;
    return { body: [...edge.body, ...next.before], target: next.exit.target };
  });
  return changed ? result : null;
}

/** The block ending as the block without effect that it goes to ends. */
function takeExit(id: BlockId, region: Region): FlowBlock | null {
  const block = region.blocks.get(id);
  if (block?.exit.kind !== 'goto') return null;
  const next = region.blocks.get(block.exit.target);
  if (!next || next.effect || next.id === id || next.exit.kind === 'goto') return null;
  if (block.effect && next.exit.kind !== 'return') return null;
  if ((countEdges(region).get(next.id) ?? 0) > 1 && exitSize(next) > LARGEST_COPY) return null;
  const code = block.effect
    ? { after: [...block.after, ...next.before] }
    : { before: [...block.before, ...next.before], origin: next.origin };
  return { ...block, ...code, exit: next.exit };
}

function exitSize({ before, exit }: FlowBlock): number {
  const size = bodySize(before);
  if (exit.kind === 'return') return size + (exit.value ? exprSize(exit.value) : 0);
  if (exit.kind !== 'decide') return size;
  return exit.arms.reduce((sum, arm) => sum + exprSize(arm.test) + bodySize(arm.body), size);
}

/** A block without effect together with the block that only it goes to. */
function takeSuccessor(id: BlockId, region: Region): FlowBlock | null {
  const block = region.blocks.get(id);
  if (!block || block.effect || block.exit.kind !== 'goto') return null;
  const next = region.blocks.get(block.exit.target);
  if (!next || next.id === id || countEdges(region).get(next.id) !== 1) return null;
  return { ...next, id, before: [...block.before, ...next.before] };
}

function armsOf(block: FlowBlock | undefined): readonly Edge[] {
  return block?.exit.kind === 'decide' ? [...block.exit.arms, block.exit.otherwise] : [];
}

/** The block without the code of one arm and that arm's target with it, where only that arm goes there. */
function pushCode(id: BlockId, arm: number, region: Region): readonly [FlowBlock, FlowBlock] | null {
  const block = region.blocks.get(id);
  const edge = armsOf(block)[arm];
  const next = edge && region.blocks.get(edge.target);
  if (!block || !edge || !next || next.id === id || edge.body.length === 0) return null;
  if (countEdges(region).get(edge.target) !== 1 || bodyUsesAmbient(edge.body, 'input')) return null;
  const emptied = mapEdges(block, (other) => (other.target === edge.target ? { ...other, body: [] } : other));
  return [emptied, { ...next, before: [...edge.body, ...next.before] }];
}
