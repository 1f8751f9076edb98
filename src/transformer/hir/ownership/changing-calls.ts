/**
 * Recursive functions that change objects of their callers, which `liftCaptures` gives to them and takes back. A function has
 * each of those objects under one name: its callers show that nothing else that they give leads there, and the function that
 * nothing else that it gives does.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { ChangedParameter, PureFunction } from '../types.ts';
import { type Analysis, makeObject } from './analysis.ts';
import { type Heap, putObject, reach, slot, writeSlot } from './heap.ts';
import { ANY, type Location, recentLocation } from './location.ts';
import { makeShared } from './make-of-anything.ts';
import { NOTHING, union } from './union.ts';

type Objects = ReadonlySet<Location>;

/** Inside the function: each changed object is one of its own, which may hold anything that the function is given. */
export function giveChanged(
  { parameters, changes = [] }: PureFunction<never>,
  given: Location,
  cx: Analysis,
): ReadonlyMap<VarId, Location> {
  const changed = new Map<VarId, Location>();
  for (const { position } of changes) {
    const parameter = parameters[position];
    if (cx.state === null || parameter === undefined) continue;
    const location = recentLocation(cx.site({}));
    putObject(cx.state.heap, location, false);
    writeSlot(cx.state.heap, location, { field: ANY, targets: new Set([given]), replace: false, often: true });
    cx.state.holds.set(parameter, new Set([location]));
    changed.set(parameter, location);
  }
  return changed;
}

/** The parameters whose objects can be found in what the function gives, elsewhere than under their own keys. */
export function givesAway(
  { changes = [] }: PureFunction<never>,
  changed: ReadonlyMap<VarId, Location>,
  returned: Objects,
  cx: Analysis,
): readonly VarId[] {
  const heap = cx.state?.heap;
  if (heap === undefined) return [];
  const own = new Set(changes.map(({ key }) => key));
  const others = [...returned].flatMap((record) =>
    [...(heap.get(record)?.fields ?? [])].flatMap(([field, targets]) => (own.has(field) ? [] : [...targets.keys()])),
  );
  const reached = reach(heap, [...others, ...contentOf(heap, changed.values())]);
  return [...changed].flatMap(([parameter, location]) => (reached.has(location) ? [parameter] : []));
}

/** At a call: what it gives. The changed objects may hold anything afterwards; the assignments behind the call write them. */
export function changedByCall(
  node: Extract<Expr, { kind: 'call' }>,
  given: readonly Objects[],
  changes: readonly ChangedParameter[],
  cx: Analysis,
): Objects {
  if (cx.state === null) return NOTHING;
  const { heap } = cx.state;
  const changed = union(changes.map(({ position }) => given[position] ?? NOTHING));
  for (const { position } of changes) {
    const argument = node.arguments[position];
    const objects = given[position] ?? NOTHING;
    const others = reach(heap, [...union(given.filter((_, at) => at !== position)), ...contentOf(heap, objects)]);
    const through = argument && rootOf(argument);
    if (argument === undefined || through === undefined || ![...objects].some((object) => others.has(object))) continue;
    cx.reportRead(through, { through, write: node.origin, oneSlot: false }, argument.origin);
  }
  const result = makeObject(cx, node.arguments, false);
  const anything = makeShared(node, new Set([...reach(heap, union(given))].filter((one) => !changed.has(one))), cx);
  // Objects have other names where the call made them before.
  const after = cx.state.heap;
  writeSlot(after, result, { field: ANY, targets: anything, replace: false, often: true });
  for (const { position, key } of changes) {
    const argument = node.arguments[position];
    const held = argument?.kind === 'ref' ? cx.state.holds.get(argument.variable) : given[position];
    const objects = held ?? NOTHING;
    for (const object of objects)
      writeSlot(after, object, { field: ANY, targets: anything, replace: false, often: true });
    writeSlot(after, result, { field: key, targets: objects, replace: true });
  }
  return new Set([result]);
}

/** The variable that a name or place begins with. */
function rootOf(place: Expr): VarId | undefined {
  if (place.kind === 'ref') return place.variable;
  return place.kind === 'member' || place.kind === 'index' ? rootOf(place.object) : undefined;
}

function contentOf(heap: Heap, objects: Iterable<Location>): readonly Location[] {
  return [...objects].flatMap((object) => [...slot(heap, object, ANY)]);
}
