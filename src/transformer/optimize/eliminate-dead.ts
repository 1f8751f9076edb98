/**
 * Removes code that only computes values nobody wants.
 */

import { mapRegions, withBlocks } from '../flow/graph.ts';
import { computeLiveness, type Liveness, liveBefore } from '../flow/liveness.ts';
import { slice } from '../flow/slice.ts';
import type { Edge, Exit, FlowBlock } from '../flow/types.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const eliminateDead: Pass = {
  name: 'eliminate-dead',
  run: (workflow) => {
    const liveness = computeLiveness(workflow);
    return mapRegions(workflow, (region) =>
      withBlocks(region, new Map([...region.blocks].map(([id, block]) => [id, prune(block, liveness)]))),
    );
  },
};

function prune(block: FlowBlock, liveness: Liveness): FlowBlock {
  const edge = <E extends Edge>(taken: E): E => ({
    ...taken,
    body: slice(taken.body, liveness.liveIn(taken.target)).kept,
  });
  const exit: Exit =
    block.exit.kind === 'decide'
      ? { ...block.exit, arms: block.exit.arms.map(edge), otherwise: edge(block.exit.otherwise) }
      : block.exit;
  const handlers = block.handlers.map(edge);
  const wantedAfter = liveness.beforeExit(exit);
  const wanted = new Set(liveBefore(block.after, wantedAfter));
  for (const handler of handlers) for (const variable of liveness.beforeEdge(handler)) wanted.add(variable);
  for (const variable of liveness.effectReads(block.effect)) wanted.add(variable);
  return {
    ...block,
    before: slice(block.before, wanted).kept,
    after: slice(block.after, wantedAfter).kept,
    exit,
    handlers,
  };
}
