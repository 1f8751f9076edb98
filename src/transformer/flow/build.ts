import type { IdSupply } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { PureStatement } from '../core/statement.ts';
import type { HirStatement, HirWorkflow } from '../hir/types.ts';
import { lowerBody } from './build-statement.ts';
import { mapRegions, withBlocks } from './graph.ts';
import { closeBlock, type RegionBuilder, startBlock, type WorkflowBuilder } from './region-builder.ts';
import type { FlowWorkflow, Region } from './types.ts';

/** Builds the graph of a workflow. */
export function buildFlow(hir: HirWorkflow, ids: IdSupply): FlowWorkflow {
  const builder: WorkflowBuilder = {
    ids,
    regions: new Map(),
    variables: new Map(hir.variables),
    lower: lowerBody,
    buildRegion: (...region) => buildRegion(builder, ...region),
  };
  const machine = ids.region();
  buildRegion(builder, { id: machine, kind: 'machine', parent: null }, [], hir.body, hir.origin);
  const { name, type, comment, timeoutSeconds, origin, input, functions } = hir;
  const { regions, variables } = builder;
  const built = { name, type, comment, timeoutSeconds, origin, input, variables, functions, machine, regions };
  // Inner regions were finished first; everybody else wants the outer ones first.
  return mapRegions(built, (region) => region);
}

/** Builds a region whose entry runs `prologue` before the body, and adds it to the workflow. */
function buildRegion(
  workflow: WorkflowBuilder,
  place: Pick<Region, 'id' | 'kind' | 'parent'>,
  prologue: readonly PureStatement[],
  body: readonly HirStatement[],
  origin: Origin,
): void {
  const builder: RegionBuilder = { id: place.id, workflow, open: null, blocks: new Map() };
  const entry = startBlock(builder, workflow.ids.block(), origin);
  entry.before.push(...prologue);
  lowerBody(body, { handler: null, jumps: new Map(), returns: null }, builder);
  closeBlock(builder, { kind: 'return', value: null });
  const region: Region = { ...place, entry: entry.id, blocks: builder.blocks };
  workflow.regions.set(place.id, withBlocks(region, builder.blocks));
}
