/**
 * Asks whether a block that a pass wants to make can still run as one state.
 */
import { findConflict, mayRepeatMuch } from '../flow/conflict.ts';
import { edgesOf, ownedRegions } from '../flow/graph.ts';
import { computeLiveness } from '../flow/liveness.ts';
import type { FlowBlock, FlowWorkflow, Region } from '../flow/types.ts';
import type { ValueContext } from '../flow/value-after.ts';

/** True when `block`, put into the region in place of the block of its id, has no conflict. */
export function isRunnable(block: FlowBlock, region: Region, workflow: FlowWorkflow, cx: ValueContext): boolean {
  const code = [...block.before, ...block.after, ...edgesOf(block).flatMap((edge) => edge.body)];
  // Without these there is nothing to conflict, and liveness costs much.
  const simple = ownedRegions(block.effect).length === 0 && !cx.impurity.body(code) && !mayRepeatMuch(block);
  if (simple) return true;
  const blocks = new Map(region.blocks).set(block.id, block);
  const changed = { ...workflow, regions: new Map(workflow.regions).set(region.id, { ...region, blocks }) };
  return findConflict(block, computeLiveness(changed), cx) === null;
}
