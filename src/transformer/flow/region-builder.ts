/**
 * A region under construction: the open block, what surrounds the code being lowered, and the few moves that make blocks.
 * Lowering of bodies and regions is reached through `WorkflowBuilder`, so that its parts do not import each other.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { BlockId, IdSupply, LabelId, RegionId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { shapes, type ValueShape } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import type { HirStatement, Variable } from '../hir/types.ts';
import type { Exit, FlowBlock, FlowEffect, Handler, Region } from './types.ts';

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
  /** Lowers a body into the block under construction. */
  readonly lower: (body: readonly HirStatement[], around: Surroundings, builder: RegionBuilder) => void;
  /** Builds a region whose entry runs `prologue` before the body, and adds it to the workflow. */
  readonly buildRegion: (
    place: Pick<Region, 'id' | 'kind' | 'parent'>,
    prologue: readonly PureStatement[],
    body: readonly HirStatement[],
    origin: Origin,
  ) => void;
}

/** What jumps mean where a statement stands. */
export interface Surroundings {
  /** Where errors go; null = they end the region. */
  readonly handler: { readonly variable: VarId | null; readonly target: BlockId } | null;
  readonly jumps: ReadonlyMap<LabelId, { readonly breakTo: BlockId; readonly continueTo: BlockId | null }>;
  /** Where `return` goes with its value; null = it ends the region. */
  readonly returns: { readonly variable: VarId | null; readonly target: BlockId } | null;
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

/** Ends the current block with a test; returns the ids of the two blocks it goes to. */
export function decide(test: Expr, origin: Origin, builder: RegionBuilder): readonly [BlockId, BlockId] {
  const { ids } = builder.workflow;
  const consequent = ids.block();
  const alternate = ids.block();
  blockWithoutEffect(builder, origin);
  closeBlock(
    builder,
    {
      kind: 'decide',
      arms: [{ test, origin: test.origin, body: [], target: consequent }],
      otherwise: { body: [], target: alternate },
    },
    origin,
  );
  return [consequent, alternate];
}

/** Continues in a block that earlier blocks may go to; stays unreachable if none does. */
export function startIfReached(id: BlockId, origin: Origin, builder: RegionBuilder): void {
  const reached = [...builder.blocks.values()].some(
    ({ exit, handlers }) =>
      (exit.kind === 'goto' && exit.target === id) ||
      (exit.kind === 'decide' && (exit.otherwise.target === id || exit.arms.some((arm) => arm.target === id))) ||
      handlers.some((handler) => handler.target === id),
  );
  if (reached) startBlock(builder, id, origin);
}

/** The code with which a handler starts: binding the error. */
export function bindError(variable: VarId | null, origin: Origin): readonly PureStatement[] {
  return variable === null ? [] : [b.declare(variable, b.ambient('error', shapes.error, origin), origin)];
}
