/**
 * The middle end as the pipeline runs it, for tests: HIR to an optimized flow graph.
 */
import { buildFlow } from '../../../src/transformer/flow/build.ts';
import type { FlowWorkflow } from '../../../src/transformer/flow/types.ts';
import { collapsePure } from '../../../src/transformer/hir/collapse-pure.ts';
import type { HirStatement } from '../../../src/transformer/hir/types.ts';
import { optimize } from '../../../src/transformer/optimize/index.ts';
import { loopToMap } from '../../../src/transformer/optimize/loop-to-map.ts';
import type { Maker } from './maker.ts';

/** The optimized graph of a workflow with this body. */
export function lower(m: Maker, body: readonly HirStatement[]): FlowWorkflow {
  const flow = buildFlow(loopToMap(collapsePure(m.workflow(body), m.ids)), m.ids);
  return optimize(flow, m.ids);
}

/** The graph before optimization. */
export function build(m: Maker, body: readonly HirStatement[]): FlowWorkflow {
  return buildFlow(collapsePure(m.workflow(body), m.ids), m.ids);
}
