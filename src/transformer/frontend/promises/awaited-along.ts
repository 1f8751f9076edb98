/** Promises that are made while others run, and awaited where those are: at the end of the branch that makes them. */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import type { RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { unwrap } from '../write-facts.ts';
import { joined } from './all.ts';
import { awaitsIn } from './awaits.ts';
import { elementOf } from './held.ts';
import { firstWatcher, isAddedLater, lastUse, onlyAwaits } from './held-uses.ts';
import { settle } from './settle-held.ts';
import type { HeldPromise } from './source.ts';

/** Promises that were made beside others are awaited with them, where nothing happens in between. */
export function areAwaitedAlong(
  promises: readonly HeldPromise[],
  others: readonly HeldPromise[],
  nodes: readonly ts.Statement[],
  cx: Lowering,
): boolean {
  const all = [...promises, ...others];
  const until = nodes.slice(0, lastUse(all, nodes, cx) + 1);
  const watched = all.some((held) => firstWatcher(held, nodes, cx) !== null || isAddedLater(held, nodes, cx));
  return !watched && until.every((node) => onlyAwaits(node, all, cx) && awaitsIn(node).every(isPlain));
}

/** `await promise`, or of a combinator of promises that have been made: nothing else begins there. */
function isPlain(node: ts.Node): boolean {
  const promise = ts.isAwaitExpression(node) ? unwrap(node.expression) : node;
  const begins = (part: ts.Node): boolean =>
    ts.isCallExpression(part) || (ts.forEachChild(part, (child) => begins(child) || undefined) ?? false);
  return ts.isCallExpression(promise)
    ? /^Promise\.all(Settled)?$/.test(promise.expression.getText()) && !promise.arguments.some(begins)
    : !begins(promise);
}

/** Awaits promises at the end of the branch that made them. */
export function awaitAlong(promises: readonly HeldPromise[], join: ts.Node, cx: Lowering): readonly RawStatement[] {
  if (promises.length === 0) return [];
  const { declare, values } = joined(promises.map(elementOf), [], join, cx);
  const taken = promises.flatMap((held, index) => {
    const { shape, origin } = values[index] ?? cx.invalid(held.made);
    const variable = cx.variable({ name: held.name, origin, shape, constant: true });
    settle(held, b.ref(variable, shape, origin), join);
    return b.declare(variable, values[index] ?? cx.invalid(held.made), origin);
  });
  return [...declare, ...taken];
}

/** What holds the value of one that has been awaited. */
export function variableOf({ state }: HeldPromise): readonly VarId[] {
  return state.kind === 'settled' && state.value.kind === 'ref' ? [state.value.variable] : [];
}
