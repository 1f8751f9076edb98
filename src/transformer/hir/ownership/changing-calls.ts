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
import { rootOf } from './root-of.ts';
import { changeTrees, treesGiven } from './tree-calls.ts';
import { NOTHING, union } from './union.ts';

type Objects = ReadonlySet<Location>;

/** Inside the function: each changed object is one of its own, which may hold anything that the function is given. */
export function giveChanged(
  { id, parameters, changes = [] }: PureFunction<never>,
  given: Location,
  cx: Analysis,
): ReadonlyMap<VarId, Location> {
  const changed = new Map<VarId, Location>();
  for (const { position } of changes) {
    const parameter = parameters[position];
    if (cx.state === null || parameter === undefined) continue;
    const location = recentLocation(cx.site({}));
    const tree = cx.facts.trees.get(id)?.has(position) === true;
    putObject(cx.state.heap, location, tree);
    if (!tree)
      writeSlot(cx.state.heap, location, { field: ANY, targets: new Set([given]), replace: false, often: true });
    cx.state.holds.set(parameter, new Set([location]));
    changed.set(parameter, location);
  }
  return changed;
}

/** The changed objects that can be found in what the function gives, elsewhere than under their own keys. */
export function givesAway(
  { id, parameters, changes = [] }: PureFunction<never>,
  every: ReadonlyMap<VarId, Location>,
  returned: Objects,
  cx: Analysis,
): GivesAway {
  const heap = cx.state?.heap;
  if (heap === undefined) return { inValue: new Set(), inOthers: [] };
  const own = new Set(changes.map(({ key }) => key));
  const trees = new Set([...(cx.facts.trees.get(id) ?? [])].map((position) => parameters[position]));
  const changed = new Map([...every].filter(([parameter]) => !trees.has(parameter)));
  const value = [...returned].flatMap((record) =>
    [...(heap.get(record)?.fields ?? [])].flatMap(([field, targets]) => (own.has(field) ? [] : [...targets.keys()])),
  );
  const inValue = reach(heap, value);
  const inOthers = reach(heap, contentOf(heap, changed.values()));
  const all = [...changed];
  return {
    inValue: new Set(
      all.flatMap(([parameter, location]) => (inValue.has(location) ? parameters.indexOf(parameter) : [])),
    ),
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
  const trees = treesGiven(node, given, changes, cx);
  for (const { position } of changes) {
    if (trees.has(position)) continue;
    const argument = node.arguments[position];
    const objects = given[position] ?? NOTHING;
    const others = reach(heap, [...union(given.filter((_, at) => at !== position)), ...contentOf(heap, objects)]);
    const through = argument && rootOf(argument);
    if (argument === undefined || through === undefined || ![...objects].some((object) => others.has(object))) continue;
    cx.reportRead(through, { through, write: node.origin, oneSlot: false }, argument.origin);
  }
  const { result, outcome, holder, tree, own, now } = makeResults(node, given, { changes, trees }, cx);
  changeTrees(node, now, trees, tree, cx);
  const all = union(now.filter((_, at) => !trees.has(at)));
  const kept = new Set(changes.flatMap(({ position }) => [...(now[position] ?? NOTHING)]));
  const anything = makeShared(node, new Set([...reach(cx.state.heap, all)].filter((one) => !kept.has(one))), cx);
  const after = cx.state.heap;
  const shared = recentLocation(cx.site(node));
  const put = (object: Location, targets: Objects): void =>
    writeSlot(after, object, { field: ANY, targets, replace: false, often: true });
  let values = tree.size > 0 ? tree : anything;
  const parts = changes.map(({ position, key }) => ({
    key,
    objects: union([renamed(now[position] ?? NOTHING, [shared]), own.get(position) ?? NOTHING]),
    tree: trees.has(position),
    away: cx.facts.givenAway.get(node.function)?.has(position) === true,
  }));
  for (const part of parts) {
    const { objects, away } = part;
    if (part.tree) continue;
    for (const object of objects) put(object, anything);
    if (!away) continue;
    // The value may be the object, or hold it.
    values = union([values, objects, new Set([holder])]);
    put(holder, values);
  }
  put(result, throws ? new Set([outcome]) : values);
  if (throws) fillOutcome(after, outcome, values);
  for (const { key, objects, tree: isTree } of parts) {
    writeSlot(after, result, { field: key, targets: objects, replace: true });
    const name = `${earlierOf(result)} ${key}`;
    if (isTree) cx.changedTrees.add(name);
    else cx.changedTrees.delete(name);
  }
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
  /** The call's value where it is a tree. */
  readonly tree: Objects;
  /** By position the objects that the function makes where it is given none. */
  readonly own: ReadonlyMap<number, Objects>;
  /** What the call is given, under the names that it has once these are made. */
  readonly now: readonly Objects[];
}

function makeResults(
  node: Extract<Expr, { kind: 'call' }>,
  given: readonly Objects[],
  { changes, trees }: { readonly changes: readonly ChangedParameter[]; readonly trees: ReadonlySet<number> },
  cx: Analysis,
): Results {
  const result = makeObject(cx, node, false, 'result');
  const outcome = makeObject(cx, node, false, 'outcome');
  const holder = makeObject(cx, node, false, 'value');
  const tree = cx.facts.treeValues.has(node.function) ? new Set([makeObject(cx, node, true, 'tree')]) : NOTHING;
  const own = new Map(
    changes.flatMap(({ position }) => {
      const argument = node.arguments[position];
      const missing = argument !== undefined && (mayBe(argument.shape, Kind.absent) || given[position]?.size === 0);
      return missing
        ? [[position, new Set([makeObject(cx, node, trees.has(position), `own ${position}`)])] as const]
        : [];
    }),
  );
  const made = [result, outcome, holder, ...tree, ...union([...own.values()])];
  return { result, outcome, holder, tree, own, now: given.map((objects) => renamed(objects, made)) };
}

/** Objects that the places of these made before have other names since. */
function renamed(objects: Objects, made: readonly Location[]): Objects {
  const moves = made.map((one) => [one, earlierOf(one)] as const);
  return new Set([...objects].map((one) => renameLocation(one, moves)));
}

function contentOf(heap: Heap, objects: Iterable<Location>): readonly Location[] {
  return [...objects].flatMap((object) => [...slot(heap, object, ANY)]);
}
