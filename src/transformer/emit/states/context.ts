/**
 * What the emitters of states share: names, the variables of the region, nested graphs, and the emission of one field, which
 * watches over its evaluation depth.
 */
import type { Json, StateGraph } from '../../../asl/index.ts';
import { fault } from '../../core/compiler-fault.ts';
import type { Expr } from '../../core/expr.ts';
import type { BlockId, RegionId } from '../../core/ids.ts';
import type { Boundary, EmitScope } from '../jsonata/scope.ts';

export interface StateContext {
  readonly scope: EmitScope;
  name(block: BlockId): string;
  graph(region: RegionId): StateGraph;
  /** The JSON of a field. */
  field(value: Expr, boundary: Boundary): Json;
}

/** A field that ASL wants as a number or an expression. */
export function numberField(value: Expr, cx: StateContext): number | string {
  const field = cx.field(value, 'data');
  if (typeof field === 'number' || typeof field === 'string') return field;
  return fault('a number was expected', value.origin);
}

/** A field that ASL wants as a string or an expression. */
export function textField(value: Expr, boundary: 'data' | 'text', cx: StateContext): string {
  const field = cx.field(value, boundary);
  return typeof field === 'string' ? field : fault('a string was expected', value.origin);
}
