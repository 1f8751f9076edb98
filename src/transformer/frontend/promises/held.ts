/**
 * Promises that constants hold. Reading one gives what it runs, as long as no branch runs it yet, and its value afterwards.
 * Promises that were made together and are awaited one after the other run together: the first `await` waits for all.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import type { ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandResult } from '../function-result.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import { constantKey } from '../property-key.ts';
import { type Binding, childScope, lookUp, type Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { joined, startAll } from './all.ts';
import { pendingPromise } from './hold-in.ts';
import { itemIn } from './item-keys.ts';
import { keepsValue } from './keeps-value.ts';
import { continuedBy } from './pushed.ts';
import { settle } from './settle-held.ts';
import type { Element, HeldPromise, Source } from './source.ts';

/** The promise that an expression names, if it names one. */
export function heldBy(expression: ts.Node, scope: Scope, cx: Lowering): HeldPromise | undefined {
  const binding = boundTo(expression, scope, cx);
  return binding?.kind === 'promise' ? binding.held : undefined;
}

/** What a name, or a part of one (`parts.key`, `list[0]`), stands for. */
export function boundTo(expression: ts.Node, scope: Scope, cx: Lowering): Binding | undefined {
  const node = unwrap(expression);
  if (ts.isIdentifier(node)) {
    const symbol = cx.facts.symbol(node);
    return symbol && lookUp(scope, symbol);
  }
  const item = itemIn(node);
  const items = item && boundTo(item.list, scope, cx);
  if (item && items?.kind === 'parts' && items.items) return items.parts.get(item.key);
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined;
  const key = constantKey(node);
  const owner = key === undefined ? undefined : boundTo(node.expression, scope, cx);
  return key !== undefined && owner?.kind === 'parts' ? owner.parts.get(key) : undefined;
}

/** The key with which a name is read; undefined where it is used as a whole. */
export function partKey(use: ts.Identifier): string | undefined {
  const { parent } = use;
  const isRead = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  return isRead && parent.expression === use ? constantKey(parent) : undefined;
}

/** A variable that a part of an object or array stands for. */
export function readPart(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const access = unwrap(node);
  if (ts.isPropertyAccessExpression(access) && access.name.text === 'length') {
    const owner = boundTo(access.expression, scope, cx);
    if (owner?.kind === 'parts' && owner.items) return owner.items.length;
    if (owner?.kind === 'promise' && owner.held.batch) return b.lengthOf(owner.held.batch.entries, cx.origin(node));
  }
  const binding = ts.isIdentifier(access) ? undefined : boundTo(node, scope, cx);
  if (binding?.kind !== 'variable') return undefined;
  return b.ref(binding.variable, cx.shapeOfVariable(binding.variable), cx.origin(node));
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
    const [declare, result] = b.capture(value, held.name, cx);
    settle(held, result, node, { by: result.kind === 'ref' ? result.variable : undefined });
    return b.sequence(declare, result, value.origin);
  }
  const { declare, results, values } = joined(together.map(elementOf), [], node, cx);
  const by = results.kind === 'ref' ? results.variable : undefined;
  const taken = together.flatMap((other, index) => {
    const [declareValue, value] = b.capture(values[index] ?? cx.invalid(node), other.name, cx);
    settle(other, value, node, { by });
    return declareValue;
  });
  return b.sequence([...declare, ...taken], settledValue(held, node, cx), cx.origin(node));
}

function settledValue(held: HeldPromise, node: ts.Expression, cx: Lowering): RawExpr {
  const { state } = held;
  if (state.kind === 'settled' && isInside(node, state.home)) {
    const { value, kept } = state;
    const result = kept ? demandResult(value, kept.shape, kept.byEngine, cx) : value;
    const isKnown = held.choice && isSurelyPromise(node, cx) && !isSurelyPromise(held.made, cx);
    return held.choice && isKnown ? narrowed(result, held.choice.shape) : result;
  }
  if (state.kind !== 'refused') cx.report(d.promiseHeld(cx.origin(node)));
  return cx.invalid(node);
}

