/**
 * What the blocks of a workflow become before they are printed as ASL: one state each, whose expressions all read the values
 * that variables had on entry, plus the ambient values of their place. Made by `parallelUpdate`, read by `emit/states`.
 */
import type { Expr } from '../core/expr.ts';
import type { BlockId, RegionId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { FlowEffect, FlowWorkflow, Region } from './types.ts';

/** New values of variables; all are evaluated before any is set. */
export type Updates = ReadonlyMap<VarId, Expr>;

export interface StateEdge {
  readonly updates: Updates;
  readonly target: BlockId;
}
export type StateExit =
  | ({ readonly kind: 'goto' } & StateEdge)
  | {
      readonly kind: 'decide';
      readonly arms: readonly (StateEdge & { readonly test: Expr; readonly origin: Origin })[];
      readonly otherwise: StateEdge;
    }
  | { readonly kind: 'return'; readonly value: Expr | null }
  | { readonly kind: 'raise'; readonly error: Expr };

/** One state. */
export interface PlannedState {
  readonly id: BlockId;
  readonly origin: Origin;
  /** Its expressions are final. */
  readonly effect: FlowEffect | null;
  readonly exit: StateExit;
  readonly handlers: readonly (StateEdge & { readonly errorEquals: readonly string[] | null })[];
  /** Where the block's first piece of code comes from; names states that only assign. */
  readonly codeOrigin: Origin | null;
}

/** The states of one region, entry first. */
export interface PlannedRegion extends Omit<Region, 'blocks'> {
  readonly states: ReadonlyMap<BlockId, PlannedState>;
}

export interface PlannedWorkflow extends Omit<FlowWorkflow, 'regions'> {
  /** Names in the source, of the local variables of expressions too. */
  readonly names: ReadonlyMap<VarId, string>;
  readonly regions: ReadonlyMap<RegionId, PlannedRegion>;
}
