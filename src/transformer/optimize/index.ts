/**
 * The optimizer: passes over the flow graph, repeated until nothing changes. Its goal is few entered states (DESIGN §1.4).
 * Every pass keeps `verifyFlow`'s invariants, which are checked after each.
 */
import type { IdSupply } from '../core/ids.ts';
import { printFlow } from '../flow/print.ts';
import type { FlowWorkflow } from '../flow/types.ts';
import { verifyFlow } from '../flow/verify.ts';
import { catchRules } from './catch-rules.ts';
import { collapseDecisions } from './collapse-decisions.ts';
import { eliminateDead } from './eliminate-dead.ts';
import { ensureTerminal } from './ensure-terminal.ts';
import { foldConstants } from './fold-constants.ts';
import { fuseBlocks } from './fuse-blocks.ts';
import type { Pass, PassContext } from './pass.ts';
import { passCaptures } from './pass-captures.ts';
import { propagateConstants } from './propagate-constants.ts';
import { separateConflicts } from './separate-conflicts.ts';
import { splitLists } from './split-lists.ts';
import { threadJumps } from './thread-jumps.ts';
import { unwrapRetry } from './unwrap-retry.ts';

/** Run over and over, in this order. */
const REPEATED: readonly Pass[] = [
  foldConstants,
  propagateConstants,
  splitLists,
  eliminateDead,
  threadJumps,
  catchRules,
  collapseDecisions,
  unwrapRetry,
  fuseBlocks,
  passCaptures,
];

/** Rounds after which a workflow is as good as it gets; real ones need three or four. */
const MOST_ROUNDS = 12;

/** Optimizes a workflow. `trace` gets the graph after each pass that changed it. */
export function optimize(
  workflow: FlowWorkflow,
  ids: IdSupply,
  trace: (pass: string, workflow: FlowWorkflow) => void = () => {},
): FlowWorkflow {
  const cx: PassContext = { ids };
  const run = (before: FlowWorkflow, pass: Pass): FlowWorkflow => {
    const after = pass.run(before, cx);
    verifyFlow(after, pass.name);
    trace(pass.name, after);
    return after;
  };
  verifyFlow(workflow, 'build-flow');
  let current = [foldConstants, eliminateDead, separateConflicts].reduce(run, workflow);
  let text = printFlow(current);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    current = REPEATED.reduce(run, current);
    const after = printFlow(current);
    if (after === text) break;
    text = after;
  }
  return [separateConflicts, eliminateDead, ensureTerminal].reduce(run, current);
}
