/**
 * Changes in place, which are given the whole new content of a list. Where it keeps the list's own items (`push`, `sort`,
 * `shift`), only what is added is written, so that lists which may be meant do not get each other's items.
 */
import type { Expr, ListEntry } from '../../core/expr.ts';
import type { Analysis } from './analysis.ts';
import { compareItems } from './callbacks.ts';
import { piecesOf } from './cut-out.ts';
import { type Fields, fieldsOf, isSure, mergeFields, replaceFields, scatterFields, writeSlotOfOne } from './heap.ts';
import { testItems } from './library.ts';
import { ANY, type Location } from './location.ts';
import { movedItems } from './moved-items.ts';
import { evaluateOperands } from './operands.ts';
import { isSameSlot, slotNameOf } from './slot-name.ts';
import type { SlotName, State } from './state.ts';
import { NOTHING } from './union.ts';

/** Puts the new content into each of the objects that are written; true when surely nothing of the old one is left. */
export type PutContent = (written: ReadonlySet<Location>, state: State) => boolean;

/** Evaluates the content; the result writes it. */
export function evaluateContent(value: Expr, target: SlotName | null, cx: Analysis): PutContent {
  const own = cx.state === null ? null : ownEntry(value, target, cx.state);
  if (value.kind === 'list' && cx.state !== null && isCutOut(value.entries, target, cx.state))
    return evaluateSpliced(value.entries, cx);
  if (value.kind === 'list' && own !== null) {
    const ownEntries = value.entries[own]?.value;
    const cut = ownEntries?.kind === 'library';
    const moved = movedItems(value.entries, own);
    if (cut) evaluateReordered(ownEntries, cx);
    const operands = value.entries.map((entry, index) =>
      index === own || moved.has(index) ? wholeOf(entry.value) : entry.value,
    );
    const added = evaluateOperands(operands, cx).map((objects, index) => ({ objects, index }));
    return (written, state) => {
      // Items are copied before anything is written: a list may be added to itself.
      const brought = added
        .filter(({ index }) => index !== own && !moved.has(index))
        .flatMap(({ objects, index }) => itemsOf(objects, value.entries[index]?.kind === 'spread', state));
      if (own > 0 || cut) for (const object of written) scatterFields(state.heap, object);
      for (const { item, often } of brought)
        writeSlotOfOne(state.heap, written, { field: ANY, targets: new Set([item]), replace: false, often });
      return false;
    };
  }
  const longer = value.kind === 'library' && value.member === 'Array.prototype.concat' && value.receiver !== null;
  if (longer && cx.state !== null && isOwn(value.receiver, target, cx.state)) {
    evaluateReordered(value.receiver, cx);
    const added = evaluateOperands(value.arguments, cx);
    return (written, state) => {
      // Lists give their items, everything else is one.
      const brought = added.flatMap((objects) => [...itemsOf(objects, false, state), ...itemsOf(objects, true, state)]);
      for (const object of written) scatterFields(state.heap, object);
      for (const { item, often } of brought)
        writeSlotOfOne(state.heap, written, { field: ANY, targets: new Set([item]), replace: false, often });
      return false;
    };
  }
  if (own !== null && value.kind === 'library') {
    evaluateReordered(value, cx);
    return (written, state) => {
      for (const object of written) scatterFields(state.heap, object);
      return isSure(written);
    };
  }
  const objects = cx.evaluate(value, 'whole');
  return (written, state) => {
    if (own !== null && !isSure(written)) {
      for (const object of written) scatterFields(state.heap, object);
      return false;
    }
    const content: Fields = new Map();
    for (const object of objects) mergeFields(content, fieldsOf(state.heap, object));
    for (const object of written) replaceFields(state.heap, object, content, !isSure(written));
    return isSure(written);
  };
}

/** A list without some of its items, and with others in their place: those that stay move. */
function evaluateSpliced(entries: readonly ListEntry<never>[], cx: Analysis): PutContent {
  for (const { value } of [entries[0], entries.at(-1)].flatMap((entry) => entry ?? [])) evaluateReordered(value, cx);
  const added = entries.slice(1, -1);
  const objects = evaluateOperands(
    added.map(({ value }) => value),
    cx,
  );
  return (written, state) => {
    const brought = added.flatMap(({ kind }, index) => itemsOf(objects[index] ?? NOTHING, kind === 'spread', state));
    for (const object of written) scatterFields(state.heap, object);
    for (const { item, often } of brought)
      writeSlotOfOne(state.heap, written, { field: ANY, targets: new Set([item]), replace: false, often });
    return false;
  };
}

/** The list's own items but for those between, as `splice` leaves them. */
function isCutOut(entries: readonly ListEntry<never>[], target: SlotName | null, state: State): boolean {
  const cut = piecesOf(entries);
  const own = (entry: ListEntry<never>): boolean => isOwn(entry.value, target, state);
  return cut !== null && isOwn(cut.list, target, state) && !entries.slice(1, -1).some(own);
}

interface Brought {
  readonly item: Location;
  readonly often: boolean;
}

function itemsOf(objects: ReadonlySet<Location>, spread: boolean, state: State): readonly Brought[] {
  if (!spread) return [...objects].map((item) => ({ item, often: false }));
  return [...objects].flatMap((source) =>
    [...fieldsOf(state.heap, source).values()].flatMap((targets) =>
      [...targets].map(([item, count]) => ({ item, often: count > 1 })),
    ),
  );
}

/** The list's own items in another order, or some of them: nothing is copied, for the old content is gone afterwards. */
function evaluateReordered(value: Expr, cx: Analysis): ReadonlySet<Location> {
  if (value.kind !== 'library' || value.receiver === null) return cx.evaluate(value, 'whole');
  const lists = evaluateReordered(value.receiver, cx);
  evaluateOperands(value.arguments, cx);
  if (value.member === 'Array.prototype.filter') testItems(value, lists, cx);
  else compareItems(value, lists, cx);
  return lists;
}

/** The list that some items are of. */
function wholeOf(value: Expr): Expr {
  return value.kind === 'library' && value.receiver !== null ? wholeOf(value.receiver) : value;
}

const REORDERED: ReadonlySet<string> = new Set([
  'Array.prototype.filter',
  'Array.prototype.slice',
  'Array.prototype.toReversed',
  'Array.prototype.toSorted',
]);

/** Which entry is the list's own items: 0 for all of a value that has only those in another order, null if none. */
function ownEntry(value: Expr, target: SlotName | null, state: State): number | null {
  if (value.kind !== 'list') return isOwn(value, target, state) ? 0 : null;
  const index = value.entries.findIndex((entry) => entry.kind === 'spread' && isOwn(entry.value, target, state));
  return index < 0 ? null : index;
}

function isOwn(value: Expr, target: SlotName | null, state: State): boolean {
  if (value.kind === 'library')
    return REORDERED.has(value.member) && value.receiver !== null && isOwn(value.receiver, target, state);
  return isSameSlot(slotNameOf(value, state), target);
}
