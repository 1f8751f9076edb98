/**
 * The objects of a program at one point, and which object holds which. A reference says how many slots can hold one and the
 * same object: `1`, or `2` for more. A `tree` is data from outside (a task's result, parsed JSON): its parts are objects of
 * their own, each in one slot, and become locations when they are first looked at.
 */
import { ANY, type Field, isSingle, type Location, moveLocation, partLocation } from './location.ts';

/** How many slots of the holder can hold the same object. */
export type Count = 1 | 2;

/** What an object holds. */
export type Fields = Map<Field, Map<Location, Count>>;

interface Cell {
  readonly fields: Fields;
  /** Fields that were written by name since anything was written under an unknown one: what ANY says is not about them. */
  readonly definite: Set<Field>;
  tree: boolean;
  /** Each object of the location is in one slot at most, and is not found inside of itself. */
  once: boolean;
}

/** Objects by location. */
export type Heap = Map<Location, Cell>;

export function copyHeap(heap: Heap): Heap {
  return new Map([...heap].map(([location, cell]) => [location, copyCell(cell)]));
}

function copyCell(cell: Cell): Cell {
  const fields = new Map([...cell.fields].map(([field, targets]) => [field, new Map(targets)]));
  return { tree: cell.tree, once: cell.once, fields, definite: new Set(cell.definite) };
}

/** Makes an object without parts, or data from outside. */
export function putObject(heap: Heap, location: Location, tree: boolean, once = true): void {
  heap.set(location, { fields: new Map(), definite: new Set(), tree, once });
}

/** Makes an object one whose parts can be anything, but are objects of their own. */
export function growTree(heap: Heap, location: Location): void {
  putObject(heap, location, true, isOnce(heap, location));
}

/** See `Cell.once`. */
export function isOnce(heap: Heap, location: Location): boolean {
  return heap.get(location)?.once === true;
}

/** True for objects, if there are any, of which each is in one slot at most. */
export function areOnce(heap: Heap, locations: Iterable<Location>): boolean {
  const all = [...locations];
  return all.length > 0 && all.every((location) => isOnce(heap, location));
}

/** The objects that a slot can hold. */
export function slot(heap: Heap, location: Location, field: Field): ReadonlySet<Location> {
  const cell = heap.get(location);
  if (cell === undefined) return new Set();
  const found = new Set<Location>();
  const add = (targets: ReadonlyMap<Location, Count>): void => {
    for (const target of targets.keys()) found.add(target);
  };
  add(targetsOf(heap, location, cell, field));
  if (field === ANY) for (const targets of cell.fields.values()) add(targets);
  else if (cell.fields.has(ANY) && !cell.definite.has(field)) add(targetsOf(heap, location, cell, ANY));
  return found;
}

/** What one field says; parts of trees come into being here. */
function targetsOf(heap: Heap, location: Location, cell: Cell, field: Field): Map<Location, Count> {
  const known = cell.fields.get(field);
  if (known !== undefined) return known;
  const targets = new Map<Location, Count>();
  if (!cell.tree) return targets;
  const part = partLocation(location, field);
  targets.set(part, 1);
  cell.fields.set(field, targets);
  if (!heap.has(part)) putObject(heap, part, true);
  return targets;
}

/** How a write treats what the slot held before. */
export interface SlotWrite {
  readonly field: Field;
  readonly targets: ReadonlySet<Location>;
  /** The slot surely holds nothing else afterwards. */
  readonly replace: boolean;
  /** The targets come from this very slot, so that no second slot gets to hold them. */
  readonly sameSlot?: boolean;
  /** Several slots of the field may get the same object. */
  readonly often?: boolean;
  /** The slot could hold the targets before, under another name. */
  readonly renamed?: boolean;
}

/** Writes a slot of an object. */
export function writeSlot(heap: Heap, location: Location, write: SlotWrite): void {
  writeSlotOfOne(heap, new Set([location]), write);
}

/** Writes a slot of one of several objects. */
export function writeSlotOfOne(heap: Heap, locations: ReadonlySet<Location>, write: SlotWrite): void {
  const { field, targets, replace, sameSlot = false, often = false, renamed = false } = write;
  const slots: Map<Location, Count>[] = [];
  const back = new Set<Location>();
  for (const location of locations) {
    const cell = heap.get(location);
    if (cell === undefined) continue;
    const held = targetsOf(heap, location, cell, field);
    slots.push(held);
    for (const target of held.keys()) if (sameSlot && targets.has(target)) back.add(target);
    cell.fields.set(field, held);
    if (replace) held.clear();
    if (field === ANY && targets.size > 0 && !renamed) cell.definite.clear();
    if (replace && field !== ANY) cell.definite.add(field);
  }
  for (const target of targets) if (!back.has(target)) notePut(heap, locations, target, often);
  for (const held of slots) {
    for (const target of targets) {
      const again = held.has(target) && !sameSlot;
      held.set(target, again || often ? 2 : (held.get(target) ?? 1));
    }
  }
}