/** The checker knows that there is a promise. */
function isSurelyPromise(node: ts.Expression, cx: Lowering): boolean {
  const type = cx.facts.type(node);
  return (type.isUnion() ? type.types : [type]).every((one) => cx.facts.isPromiseType(one));
}

function narrowed(value: RawExpr, shape: ValueShape): RawExpr {
  return value.kind === 'sequence' ? { ...value, shape, value: narrowed(value.value, shape) } : { ...value, shape };
}

function isInside(node: ts.Node, home: ts.Node | null): boolean {
  if (!home) return true;
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

/** The promise for a function that is called with it: what it runs, or its value where it has one. */
export function passedOn(held: HeldPromise, node: ts.Expression, cx: Lowering): HeldPromise {
  const { state, name, made, choice } = held;
  const given = { name, made, ...(choice && { choice }) };
  if (state.kind === 'settled' && isInside(node, state.home))
    return { ...given, names: [], running: held.running, state: { ...state, home: null } };
  const { value } = startHeld(held, node, cx);
  return pendingPromise({ ...given, running: { kind: 'one', value } });
}

/** A held promise as an element of a combinator's array. */
export function takeHeld(node: ts.Expression, scope: Scope, cx: Lowering, all: boolean): Element | undefined {
  const held = heldBy(node, scope, cx);
  return held?.running.kind === 'one' ? takePart(held, node, cx, all) : undefined;
}

/** The same, of a promise that is known. */
export function takePart(held: HeldPromise, node: ts.Expression, cx: Lowering, all: boolean): Element {
  if (all) return take(held, node, cx);
  // One that has settled to a record still fails where it is looked at.
  if (isKept(held)) return { kind: 'promise', value: settledValue(held, node, cx) };
  demandPending(held, node, cx);
  return take(held, node, cx);
}

function isKept({ state }: HeldPromise): boolean {
  return state.kind === 'settled' && state.kept !== undefined;
}

/** Whoever looks at how a promise fails must be there when it does, not after others have waited for it. */
export function demandPending(held: HeldPromise, node: ts.Expression, cx: Lowering): void {
  if (held.state.kind !== 'settled' || isKept(held)) return;
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
  if (held.batch && held.state.kind === 'pending') return held.batch.source(false);
  if (!all && held.state.kind === 'settled') return refusedSource(held, node, cx);
  if (held.state.kind !== 'pending')
    return { kind: 'elements', before: [], elements: [{ kind: 'spread', value: settledValue(held, node, cx) }] };
  held.state = { kind: 'taken' };
  // What making the promises did has been done.
  return { ...held.running.source, before: [] };
}

function refusedSource(held: HeldPromise, node: ts.Expression, cx: Lowering): Source {
  held.state = { kind: 'refused' };
  cx.report(d.promiseHeld(cx.origin(node)));
  return { kind: 'elements', before: [], elements: [] };
}

/** `name.push(…)` on an array of promises that is being filled. */
export function pushPromise(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const callee = unwrap(node.expression);
  const binding = ts.isPropertyAccessExpression(callee) ? boundTo(callee.expression, scope, cx) : undefined;
  if (binding?.kind === 'jobs') return binding.push(node, scope);
  const held = binding?.kind === 'promise' ? binding.held : undefined;
  if (!held?.add) return undefined;
  if (held.state.kind !== 'pending') return settledValue(held, node, cx);
  const keeps = (variable: VarId): boolean => keepsValue(variable, node, scope, cx);
  return held.add(node, (argument) => cx.started(argument, scope), keeps);
}

/** `name = name.then(…)` on a promise that goes on. */
export function extendPromise(node: ts.BinaryExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const symbol = ts.isIdentifier(node.left) && continuedBy(node.left) ? cx.facts.symbol(node.left) : undefined;
  const held = heldBy(node.left, scope, cx);
  if (!symbol || !held?.extend) return undefined;
  if (held.state.kind !== 'pending') return settledValue(held, node, cx);
  const lower = (before: HeldPromise): RawExpr => {
    const inner = childScope(scope, { effects: true, jumps: [], insideTry: false });
    inner.bindings.set(symbol, { kind: 'promise', held: before });
    return cx.awaited(node.right, inner);
  };
  return held.extend(node, lower, (variable) => keepsValue(variable, node, scope, cx));
}
