/** Results of code that is not looked into. */
import type { Expr } from '../../core/expr.ts';
import { type Analysis, makeObject } from './analysis.ts';
import { reach, renameLocation, writeSlot } from './heap.ts';
import { ANY, earlierOf, type Location } from './location.ts';
import { holdsObjects } from './objects.ts';
import { NOTHING } from './union.ts';

/** A new object that may hold, at any depth, anything of the given objects; or one of them. */
export function makeOfAnything(node: Expr, given: ReadonlySet<Location>, cx: Analysis): ReadonlySet<Location> {
  if (!holdsObjects(node.shape)) return NOTHING;
  return given.size === 0 ? new Set([makeObject(cx, node, true)]) : makeShared(node, given, cx);
}

/** The same of code that may put one object into many places: what it gives is never data from outside. */
export function makeShared(node: Expr, given: ReadonlySet<Location>, cx: Analysis): ReadonlySet<Location> {
  if (cx.state === null) return NOTHING;
  const reached = [...reach(cx.state.heap, given)];
  const made = makeObject(cx, node, false);
  // What the place made before has another name now.
  const all = new Set([...reached.map((one) => renameLocation(one, [[made, earlierOf(made)]])), made]);
  writeSlot(cx.state.heap, made, { field: ANY, targets: all, replace: false, often: true });
  return all;
}
