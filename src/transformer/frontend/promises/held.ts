/**
 * Promises that constants hold. Reading one gives what it runs, as long as no branch runs it yet, and its value afterwards.
 * Promises that were made together and are awaited one after the other run together: the first `await` waits for all.
 */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import { lookUp, type Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { joined, startAll } from './all.ts';
import { settle } from './settle-held.ts';
import type { Element, HeldPromise, Source } from './source.ts';

/** The promise that an expression names, if it names one. */
export function heldBy(expression: ts.Node, scope: Scope, cx: Lowering): HeldPromise | undefined {
  const node = unwrap(expression);
  const symbol = ts.isIdentifier(node) ? cx.facts.symbol(node) : undefined;
  const binding = symbol && lookUp(scope, symbol);
  return binding?.kind === 'promise' ? binding.held : undefined;
}

/** A held promise as an element to be joined. */
export function elementOf(held: HeldPromise): Element {
  const { running } = held;
  if (running.kind === 'one') return { kind: 'promise', value: running.value };
  if (running.source.kind === 'each') return { kind: 'promise', value: running.source.perform(null) };
  return { kind: 'group', elements: running.source.elements };
}

/** The value of `await name`. */
export function awaitHeld(held: HeldPromise, node: ts.Expression, cx: Lowering): RawExpr {
  const { state, running } = held;
  if (state.kind !== 'pending') return settledValue(held, node, cx);
  const together = state.together.filter((other) => other.state.kind === 'pending');
  if (together.length === 1) {
    const value = running.kind === 'one' ? running.value : startAll(running.source, node, cx).value;
    const [declare, result] = b.capture(value, held.symbol.name, cx);
    settle(held, result, node);
    return b.sequence(declare, result, value.origin);
  }
  const { declare, values } = joined(together.map(elementOf), [], node, cx);
  for (const [index, other] of together.entries()) settle(other, values[index] ?? cx.invalid(node), node);
  return b.sequence(declare, settledValue(held, node, cx), cx.origin(node));
}

function settledValue(held: HeldPromise, node: ts.Expression, cx: Lowering): RawExpr {
  const { state } = held;
  if (state.kind === 'settled' && isInside(node, state.home)) return state.value;
  if (state.kind !== 'refused') cx.report(d.promiseHeld(cx.origin(node)));
  return cx.invalid(node);
}

function isInside(node: ts.Node, home: ts.Node): boolean {
  for (let current: ts.Node | undefined = node; current; current = current.parent) if (current === home) return true;
  return false;
}

/** The promise as one that runs beside others. */
export function startHeld(held: HeldPromise, node: ts.Expression, cx: Lowering): Started {
  const element = take(held, node, cx);
  return {
    before: [],
    value: element.kind === 'promise' || element.kind === 'plain' ? element.value : cx.invalid(node),
  };
}

/** A held promise as an element of a combinator's array. */
export function takeHeld(node: ts.Expression, scope: Scope, cx: Lowering, all: boolean): Element | undefined {
  const held = heldBy(node, scope, cx);
  if (held?.running.kind !== 'one') return undefined;
  if (!all) demandPending(held, node, cx);
  return take(held, node, cx);
}

/** Whoever looks at how a promise fails must be there when it does, not after others have waited for it. */
export function demandPending(held: HeldPromise, node: ts.Expression, cx: Lowering): void {
  if (held.state.kind !== 'settled') return;
  held.state = { kind: 'refused' };
  cx.report(d.promiseHeld(cx.origin(node)));
}

function take(held: HeldPromise, node: ts.Expression, cx: Lowering): Element {
  if (held.state.kind !== 'pending' || held.running.kind !== 'one')
    return { kind: 'plain', value: settledValue(held, node, cx) };
  held.state = { kind: 'taken' };
  return { kind: 'promise', value: held.running.value, held };
}

/** A held array of promises as a combinator's argument. */
export function heldSource(node: ts.Expression, scope: Scope, cx: Lowering, all: boolean): Source | undefined {
  const held = heldBy(node, scope, cx);
  if (held?.running.kind !== 'many') return undefined;
  if (!all) demandPending(held, node, cx);
  if (held.state.kind !== 'pending')
    return { kind: 'elements', before: [], elements: [{ kind: 'spread', value: settledValue(held, node, cx) }] };
  held.state = { kind: 'taken' };
  return held.running.source;
}

/** `name.push(…)` on an array of promises that is being filled. */
export function pushPromise(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const callee = unwrap(node.expression);
  const held = ts.isPropertyAccessExpression(callee) ? heldBy(callee.expression, scope, cx) : undefined;
  if (!held?.add) return undefined;
  if (held.state.kind !== 'pending') return settledValue(held, node, cx);
  return held.add(node, (argument) => cx.started(argument, scope));
}
