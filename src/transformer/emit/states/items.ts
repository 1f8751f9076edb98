/**
 * `Items` of a Map state: a list, or an expression that gives one.
 */
import type { Json, JsonArray } from '../../../asl/index.ts';
import { fault } from '../../core/compiler-fault.ts';
import type { Expr } from '../../core/expr.ts';
import type { StateContext } from './context.ts';

/** The field. */
export function emitItems(items: Expr, cx: StateContext): string | JsonArray {
  const field = cx.field(items, 'data');
  return typeof field === 'string' || isArray(field) ? field : fault('Map items must be a list', items.origin);
}

function isArray(field: Json): field is JsonArray {
  return Array.isArray(field);
}
