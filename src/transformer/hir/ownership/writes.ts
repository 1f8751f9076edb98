/**
 * Assignments. A write into an object makes every other name of the object outdated. It also writes the slot, for sure where
 * it is known which one; and a slot that gets back what was read from it is up to date again.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { shapes } from '../../core/shape.ts';
import type { Assign } from '../../core/statement.ts';
import { type Analysis, checkRead } from './analysis.ts';
import { bindObjects } from './bind-objects.ts';
import { evaluateContent } from './content.ts';
import { fieldOf } from './field-of.ts';
import { isOnce, isSure, reach, slot, slotsHolding, writeSlotOfOne } from './heap.ts';
import { ANY, earlierOf, isSingle, type Location } from './location.ts';
import { holdsObjects } from './objects.ts';
import { loseOverlapping } from './overlaps.ts';
import { forgetNames, isSameSlot, slotNameOf, writtenSlot } from './slot-name.ts';
import { outdate, renameState, type SlotName, type State } from './state.ts';
import { NOTHING, union } from './union.ts';

type Objects = ReadonlySet<Location>;

/** Gives a variable a value: a declaration, or an assignment without a path. */
export function bindVariable(variable: VarId, value: Expr | null, cx: Analysis): void {
  const objects = value === null ? NOTHING : cx.evaluate(value, 'whole');
  if (cx.state === null) return;
  const passedOn = value?.kind === 'ref' ? cx.state.readFrom.get(value.variable) : undefined;
  const name = passedOn ?? (value === null ? null : slotNameOf(value, cx.state));
  bindObjects(variable, objects, cx.state);
  if (name !== null && name.root !== variable && !name.depends.has(variable)) cx.state.readFrom.set(variable, name);
}

/** An assignment with a path, or a change in place. */
export function writeInto(node: Assign<never>, cx: Analysis): void {
  for (const step of node.path) cx.evaluate(step.key, 'whole');
  if (cx.state === null) return;
  const target = writtenSlot(
    node.variable,
    node.path.map(({ key }) => key),
    cx.state,
  );
  const put = node.inPlace && node.value !== 'remove' ? evaluateContent(node.value, target, cx) : null;
  const objects = put !== null || node.value === 'remove' ? NOTHING : cx.evaluate(node.value, 'whole');
  const state = cx.state;
  if (state === null) return;
  const shape = node.value === 'remove' ? shapes.null : node.value.shape;
  if (holdsObjects(node.inPlace ? (shape.item ?? shapes.json) : shape)) mergeAlternatives(node, state);
  const source = node.value !== 'remove' && node.value.kind === 'ref' ? node.value.variable : null;
  const back = source !== null && isSameSlot(state.readFrom.get(source), target);
  const same = back || (node.value !== 'remove' && isSameSlot(slotNameOf(node.value, state), target));

  const levels = objectsOnPath(node, state);
  const written = levels.at(-1) ?? NOTHING;
  // The path leads through the variable's own copy, which must still be what the objects above the written one are.
  for (const above of levels.slice(0, -1)) checkRead(node.variable, above, node.origin, cx);
  const lost = [...written].find((one) => state.outdated.get(node.variable)?.get(one)?.lost);
  if (lost !== undefined) checkRead(node.variable, new Set([lost]), node.origin, cx);
  const handedBack = handedBackBy(node, written, cx);
  if (handedBack?.tree) settle(node.variable, written, state);
  outdateOthers(node, levels, handedBack?.by ?? null, state);
  if (handedBack === null)
    loseOverlapping(written, { through: node.variable, write: node.origin, oneSlot: false }, state);
  if (isHeldTwice(levels, state))
    outdate(state, node.variable, written, { through: node.variable, write: node.origin, oneSlot: false });
  const outside = handedBack === null ? [...written].filter((one) => isOnce(state.heap, one)) : [];
  if (put === null) writeSlots(node, written, objects, same, state);
  // A call that gives a tree back has changed it already.
  else if (!handedBack?.tree && put(written, state)) refresh(node.variable, written, state);
  // An object that got into itself is there as it was before the write.
  const inside = outside.filter((one) => isSingle(one) && isInside(one, state));
  outdate(state, node.variable, inside, { through: node.variable, write: node.origin, oneSlot: false });
  if (back && source !== null && target !== null) {
    bringUpToDate(state, node.variable, source, target);
    forgetNames(state, node.variable);
    state.readFrom.set(source, target);
  } else forgetNames(state, node.variable);
}

/**
 * Of several objects that may be written only one is. Those that one place in the program made get one name, so that what is
 * added is not taken for being in several of them.
 */
function mergeAlternatives(node: Assign<never>, state: State): void {
  // What holds them is merged, too: an object that one of two holds would else seem to be in both.
  const moves = objectsOnPath(node, state).flatMap((level) =>
    [...level].flatMap((location) => {
      const earlier = earlierOf(location);
      return earlier !== location && level.has(earlier) ? [[location, earlier] as const] : [];
    }),
  );
  if (moves.length > 0) renameState(state, moves);
}

