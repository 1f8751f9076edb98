/** Where statements name a promise that is kept, and which of those places wait for it. */
import ts from 'typescript';
import type { Lowering } from '../lowering.ts';
import { isTested } from '../presence-test.ts';
import { unwrap } from '../write-facts.ts';
import { awaitsIn, canLeave, usesIn, watcherOf } from './awaits.ts';
import { partKey } from './held.ts';
import { itemIn } from './item-keys.ts';
import { isAdding, isAskedForKeys } from './pushed.ts';
import type { HeldPromise } from './source.ts';

/** The statement uses the promise, or leaves where there is none. */
export function decides(held: HeldPromise, node: ts.Statement, cx: Lowering): boolean {
  return uses(held, node, cx) || (canLeave(node) && namesIn(held, node, cx).some(isTested));
}

export function uses(held: HeldPromise, node: ts.Node, cx: Lowering): boolean {
  return usesOf(held, [node], cx).length > 0;
}

/** The position of the last statement that uses one of the promises. */
export function lastUse(promises: readonly HeldPromise[], nodes: readonly ts.Statement[], cx: Lowering): number {
  return nodes.findLastIndex((node) => promises.some((held) => uses(held, node, cx)));
}

export function usesOf(held: HeldPromise, nodes: readonly ts.Node[], cx: Lowering): readonly ts.Identifier[] {
  return nodes
    .flatMap((node) => namesIn(held, node, cx))
    .filter((use) => !isAdding(use) && !isTested(use) && !isAskedForKeys(use) && !held.isData?.(use));
}

/** Where a node names the promise, in the order of the source. */
export function namesIn({ names }: HeldPromise, node: ts.Node, cx: Lowering): readonly ts.Identifier[] {
  return names
    .flatMap(({ symbol, key, keyOf = partKey }) =>
      usesIn(node, symbol, cx.facts.symbol).filter((use) => key === undefined || (keyOf(use) ?? key) === key),
    )
    .sort((a, b) => a.pos - b.pos);
}

/** The array is filled while the promises in it run already. */
export function isAddedLater(held: HeldPromise, nodes: readonly ts.Node[], cx: Lowering): boolean {
  return nodes.some((node) => namesIn(held, node, cx).some(isAdding));
}

/** `await name`, `await parts.key` or `await list[0]`. */
export function awaitsOne(node: ts.Node): boolean {
  if (!ts.isAwaitExpression(node)) return false;
  const named = unwrap(node.expression);
  return ts.isIdentifier(named) || ts.isPropertyAccessExpression(named) || itemIn(named) !== undefined;
}

/** What looks at the failure of a promise where it is used first. */
export function firstWatcher(held: HeldPromise, nodes: readonly ts.Statement[], cx: Lowering): ts.Node | null {
  const node = nodes.find((one) => uses(held, one, cx));
  const [use] = node ? usesOf(held, [node], cx) : [];
  return node && use ? watcherOf(use, node) : null;
}

/** The statement does nothing but await pending promises: it makes no others. */
export function onlyAwaits(node: ts.Statement, pending: readonly HeldPromise[], cx: Lowering): boolean {
  return awaitsIn(node).every((one) => pending.some((held) => uses(held, one, cx))) && !makesOthers(node, cx);
}

/** A promise is made that is not awaited on the spot. */
function makesOthers(node: ts.Node, cx: Lowering): boolean {
  if (ts.isFunctionLike(node) || ts.isAwaitExpression(node)) return false;
  if (ts.isCallExpression(node) && cx.facts.isPromise(node) && !isLibraryCall(node, cx)) return true;
  return ts.forEachChild(node, (child) => makesOthers(child, cx) || undefined) ?? false;
}

/** `Promise.all(…)`, `promise.then(…)`: what they are given are the promises. */
function isLibraryCall({ expression }: ts.CallExpression, cx: Lowering): boolean {
  return ts.isPropertyAccessExpression(expression) && /^Promise\./.test(cx.facts.libraryMember(expression) ?? '');
}
