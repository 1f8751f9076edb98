/**
 * Items that leave their list: `const next = queue.shift()`. Where all items are different objects, the one that is taken is told
 * apart from those that stay, so that code may change it while the list is still read.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { visitLists } from '../region-statements.ts';
import type { HirStatement } from '../types.ts';
import type { Analysis } from './analysis.ts';
import { bindObjects } from './bind-objects.ts';
import { areOnce, isSure } from './heap.ts';
import { earlierLocation, recentLocation } from './location.ts';
import { itemsOf, severalObjects, takeOne, takeOut } from './set-apart.ts';
import { renameState } from './state.ts';

/** A declaration or assignment that gets an end of a list, which the next statement cuts off. */
export interface Taking {
  readonly node: HirStatement;
  readonly variable: VarId;
  readonly list: Expr;
}

/** What two statements in a row take from a list; null where they do not. */
export function takingOf(node: HirStatement, next: HirStatement | undefined): Taking | null {
  if (next?.kind !== 'assign' || !next.inPlace || next.value === 'remove') return null;
  if (node.kind !== 'declare' && (node.kind !== 'assign' || node.path.length > 0 || node.inPlace)) return null;
  if (node.variable === next.variable || node.value === 'remove') return null;
  const [taken, rest] = [node.value, next.value];
  if (taken?.kind !== 'library' || taken.member !== 'Array.prototype.at' || taken.receiver === null) return null;
  if (rest.kind !== 'library' || rest.member !== 'Array.prototype.slice' || rest.receiver === null) return null;
  const [end] = numbersOf(taken.arguments);
  const cut = numbersOf(rest.arguments).join();
  const ends = (end === 0 && cut === '1') || (end === -1 && cut === '0,-1');
  const [whole, before] = [placeOf(taken.receiver), placeOf(rest.receiver)];
  const written = [next.variable, ...next.path.map(({ key }) => (key.kind === 'literal' ? key.value : null))];
  const same = whole !== null && whole.join() === before?.join() && whole.join() === written.join();
  return ends && same ? { node, variable: node.variable, list: taken.receiver } : null;
}

/** The statements of a list, and of those inside of it, that get what the next one cuts off. */
export function takingsIn(list: readonly HirStatement[]): ReadonlySet<HirStatement> {
  const found = new Set<HirStatement>();
  visitLists(list, (statements) => {
    for (const [index, node] of statements.entries())
      if (takingOf(node, statements[index + 1]) !== null) found.add(node);
  });
  return found;
}

function numbersOf(list: readonly Expr[]): readonly unknown[] {
  return list.map((one) => (one.kind === 'literal' ? one.value : null));
}

/** A variable, or a path of fixed keys from one. */
function placeOf(list: Expr): readonly unknown[] | null {
  if (list.kind === 'ref') return [list.variable];
  const owner = list.kind === 'member' ? placeOf(list.object) : null;
  return owner && list.kind === 'member' ? [...owner, list.key] : null;
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