/** One of the locations' objects gets to hold one of the target's, which may be held already, or hold its holder. */
function notePut(heap: Heap, locations: ReadonlySet<Location>, target: Location, often: boolean): void {
  const cell = heap.get(target);
  if (cell !== undefined && (often || holdersOf(heap, target).size > 0)) cell.once = false;
  const below = reach(heap, [target]);
  if (![...locations].some((location) => below.has(location))) return;
  for (const location of below) {
    const inside = heap.get(location);
    if (inside !== undefined) inside.once = false;
  }
}

/** All fields of an object with what they hold, as a copy; parts of trees that nobody looked at are under ANY. */
export function fieldsOf(heap: Heap, location: Location): Fields {
  const cell = heap.get(location);
  if (cell === undefined) return new Map();
  if (cell.tree) targetsOf(heap, location, cell, ANY);
  return copyCell(cell).fields;
}

/** What one of several objects holds, by field: what is known of unknown fields first. */
export function fieldsOfOne(heap: Heap, locations: ReadonlySet<Location>): Fields {
  const cells = [...locations].flatMap((location) => {
    const cell = heap.get(location);
    return cell === undefined ? [] : [{ location, cell }];
  });
  const names = new Set(cells.flatMap(({ cell }) => [...cell.fields.keys()]));
  const fields: Fields = new Map();
  for (const field of [ANY, ...names]) {
    for (const { location, cell } of names.has(field) ? cells : []) {
      mergeFields(fields, new Map([[field, targetsOf(heap, location, cell, field)]]));
      const unknown = field === ANY || cell.definite.has(field) ? undefined : cell.fields.get(ANY);
      if (unknown !== undefined) mergeFields(fields, new Map([[field, unknown]]));
    }
  }
  return fields;
}

/** Replaces the whole content of an object; `keep` adds to what was there. */
export function replaceFields(
  heap: Heap,
  location: Location,
  fields: ReadonlyMap<Field, ReadonlyMap<Location, Count>>,
  keep: boolean,
): void {
  const cell = heap.get(location);
  if (cell === undefined) return;
  if (!keep) {
    cell.fields.clear();
    cell.tree = false;
  }
  cell.definite.clear();
  for (const targets of fields.values())
    for (const target of targets.keys()) notePut(heap, new Set([location]), target, false);
  // Of several objects one has the new content, and another one may have some of it already.
  const again = keep && !isSingle(location);
  const count = (field: Field, target: Location, known: Count): Count =>
    again && cell.fields.get(field)?.has(target) ? 2 : known;
  const counted = [...fields].map(
    ([field, targets]) =>
      [field, new Map([...targets].map(([one, known]) => [one, count(field, one, known)]))] as const,
  );
  mergeFields(cell.fields, new Map(counted));
}

/** Forgets which slots of an object hold what: its items have moved. */
export function scatterFields(heap: Heap, location: Location): void {
  const cell = heap.get(location);
  if (cell === undefined) return;
  const moved = new Map<Location, Count>();
  for (const targets of fieldsOf(heap, location).values())
    for (const [target, count] of targets)
      moved.set(target, count > 1 || (moved.has(target) && !isOnce(heap, target)) ? 2 : 1);
  cell.fields.clear();
  cell.fields.set(ANY, moved);
  cell.definite.clear();
  cell.tree = false;
}

/** Adds references to fields; the larger count wins. Answers whether anything was new. */
export function mergeFields(into: Fields, from: ReadonlyMap<Field, ReadonlyMap<Location, Count>>): boolean {
  let changed = false;
  for (const [field, targets] of from) {
    let known = into.get(field);
    if (known === undefined) {
      known = new Map();
      into.set(field, known);
      changed = true;
    }
    for (const [target, count] of targets) {
      if ((known.get(target) ?? 0) >= count) continue;
      known.set(target, count);
      changed = true;
    }
  }
  return changed;
}

/** The objects and everything that they hold, directly or not. */
export function reach(heap: Heap, from: Iterable<Location>): Set<Location> {
  const found = new Set<Location>();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const targets of heap.get(next)?.fields.values() ?? []) open.push(...targets.keys());
  }
  return found;
}

