/**
 * Items that leave their list: `const next = queue.shift()`. Where all items are different objects, the one that is taken is told
 * apart from those that stay, so that code may change it while the list is still read.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Assign } from '../../core/statement.ts';
import { visitLists } from '../region-statements.ts';
import type { HirStatement } from '../types.ts';
import { type Analysis, makeObject } from './analysis.ts';
import { bindObjects } from './bind-objects.ts';
import { cutOutOf, isCut, keyOf, placeOf, sliceOf } from './cut-out.ts';
import { areOnce, isSure, writeSlot } from './heap.ts';
import { ANY, earlierLocation, partLocation, recentLocation } from './location.ts';
import { evaluateOperands } from './operands.ts';
import { itemsOf, severalObjects, takeOne, takeOut } from './set-apart.ts';
import { renameState } from './state.ts';

/** A declaration or assignment that gets an item of a list, which a later statement takes out of it. */
export interface Taking {
  readonly node: HirStatement;
  readonly variable: VarId;
  readonly list: Expr;
  /** Which of several items that leave at once it is; null where only one leaves. */
  readonly number: string | null;
}

/** What a statement gets from a list that the other one, which follows it, takes out; null where it gets nothing. */
function takingOf(node: HirStatement, next: HirStatement): Taking | null {
  if (next.kind !== 'assign' || !next.inPlace || next.value === 'remove') return null;
  if (node.kind !== 'declare' && (node.kind !== 'assign' || node.path.length > 0 || node.inPlace)) return null;
  const { variable, value } = node;
  const keys = next.path.some(({ key }) => key.kind === 'ref' && key.variable === variable);
  if (variable === next.variable || keys || value === null || value === 'remove') return null;
  const list = endOf(value, next);
  if (list !== null) return { node, variable, list, number: null };
  const cut = cutItemOf(value, next);
  return cut && { node, variable, ...cut };
}

/** `const next = list.at(0); list := list.slice(1)`. */
function endOf(taken: Expr, next: Assign<never>): Expr | null {
  const rest = sliceOf(next.value === 'remove' ? undefined : next.value);
  const at = taken.kind === 'index' ? { list: taken.object, key: taken.index } : itemAt(taken);
  if (at === null || rest === null || (taken.kind === 'index' && numbersOf([at.key])[0] !== 0)) return null;
  const [end] = numbersOf([at.key]);
  const cut = numbersOf(rest.bounds).join();
  const ends = (end === 0 && cut === '1') || (end === -1 && cut === '0,-1');
  const written = [next.variable, ...next.path.map(({ key }) => keyOf(key))];
  const [whole, before] = [placeOf(at.list), placeOf(rest.list)];
  const same = whole !== null && whole.join() === before?.join() && whole.join() === written.join();
  return ends && same ? at.list : null;
}

/** `list.at(position)`. */
function itemAt(value: Expr): { readonly list: Expr; readonly key: Expr } | null {
  if (value.kind !== 'library' || value.member !== 'Array.prototype.at' || value.receiver === null) return null;
  const [key] = value.arguments;
  return key ? { list: value.receiver, key } : null;
}

/** An item of those that `splice` takes out. */
function cutItemOf(taken: Expr, next: Assign<never>): Pick<Taking, 'list' | 'number'> | null {
  const cut = cutOutOf(next);
  if (cut === null || taken.kind !== 'index' || !isCut(taken.object, cut)) return null;
  const [number] = numbersOf([taken.index]);
  return typeof number === 'number' && number >= 0 ? { list: cut.list, number: String(number) } : null;
}

/** What the statements just before the one at the position get of what it takes out of a list, in their order. */
export function takingsBefore(list: readonly HirStatement[], position: number): readonly Taking[] {
  const next = list[position];
  const found: Taking[] = [];
  for (const node of list.slice(0, position).toReversed()) {
    const taking = next === undefined ? null : takingOf(node, next);
    // Two that are one item are two names of it.
    if (taking === null || found.some(({ number }) => number === null || number === taking.number)) break;
    found.unshift(taking);
  }
  return found;
}

/** The statements of a list, and of those inside of it, that get what a later one takes out. */
export function takingsIn(list: readonly HirStatement[]): ReadonlySet<HirStatement> {
  const found = new Set<HirStatement>();
  visitLists(list, (statements) => {
    for (const position of statements.keys())
      for (const { node } of takingsBefore(statements, position)) found.add(node);
  });
  return found;
}

function numbersOf(list: readonly Expr[]): readonly unknown[] {
  return list.map((one) => (one.kind === 'literal' ? one.value : null));
}

/** Runs after both statements: the variable holds an object that the list does not. */
export function setTakenApart({ node, variable, list }: Taking, cx: Analysis): void {
  if (cx.state === null) return;
  const site = cx.site(node);
  const one = recentLocation(site);
  if (cx.state.heap.has(one)) renameState(cx.state, [[one, earlierLocation(site)]]);
  const lists = cx.evaluate(list, 'object');
  const items = itemsOf(lists, cx);
  if (areOnce(cx.state.heap, items)) {
    cx.made.add(site);
    takeOut(cx.state, items, one);
    bindObjects(variable, new Set([one]), cx.state);
    return;
  }
  const many = severalObjects(items, lists, cx);
  if (many === null || !isSure(lists)) return;
  takeOne({ many, one, parent: null, parts: new Map() }, site, lists, cx);
  for (const owner of lists) for (const targets of cx.state.heap.get(owner)?.fields.values() ?? []) targets.delete(one);
  bindObjects(variable, new Set([one]), cx.state);
}

/** The declaration of the list of what the next statement takes out. */
export interface TakenList {
  readonly variable: VarId;
  readonly value: Expr;
  /** The list that it is taken out of. */
  readonly list: Expr;
  readonly bounds: readonly Expr[];
}

/** The declaration, where each item is known to be in one list only; null for other statements. */
export function takenListOf(node: HirStatement, next: HirStatement | undefined, cx: Analysis): TakenList | null {
  const cut = node.kind === 'declare' ? cutOutOf(next) : null;
  if (cut === null || cx.state === null || node.kind !== 'declare' || !node.value || !isCut(node.value, cut))
    return null;
  const slice = sliceOf(node.value);
  const items = slice && itemsOf(cx.evaluate(slice.list, 'object'), cx);
  return items && areOnce(cx.state.heap, items) ? { ...slice, variable: node.variable, value: node.value } : null;
}

/** Runs in the place of the declaration: a list of nothing yet, for what leaves is in one list at a time. */
export function bindTakenList({ variable, value, list, bounds }: TakenList, cx: Analysis): void {
  cx.evaluate(list, 'whole');
  evaluateOperands(bounds, cx);
  const made = makeObject(cx, value, false);
  if (cx.state !== null) bindObjects(variable, new Set([made]), cx.state);
}

/** Runs after both statements: the new list has items that the other one has not, unless it was given them back. */
export function fillTakenList({ variable, list }: TakenList, cx: Analysis): void {
  const { state } = cx;
  if (state === null) return;
  const items = itemsOf(cx.evaluate(list, 'object'), cx);
  const apart = areOnce(state.heap, items);
  for (const made of state.holds.get(variable) ?? []) {
    const part = partLocation(made, ANY);
    if (apart) takeOut(state, items, part);
    writeSlot(state.heap, made, {
      field: ANY,
      targets: apart ? new Set([part]) : items,
      replace: false,
      often: !apart,
    });
  }
}
