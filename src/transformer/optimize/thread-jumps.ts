/**
 * Lets an edge skip a decision whose outcome is known: from the code on the way, as for a flag or a loop counter that was just
 * set, or from an earlier decision on the same test. The skipped block's code moves onto the edge.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { PureStatement } from '../core/statement.ts';
import { mapEdges, mapRegions, withBlocks } from '../flow/graph.ts';
import type { Edge, FlowBlock, FlowWorkflow, Region } from '../flow/types.ts';
import { type ValueContext, valueAfter } from '../flow/value-after.ts';
import { createValueContext } from '../flow/value-context.ts';
import { isRunnable } from './acceptance.ts';
import { effectFreeCycles } from './effect-free-cycles.ts';
import { foldDecision } from './fold-constants.ts';
import { type KnownTests, knowledgeOf, outcomeOf } from './known-tests.ts';
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
  const knowledge = knowledgeOf(region, cx);
  const blocks = new Map(region.blocks);
  for (const original of region.blocks.values()) {
    const known = knowledge.atEntry(original.id);
    const block = decideKnown(original, known, cx);
    const threaded = mapEdges(block, (edge, kind) => {
      const through = blocks.get(edge.target);
      if (!through || cyclic.has(edge.target) || through.id === block.id) return edge;
      const code = kind === 'handler' ? block.before : [...block.before, ...block.after];
      return (
        skip(
          edge,
          { code: [...code, ...edge.body], known: knowledge.onEdge(block, edge), entry: known },
          through,
          cx,
        ) ?? edge
      );
    });
    if (isRunnable(threaded, { ...region, blocks }, workflow, cx)) blocks.set(block.id, threaded);
  }
  return withBlocks(region, blocks);
}

/** The block without the arms whose tests its own code, or the way there, decides. */
function decideKnown(block: FlowBlock, known: KnownTests, cx: ValueContext): FlowBlock {
  const { exit, before } = block;
  if (exit.kind !== 'decide') return block;
  const arms = exit.arms.map((arm) => {
    const outcome = outcomeOf(valueAfter(before, arm.test, cx), known);
    return outcome === null ? arm : { ...arm, test: b.literal(outcome, arm.test.origin) };
  });
  return foldDecision({ ...block, exit: { ...exit, arms } });
}

/** What is known on an edge: the code since the block's entry, and tests in terms of the values at entry and at the end. */
interface Way {
  readonly code: readonly PureStatement[];
  readonly entry: KnownTests;
  readonly known: KnownTests;
}

/** The edge that passes the decision, if its outcome is known. */
function skip(edge: Edge, way: Way, through: FlowBlock, cx: ValueContext): Edge | null {
  const { exit } = through;
  if (through.effect || exit.kind !== 'decide') return null;
  const outcome = (test: Expr): boolean | null =>
    outcomeOf(valueAfter(through.before, test, cx), way.known) ??
    outcomeOf(valueAfter([...way.code, ...through.before], test, cx), way.entry);
  for (const arm of exit.arms) {
    const taken = outcome(arm.test);
    if (taken === null) return null;
    if (taken) return { body: [...edge.body, ...through.before, ...arm.body], target: arm.target };
  }
  return { body: [...edge.body, ...through.before, ...exit.otherwise.body], target: exit.otherwise.target };
}