/** In how many slots of the given holders one object of this location can be. */
export function slotsHolding(heap: Heap, holders: ReadonlySet<Location>, target: Location): number {
  let count = 0;
  for (const holder of holders) {
    for (const targets of heap.get(holder)?.fields.values() ?? []) count += targets.get(target) ?? 0;
  }
  return count;
}

/** The objects that hold the target directly. */
export function holdersOf(heap: Heap, target: Location): ReadonlySet<Location> {
  const holders = new Set<Location>();
  for (const [holder, { fields }] of heap)
    if ([...fields.values()].some((held) => held.has(target))) holders.add(holder);
  return holders;
}

/** True for an object whose slots can be replaced for sure. */
export function isSure(locations: ReadonlySet<Location>): boolean {
  const [only, ...more] = locations;
  return only !== undefined && more.length === 0 && isSingle(only);
}

/** Adds what another state knows; answers whether anything was new. */
export function joinHeap(into: Heap, from: Heap): boolean {
  let changed = false;
  for (const [location, cell] of from) {
    const known = into.get(location);
    if (known === undefined) {
      into.set(location, copyCell(cell));
      changed = true;
      continue;
    }
    // A field that only one side has looked at or written: the other side's tree still has its own part there.
    if (known.tree !== cell.tree || known.tree) {
      for (const field of new Set([...known.fields.keys(), ...cell.fields.keys()])) {
        targetsOf(into, location, known, field);
        targetsOf(from, location, cell, field);
      }
    }
    if ((cell.tree && !known.tree) || (known.once && !cell.once)) {
      known.tree ||= cell.tree;
      known.once &&= cell.once;
      changed = true;
    }
    changed = mergeFields(known.fields, cell.fields) || changed;
    changed = keepCommon(known.definite, cell.definite) || changed;
  }
  return changed;
}

/** Removes what the other set lacks; answers whether there was any. */
function keepCommon(fields: Set<Field>, others: ReadonlySet<Field>): boolean {
  const gone = [...fields].filter((field) => !others.has(field));
  for (const field of gone) fields.delete(field);
  return gone.length > 0;
}

/** Gives locations other names; objects that get the same name are merged. */
export function renameHeap(heap: Heap, moves: readonly (readonly [Location, Location])[]): Heap {
  const rename = (location: Location): Location => renameLocation(location, moves);
  for (const [from, to] of moves) materializeAlike(heap, from, to);
  const result: Heap = new Map();
  // Per holder, field and *old* target: slots of holders that become one are slots that can hold the same object.
  const sums = new Map<string, Map<Field, Map<Location, number>>>();
  for (const [location, cell] of heap) {
    const name = rename(location);
    const merged = result.get(name);
    if (merged === undefined) result.set(name, { ...cell, fields: new Map(), definite: new Set(cell.definite) });
    else {
      merged.tree ||= cell.tree;
      merged.once &&= cell.once;
      keepCommon(merged.definite, cell.definite);
    }
    const fields = sums.get(name) ?? new Map<Field, Map<Location, number>>();
    sums.set(name, fields);
    for (const [field, targets] of cell.fields) {
      const sum = fields.get(field) ?? new Map<Location, number>();
      fields.set(field, sum);
      for (const [target, count] of targets) sum.set(target, (sum.get(target) ?? 0) + count);
    }
  }
  for (const [name, fields] of sums) {
    const renamed = new Map<Field, Map<Location, Count>>();
    for (const [field, sum] of fields) {
      const targets = new Map<Location, Count>();
      for (const [target, count] of sum) {
        const to = rename(target);
        targets.set(to, count > 1 || targets.get(to) === 2 ? 2 : 1);
      }
      renamed.set(field, targets);
    }
    mergeFields(result.get(name)?.fields ?? new Map(), renamed);
  }
  return result;
}

/** Two trees that become one must have looked at the same fields, or unseen parts of one would be lost. */
function materializeAlike(heap: Heap, from: Location, to: Location): void {
  // Looking makes new parts, which come at the end of the map and are looked at too.
  for (const [location, cell] of heap) {
    const other = moveLocation(location, from, to);
    const counterpart = other === location ? undefined : heap.get(other);
    if (counterpart === undefined) continue;
    for (const field of new Set([...cell.fields.keys(), ...counterpart.fields.keys()])) {
      targetsOf(heap, location, cell, field);
      targetsOf(heap, other, counterpart, field);
    }
  }
}

export function renameLocation(location: Location, moves: readonly (readonly [Location, Location])[]): Location {
  for (const [from, to] of moves) {
    const moved = moveLocation(location, from, to);
    if (moved !== location) return moved;
  }
  return location;
}