/** The objects that the variable holds, and those that each key leads to; the last ones are written to. */
function objectsOnPath(node: Assign<never>, state: State): readonly Objects[] {
  const steps = node.inPlace ? node.path : node.path.slice(0, -1);
  const levels: Objects[] = [state.holds.get(node.variable) ?? NOTHING];
  for (const step of steps) {
    const field = fieldOf(step.key);
    levels.push(union([...(levels.at(-1) ?? NOTHING)].map((object) => slot(state.heap, object, field))));
  }
  return levels;
}

/** A place that a call would have handed back has no object. */
export function skipHandedBack(node: Assign<never>, cx: Analysis): void {
  const written = cx.state && objectsOnPath(node, cx.state).at(-1);
  if (cx.state && written && handedBackBy(node, written, cx)?.tree) settle(node.variable, written, cx.state);
}

function settle(variable: VarId, written: ReadonlySet<Location>, { outdated }: State): void {
  for (const object of written) outdated.get(variable)?.delete(object);
}

/** The result of a call that gives the written object back: it has the object as it is now, wherever it has it. */
function handedBackBy(
  { inPlace, value }: Assign<never>,
  written: ReadonlySet<Location>,
  { state, changedTrees }: Analysis,
): { readonly by: VarId; readonly tree: boolean } | null {
  if (state === null || !inPlace || value === 'remove' || value.kind !== 'member' || value.object.kind !== 'ref')
    return null;
  const by = value.object.variable;
  const results = [...(state.holds.get(by) ?? NOTHING)];
  const objects = union(results.map((one) => slot(state.heap, one, value.key)));
  if (![...written].every((object) => objects.has(object))) return null;
  return { by, tree: results.length > 0 && results.every((one) => changedTrees.has(`${earlierOf(one)} ${value.key}`)) };
}

function outdateOthers(node: Assign<never>, levels: readonly Objects[], source: VarId | null, state: State): void {
  const [written = NOTHING, holders] = levels.toReversed();
  for (const [root, held] of state.holds) {
    if (root === node.variable || root === source) continue;
    const reached = reach(state.heap, held);
    // What is in one slot only is seen through the holder that the path leads to.
    const seesHolders = holders === undefined || [...holders].some((holder) => reached.has(holder));
    for (const object of written) {
      if (!reached.has(object) || !(seesHolders || held.has(object) || !isOnce(state.heap, object))) continue;
      const oneSlot = !held.has(object) && slotsHolding(state.heap, reached, object) === 1;
      outdate(state, root, [object], { through: node.variable, write: node.origin, oneSlot });
    }
  }
}

/** True when the written object is also found in another place of the same variable. */
function isHeldTwice(levels: readonly Objects[], { heap }: State): boolean {
  const [roots = NOTHING, ...parts] = levels;
  const reached = reach(heap, roots);
  const isHeld = (object: Location, slots: number): boolean =>
    !isOnce(heap, object) && slotsHolding(heap, reached, object) > slots;
  return [...roots].some((root) => isHeld(root, 0)) || parts.some((level) => [...level].some((one) => isHeld(one, 1)));
}

/** Something in the object holds it. */
function isInside(object: Location, { heap }: State): boolean {
  const content = [...(heap.get(object)?.fields.values() ?? [])].flatMap((targets) => [...targets.keys()]);
  return reach(heap, content).has(object);
}

function writeSlots(
  node: Assign<never>,
  written: ReadonlySet<Location>,
  objects: ReadonlySet<Location>,
  same: boolean,
  state: State,
): void {
  const key = node.path.at(-1)?.key;
  const field = key === undefined ? ANY : fieldOf(key);
  const replace = isSure(written) && field !== ANY;
  writeSlotOfOne(state.heap, written, { field, targets: objects, replace, sameSlot: same });
}

/** The new content is what was just read, so the variable has it as it is now, if it has it nowhere else. */
function refresh(variable: VarId, written: ReadonlySet<Location>, state: State): void {
  const held = state.holds.get(variable) ?? NOTHING;
  const reached = reach(state.heap, held);
  const content = reach(state.heap, union([...written].map((object) => slot(state.heap, object, ANY))));
  if ([...content].some((object) => held.has(object) || slotsHolding(state.heap, reached, object) !== 1)) return;
  for (const object of content) state.outdated.get(variable)?.delete(object);
}

/** After a write back, what was changed through `source`, or another name of the slot, is current in the variable. */
function bringUpToDate(state: State, variable: VarId, source: VarId, target: SlotName): void {
  const outdated = state.outdated.get(variable);
  for (const [object, why] of [...(outdated ?? [])]) {
    const through = why.through === source || isSameSlot(state.readFrom.get(why.through), target);
    if (why.oneSlot && through) outdated?.delete(object);
  }
}
