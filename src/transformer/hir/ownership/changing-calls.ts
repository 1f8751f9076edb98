/**
 * Recursive functions that change objects of their callers, which `liftCaptures` gives to them and takes back. A function has
 * each of those objects under one name: its callers show that nothing else that they give leads there, and the function that
 * nothing else that it gives does.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { Kind, mayBe } from '../../core/shape.ts';
import type { ChangedParameter, PureFunction } from '../types.ts';
import { type Analysis, makeObject } from './analysis.ts';
import { type Heap, putObject, reach, renameLocation, slot, writeSlot } from './heap.ts';
import { ANY, earlierOf, type Location, recentLocation } from './location.ts';
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

/** The changed objects that can be found in what the function gives, elsewhere than under their own keys. */
export function givesAway(
  { changes = [] }: PureFunction<never>,
  changed: ReadonlyMap<VarId, Location>,
  returned: Objects,
  cx: Analysis,
): GivesAway {
  const heap = cx.state?.heap;
  if (heap === undefined) return { inValue: new Set(), inOthers: [] };
  const own = new Set(changes.map(({ key }) => key));
  const value = [...returned].flatMap((record) =>
    [...(heap.get(record)?.fields ?? [])].flatMap(([field, targets]) => (own.has(field) ? [] : [...targets.keys()])),
  );
  const inValue = reach(heap, value);
  const inOthers = reach(heap, contentOf(heap, changed.values()));
  const all = [...changed];
  return {
    inValue: new Set(all.flatMap(([, location], at) => (inValue.has(location) ? (changes[at]?.position ?? []) : []))),
    inOthers: all.flatMap(([parameter, location]) => (inOthers.has(location) ? [parameter] : [])),
  };
}

export interface GivesAway {
  /** Positions of those that the value is or holds. */
  readonly inValue: ReadonlySet<number>;
  /** Parameters of those that a changed object holds. */
  readonly inOthers: readonly VarId[];
}

/** At a call: what it gives. The changed objects may hold anything afterwards; the assignments behind the call write them. */
export function changedByCall(
  node: Extract<Expr, { kind: 'call' }>,
  given: readonly Objects[],
  { changes, throws }: { readonly changes: readonly ChangedParameter[]; readonly throws: boolean },
  cx: Analysis,
): Objects {
  if (cx.state === null) return NOTHING;
  const { heap } = cx.state;
  for (const { position } of changes) {
    const argument = node.arguments[position];
    const objects = given[position] ?? NOTHING;
    const others = reach(heap, [...union(given.filter((_, at) => at !== position)), ...contentOf(heap, objects)]);
    const through = argument && rootOf(argument);
    if (argument === undefined || through === undefined || ![...objects].some((object) => others.has(object))) continue;
    cx.reportRead(through, { through, write: node.origin, oneSlot: false }, argument.origin);
  }
  const { result, outcome, holder, own, now } = makeResults(node, given, changes, cx);
  const all = union(now);
  const kept = new Set(changes.flatMap(({ position }) => [...(now[position] ?? NOTHING)]));
  const anything = makeShared(node, new Set([...reach(cx.state.heap, all)].filter((one) => !kept.has(one))), cx);
  const after = cx.state.heap;
  const shared = recentLocation(cx.site(node));
  const put = (object: Location, targets: Objects): void =>
    writeSlot(after, object, { field: ANY, targets, replace: false, often: true });
  let values = anything;
  const parts = changes.map(({ position, key }) => ({
    key,
    objects: union([renamed(now[position] ?? NOTHING, [shared]), own.get(position) ?? NOTHING]),
    away: cx.givenAway.get(node.function)?.has(position) === true,
  }));
  for (const { objects, away } of parts) {
    for (const object of objects) put(object, anything);
    if (!away) continue;
    // The value may be the object, or hold it.
    values = union([values, objects, new Set([holder])]);
    put(holder, values);
  }
  put(result, throws ? new Set([outcome]) : values);
  if (throws) fillOutcome(after, outcome, values);
  for (const { key, objects } of parts) writeSlot(after, result, { field: key, targets: objects, replace: true });
  return new Set([result]);
}

/** The record of what a function gives that throws. */
export function makeOutcome(node: Expr, values: Objects, cx: Analysis): Objects {
  const outcome = makeObject(cx, node, false, 'outcome');
  if (cx.state !== null) fillOutcome(cx.state.heap, outcome, values);
  return new Set([outcome]);
}

function fillOutcome(heap: Heap, outcome: Location, values: Objects): void {
  writeSlot(heap, outcome, { field: 'value', targets: values, replace: true });
  writeSlot(heap, outcome, { field: 'error', targets: NOTHING, replace: true });
}

interface Results {
  /** The record that the call gives. */
  readonly result: Location;
  /** The value of a function that throws. */
  readonly outcome: Location;
  /** What the call's value can be that holds changed objects. */
  readonly holder: Location;
  /** By position the objects that the function makes where it is given none. */
  readonly own: ReadonlyMap<number, Objects>;
  /** What the call is given, under the names that it has once these are made. */
  readonly now: readonly Objects[];
}

function makeResults(
  node: Extract<Expr, { kind: 'call' }>,
  given: readonly Objects[],
  changes: readonly ChangedParameter[],
  cx: Analysis,
): Results {
  const result = makeObject(cx, node, false, 'result');
  const outcome = makeObject(cx, node, false, 'outcome');
  const holder = makeObject(cx, node, false, 'value');
  const own = new Map(
    changes.flatMap(({ position }) => {
      const argument = node.arguments[position];
      const missing = argument !== undefined && (mayBe(argument.shape, Kind.absent) || given[position]?.size === 0);
      return missing ? [[position, new Set([makeObject(cx, node, false, `own ${position}`)])] as const] : [];
    }),
  );
  const made = [result, outcome, holder, ...union([...own.values()])];
  return { result, outcome, holder, own, now: given.map((objects) => renamed(objects, made)) };
}

/** Objects that the places of these made before have other names since. */
function renamed(objects: Objects, made: readonly Location[]): Objects {
  const moves = made.map((one) => [one, earlierOf(one)] as const);
  return new Set([...objects].map((one) => renameLocation(one, moves)));
}

/** The variable that a name or place begins with. */
function rootOf(place: Expr): VarId | undefined {
  if (place.kind === 'ref') return place.variable;
  return place.kind === 'member' || place.kind === 'index' ? rootOf(place.object) : undefined;
}

function contentOf(heap: Heap, objects: Iterable<Location>): readonly Location[] {
  return [...objects].flatMap((object) => [...slot(heap, object, ANY)]);
}
