/**
 * The values of constants of modules and of fields of classes. Every execution reads them as they were declared, so that a write
 * into one of them, through whatever name, is a problem at once.
 */
import type { Expr } from '../../core/expr.ts';
import { type Analysis, makeMany } from './analysis.ts';
import { writeSlot } from './heap.ts';
import { ANY, type Location } from './location.ts';
import type { Root } from './state.ts';

/** What all executions have together. */
export const CONSTANTS = 'constants' satisfies Root;

/** The objects of such a value; which part of it an object is makes no difference. */
export function constantObjects(node: Expr, cx: Analysis): ReadonlySet<Location> {
  const object = makeMany(cx, node);
  cx.constants.set(object, node.origin);
  if (cx.state !== null) {
    writeSlot(cx.state.heap, object, { field: ANY, targets: new Set([object]), replace: false, often: true });
    cx.state.holds.set(CONSTANTS, new Set([...(cx.state.holds.get(CONSTANTS) ?? []), object]));
  }
  return new Set([object]);
}

/** Reports what a statement has written into such values. */
export function checkConstants(cx: Analysis): void {
  for (const [object, why] of cx.state?.outdated.get(CONSTANTS) ?? [])
    cx.reportRead(CONSTANTS, why, cx.constants.get(object) ?? why.write);
  cx.state?.outdated.delete(CONSTANTS);
}
