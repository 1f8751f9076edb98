/**
 * Lets an edge skip a decision whose outcome is known from the code on the way, as for a flag or a loop counter that was just
 * set. The skipped block's code moves onto the edge.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { PureStatement } from '../core/statement.ts';
import { truthOf } from '../flow/fold-operators.ts';
import { mapEdges, mapRegions, withBlocks } from '../flow/graph.ts';
import type { Edge, FlowBlock, FlowWorkflow, Region } from '../flow/types.ts';
import { type ValueContext, valueAfter } from '../flow/value-after.ts';
import { createValueContext } from '../flow/value-context.ts';
import { definesOf, readsOf } from '../flow/variables.ts';
import { isRunnable } from './acceptance.ts';
import { effectFreeCycles } from './effect-free-cycles.ts';
import { foldDecision } from './fold-constants.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const threadJumps: Pass = {
  name: 'thread-jumps',
  run: (workflow, { ids }) => {
    const cx = createValueContext(workflow, ids);
    return mapRegions(workflow, (region) => threadRegion(region, workflow, cx));
  },
};

function threadRegion(region: Region, workflow: FlowWorkflow, cx: ValueContext): Region {
  const cyclic = effectFreeCycles(region);
  const blocks = new Map(region.blocks);
  for (const original of region.blocks.values()) {
    const block = decideKnown(original, cx);
    const threaded = mapEdges(block, (edge, kind) => {
      const through = blocks.get(edge.target);
      if (!through || cyclic.has(edge.target) || through.id === block.id) return edge;
      const known = kind === 'handler' ? block.before : [...block.before, ...block.after];
      return skip(edge, [...known, ...edge.body], through, cx) ?? edge;
    });
    if (isRunnable(threaded, { ...region, blocks }, workflow, cx)) blocks.set(block.id, threaded);
  }
  return withBlocks(region, blocks);
}

/** The block without the arms whose tests its own code decides. */
function decideKnown(block: FlowBlock, cx: ValueContext): FlowBlock {
  const { exit, before } = block;
  if (exit.kind !== 'decide') return block;
  const arms = exit.arms.map((arm) => {
    const known = knownAfter(before, arm.test, cx);
    return known === null ? arm : { ...arm, test: b.literal(known, arm.test.origin) };
  });
  return foldDecision({ ...block, exit: { ...exit, arms } });
}

/** The outcome of a test, where the code before it settles it. */
function knownAfter(code: readonly PureStatement[], test: Expr, cx: ValueContext): boolean | null {
  const defined = definesOf(code);
  const depends = [...readsOf(test)].some((variable) => defined.has(variable));
  return depends ? truthOf(valueAfter(code, test, cx)) : null;
}

/** The edge that passes the decision, if its outcome is known. */
function skip(edge: Edge, known: readonly PureStatement[], through: FlowBlock, cx: ValueContext): Edge | null {
  const { exit } = through;
  if (through.effect || exit.kind !== 'decide') return null;
  const code = [...known, ...through.before];
  for (const arm of exit.arms) {
    const taken = knownAfter(code, arm.test, cx);
    if (taken === null) return null;
    if (taken) return { body: [...edge.body, ...through.before, ...arm.body], target: arm.target };
  }
  return { body: [...edge.body, ...through.before, ...exit.otherwise.body], target: exit.otherwise.target };
}
