/** Arguments of calls of the user's functions: values, and the handles, stubs and functions that have none. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { holdsFunctions } from './function-types.ts';
import type { InlineArgument } from './inline.ts';
import type { Lowering } from './lowering.ts';
import { isNothing } from './presence-test.ts';
import { awaitsHeld } from './promises/awaits-held.ts';
import { heldBy, passedOn } from './promises/held.ts';
import { performs } from './promises/started.ts';
import type { Binding, FunctionValue, Scope, Static } from './scope.ts';
import { spreadArguments } from './spread-arguments.ts';
import { asFunction } from './static-forms.ts';
import { staticOf } from './static-value.ts';
import { isTimeless } from './timeless.ts';
import { trace } from './trace.ts';
import { unwrap } from './write-facts.ts';

/** Lowers the arguments of a call, left to right. */
export function lowerArguments(nodes: readonly ts.Expression[], scope: Scope, cx: Lowering): readonly InlineArgument[] {
  let running = false;
  return nodes.flatMap((node): InlineArgument | readonly InlineArgument[] => {
    if (ts.isSpreadElement(node)) return spreadArguments(node, scope, cx);
    const value = argumentOf(node, scope, cx);
    if (value) return value;
    if (isTimeless(node, scope, cx)) return { kind: 'alias', node, scope };
    const known = settledPromise(node, scope, cx) ?? cx.partsArgument(node, scope);
    if (known) {
      running = true;
      return { kind: 'static', ...known };
    }
    if (running && awaitsHeld(node, scope, cx)) cx.report(d.awaitBetweenPromises(cx.origin(node)));
    if (cx.facts.isPromise(node)) {
      running = true;
      return { kind: 'promise', node, ...cx.started(node, scope) };
    }
    const lowered = cx.expression(node, scope);
    if (running && performs([{ kind: 'evaluate', origin: lowered.origin, value: lowered }]))
      cx.report(d.awaitBetweenPromises(cx.origin(node)));
    return { kind: 'value', value: lowered };
  });
}

/** A promise that has its value already. */
function settledPromise(node: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  const held = heldBy(node, scope, cx);
  if (held?.state.kind !== 'settled' || held.running.kind !== 'one') return undefined;
  return { before: [], binding: { kind: 'promise', held: passedOn(held, node, cx) } };
}

/** A function, or an object or array with functions in it. */
function argumentOf(node: ts.Expression, scope: Scope, cx: Lowering): InlineArgument | undefined {
  const fn = functionWith(node, scope, cx);
  if (fn) return { kind: 'static', before: fn.before, binding: fn.binding ?? { kind: 'function', value: fn.fn } };
  const made = isComputed(node) ? staticOf(node, scope, cx) : undefined;
  if (made && made.before.length > 0) return { kind: 'static', ...made };
  if (isTimeless(node, scope, cx)) return undefined;
  // `{ label }`, `null` and `undefined` where a function would have been possible too have none.
  const expected = hasNone(unwrap(node)) ? cx.facts.checker.getContextualType(node) : undefined;
  if (!holdsFunctions(expected ?? cx.facts.type(node), cx.facts.checker)) return undefined;
  const value = made ?? staticOf(node, scope, cx, expected !== undefined);
  return value && { kind: 'static', ...value };
}

function hasNone(node: ts.Node): boolean {
  if (ts.isConditionalExpression(node)) return hasNone(unwrap(node.whenTrue)) && hasNone(unwrap(node.whenFalse));
  return ts.isObjectLiteralExpression(node) || isNothing(node);
}

/** What gives the value does something, once. */
function isComputed(node: ts.Expression): boolean {
  const given = unwrap(node);
  return ts.isCallExpression(given) || ts.isAwaitExpression(given);
}

/** The function that an expression means, if it is one of the user's. */
export function functionOf(expression: ts.Expression, scope: Scope, cx: Lowering): FunctionValue | undefined {
  const found = functionWith(expression, scope, cx);
  return found?.before.length === 0 ? found.fn : undefined;
}

/** The same, of an expression that does something before it gives the function. */
export function functionWith(
  expression: ts.Expression,
  scope: Scope,
  cx: Lowering,
): { readonly before: readonly RawStatement[]; readonly fn: FunctionValue; readonly binding?: Binding } | undefined {
  const node = unwrap(expression) as ts.Expression;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { before: [], fn: { node, scope } };
  if (cx.facts.stub(node) !== undefined) return undefined;
  // A closure in an object that a helper made has the scope of that call, which only its value knows.
  const part = isAccess(node) ? functionIn(staticOf(node, scope, cx)) : undefined;
  if (part) return part;
  const traced = trace(node, scope, cx.facts);
  const found = traced?.node;
  const isFunction =
    found &&
    (ts.isArrowFunction(found) ||
      ts.isFunctionExpression(found) ||
      ts.isFunctionDeclaration(found) ||
      ts.isMethodDeclaration(found));
  if (traced && isFunction) return { before: [], fn: { node: found, scope: traced.scope } };
  return functionIn(staticOf(node, scope, cx));
}

function isAccess(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function functionIn(value: Static | undefined): ReturnType<typeof functionWith> {
  const fn = value && asFunction(value.binding);
  return fn && { ...value, fn };
}
