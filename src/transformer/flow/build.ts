/**
 * HIR to control-flow graph. Input: a workflow without finalizers whose pure compound statements are settled
 * (`collapsePure`). Output: blocks in which pure code surrounds at most one effect; statements with effects or jumps have
 * become edges, try blocks have become handlers.
 */
import type { Expr } from '../core/expr.ts';
import type { BlockId, IdSupply, RegionId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { ValueShape } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import type { HirStatement, HirWorkflow, Variable } from '../hir/types.ts';
import { lowerBody } from './build-statement.ts';
import { mapRegions, withBlocks } from './graph.ts';
import type { Exit, FlowBlock, FlowEffect, FlowWorkflow, Handler, Region } from './types.ts';

/** A block that code is still being added to. */
export interface OpenBlock {
  readonly id: BlockId;
  readonly origin: Origin;
  readonly before: PureStatement[];
  effect: { readonly effect: FlowEffect; readonly origin: Origin; readonly handlers: readonly Handler[] } | null;
  readonly after: PureStatement[];
}

/** Builds one region; shared state of the whole workflow is in `workflow`. */
export interface RegionBuilder {
  readonly id: RegionId;
  readonly workflow: WorkflowBuilder;
  /** The block under construction; null where control cannot get. */
  open: OpenBlock | null;
  readonly blocks: Map<BlockId, FlowBlock>;
}

/** Collects the regions and the variables that building adds. */
export interface WorkflowBuilder {
  readonly ids: IdSupply;
  readonly regions: Map<RegionId, Region>;
  readonly variables: Map<VarId, Variable>;
}

/** Builds the graph of a workflow. */
export function buildFlow(hir: HirWorkflow, ids: IdSupply): FlowWorkflow {
  const builder: WorkflowBuilder = { ids, regions: new Map(), variables: new Map(hir.variables) };
  const machine = ids.region();
  buildRegion(builder, { id: machine, kind: 'machine', parent: null }, [], hir.body, hir.origin);
  const { name, type, comment, timeoutSeconds, origin, input, functions } = hir;
  const { regions, variables } = builder;
  const built = { name, type, comment, timeoutSeconds, origin, input, variables, functions, machine, regions };
  // Inner regions were finished first; everybody else wants the outer ones first.
  return mapRegions(built, (region) => region);
}

/** Builds a region whose entry runs `prologue` before the body, and adds it to the workflow. */
export function buildRegion(
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

/** Makes `id` the block under construction. */
export function startBlock(builder: RegionBuilder, id: BlockId, origin: Origin): OpenBlock {
  builder.open = { id, origin, before: [], effect: null, after: [] };
  return builder.open;
}

/** Ends the block under construction, if control gets there; `origin` is that of the exit. */
export function closeBlock(builder: RegionBuilder, exit: Exit, origin?: Origin): void {
  const { open } = builder;
  if (!open) return;
  builder.open = null;
  builder.blocks.set(open.id, {
    id: open.id,
    origin: open.effect?.origin ?? origin ?? open.origin,
    before: open.before,
    effect: open.effect?.effect ?? null,
    after: open.after,
    exit,
    handlers: open.effect?.handlers ?? [],
  });
}

/** Adds pure code at the current point. */
export function append(builder: RegionBuilder, ...code: readonly PureStatement[]): void {
  const { open } = builder;
  if (open) (open.effect ? open.after : open.before).push(...code);
}

/** Makes sure that the block under construction has no effect yet, so that it can decide, raise or perform. */
export function blockWithoutEffect(builder: RegionBuilder, origin: Origin): OpenBlock | null {
  if (!builder.open?.effect) return builder.open;
  const id = builder.workflow.ids.block();
  closeBlock(builder, { kind: 'goto', target: id });
  return startBlock(builder, id, origin);
}

/** Adds a variable that the source does not have. */
export function freshVariable(builder: RegionBuilder, name: string, shape: ValueShape, origin: Origin): VarId {
  const id = builder.workflow.ids.variable();
  builder.workflow.variables.set(id, { id, name, origin: { ...origin, via: 'build-flow' }, shape, constant: false });
  return id;
}

/** Declared upper bound of a variable. */
export function shapeOf(builder: RegionBuilder, variable: VarId, otherwise: Expr['shape']): ValueShape {
  return builder.workflow.variables.get(variable)?.shape ?? otherwise;
}
