/**
 * Blocks that control can come back to without an effect in between. Copying such a block onto its incoming edges would
 * unroll a loop, again and again.
 */
import type { BlockId } from '../core/ids.ts';
import { successorsOf } from '../flow/graph.ts';
import type { Region } from '../flow/types.ts';

/** The blocks of a region that are on a cycle of blocks without effects. */
export function effectFreeCycles(region: Region): ReadonlySet<BlockId> {
  const cyclic = new Set<BlockId>();
  for (const id of region.blocks.keys()) if (returnsTo(id, region)) cyclic.add(id);
  return cyclic;
}

function returnsTo(start: BlockId, region: Region): boolean {
  const seen = new Set<BlockId>();
  const pending: BlockId[] = [start];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const block = region.blocks.get(id);
    if (!block || block.effect) continue;
    for (const next of successorsOf(block)) {
      if (next === start) return true;
      if (!seen.has(next)) pending.push(next);
      seen.add(next);
    }
  }
  return false;
}
