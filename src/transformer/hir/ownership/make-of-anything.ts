/** Results of code that is not looked into. */
import type { Expr } from '../../core/expr.ts';
import { type Analysis, makeObject } from './analysis.ts';
import { reach, writeSlot } from './heap.ts';
import { ANY, type Location } from './location.ts';
import { holdsObjects } from './objects.ts';
import { NOTHING } from './union.ts';

/** A new object that may hold, at any depth, anything of the given objects; or one of them. */
export function makeOfAnything(node: Expr, given: ReadonlySet<Location>, cx: Analysis): ReadonlySet<Location> {
  if (!holdsObjects(node.shape)) return NOTHING;
  if (given.size === 0) return new Set([makeObject(cx, node, true)]);
  const made = makeObject(cx, node, false);
  if (cx.state === null) return NOTHING;
  const all = new Set([...reach(cx.state.heap, given), made]);
  writeSlot(cx.state.heap, made, { field: ANY, targets: all, replace: false, often: true });
  return all;
}
