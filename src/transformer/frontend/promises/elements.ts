/**
 * What a combinator such as `Promise.all` is given: promises, plain values, spreads and nested `Promise.all`s of a literal, or
 * one promise per item of a list (`items.map(async …)`). Everything JavaScript evaluates when it makes the array is `before`.
 */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { startAll } from './all.ts';
import { awaitsHeld } from './awaits-held.ts';
import { takenBatch } from './batches.ts';
import { eachOf } from './each-of.ts';
import { boundTo, heldBy, heldSource, takeHeld, takePart } from './held.ts';
import { itemsSource } from './items-source.ts';
import { inOrder, mappedParts } from './part-entries.ts';
import type { Each, Element, Source } from './source.ts';
import { awaitedAtOnce, performs } from './started.ts';

/** Reads a combinator's argument; undefined = reported. */
export function sourceOf(argument: ts.Expression, scope: Scope, cx: Lowering, nested: boolean): Source | undefined {
  const node = unwrap(argument) as ts.Expression;
  if (ts.isArrayLiteralExpression(node)) return elementsOf(node, scope, cx, nested);
  if (isRefused(node, scope, cx)) return undefined;
  const held = heldSource(node, scope, cx, nested) ?? takenBatch(node, scope, cx);
  if (held) return held;
  const parts = partsSource(node, scope, cx, nested);
  if (parts) return parts;
  const mapped = mappedParts(node, scope, cx);
  if (mapped) return mapped;
  const each = choiceOf(node, scope, cx) ?? eachOf(node, scope, cx, awaitedList);
  if (each) return { kind: 'each', ...each };
  if (!cx.facts.isPromise(node) && !itemsArePromises(node, cx)) {
    const [before, value] = b.capture(cx.expression(node, scope), 'values', cx);
    return { kind: 'elements', before, elements: [{ kind: 'spread', value }] };
  }
  cx.report(d.promiseHeld(cx.origin(node)));
  return undefined;
}

/** It is, or is taken from, an array of promises that is refused where it is made. */
function isRefused(node: ts.Expression, scope: Scope, cx: Lowering): boolean {
  const isMethod = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression);
  return heldBy(isMethod ? node.expression.expression : node, scope, cx)?.state.kind === 'refused';
}

/** `Object.values(parts)` of an object whose parts are promises, or an array of them. */
function partsSource(node: ts.Expression, scope: Scope, cx: Lowering, all: boolean): Source | undefined {
  const isValues =
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    cx.facts.libraryMember(node.expression) === 'Object.values';
  const [argument] = isValues ? node.arguments : [node];
  const owner = argument && boundTo(argument, scope, cx);
  if (!argument || owner?.kind !== 'parts') return undefined;
  if (owner.items) return isValues ? undefined : itemsSource(owner, argument, cx, all);
  const elements = inOrder(owner.parts).map(([, part]): Element => {
    if (part.kind === 'promise') return takePart(part.held, argument, cx, all);
    const shape = part.kind === 'variable' ? cx.shapeOfVariable(part.variable) : undefined;
    const value = part.kind === 'variable' && shape ? b.ref(part.variable, shape, cx.origin(node)) : cx.invalid(node);
    return { kind: 'plain', value };
  });
  return { kind: 'elements', before: [], elements };
}

/** What all promises of an array give. */
function awaitedList(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const array = unwrap(node) as ts.Expression;
  if (ts.isConditionalExpression(array)) {
    const [first, second] = [array.whenTrue, array.whenFalse].map((one) => awaitedList(one, scope, cx));
    const test = cx.expression(array.condition, scope);
    return b.conditional(test, first ?? cx.invalid(node), second ?? cx.invalid(node), cx.origin(node));
  }
  const source = sourceOf(array, scope, cx, true);
  return source ? awaitedAtOnce(startAll(source, array, cx)) : cx.invalid(node);
}

/** The value is an array of promises. */
export function itemsArePromises(node: ts.Expression, cx: Lowering): boolean {
  if (cx.facts.isUntyped(node)) return false;
  const item = cx.facts.checker.getIndexTypeOfType(cx.facts.type(node), ts.IndexKind.Number);
  return item === undefined || cx.facts.isPromiseType(item);
}

function elementsOf(array: ts.ArrayLiteralExpression, scope: Scope, cx: Lowering, nested: boolean): Source {
  const before: RawStatement[] = [];
  let running = false;
  const evaluate = (code: readonly RawStatement[], node: ts.Expression): void => {
    if (running && (performs(code) || awaitsHeld(node, scope, cx))) cx.report(d.awaitBetweenPromises(cx.origin(node)));
    before.push(...code);
  };
  const elements = array.elements.flatMap((node): readonly Element[] => {
    if (ts.isOmittedExpression(node)) {
      cx.report(d.unsupportedSyntax(cx.origin(node), { syntax: 'a hole in an array', hint: 'Write `undefined`.' }));
      return [];
    }
    if (ts.isSpreadElement(node)) {
      const source = sourceOf(node.expression, scope, cx, nested);
      evaluate(source?.before ?? [], node);
      running ||= source?.kind === 'each' || source?.elements.some((one) => one.kind === 'promise') === true;
      if (source?.kind === 'elements') return source.elements;
      return source ? [{ kind: 'each', each: source }] : [];
    }
    const group = nested ? groupOf(node, scope, cx) : undefined;
    if (group) {
      evaluate(group.before, node);
      running = true;
      return [{ kind: 'group', elements: group.elements }];
    }
    const held = takeHeld(node, scope, cx, nested);
    if (held) {
      running = true;
      return [held];
    }
    if (cx.facts.isPromise(node)) {
      const started = cx.started(node, scope);
      evaluate(started.before, node);
      running = true;
      return [{ kind: 'promise', value: started.value }];
    }
    const [declare, value] = b.capture(cx.expression(node, scope), 'value', cx);
    evaluate(declare, node);
    return [{ kind: 'plain', value }];
  });
  return { kind: 'elements', before, elements };
}

/** `test ? [f(), g()] : []`: promises that are made or not, in a branch that gives the list of what they resolve to. */
function choiceOf(expression: ts.Expression, scope: Scope, cx: Lowering): Each | undefined {
  const node = unwrap(expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const arms = [node.whenTrue, node.whenFalse].map(unwrap).filter(ts.isArrayLiteralExpression);
  const makes = (element: ts.Expression): boolean =>
    cx.facts.isPromise(element) && ts.isCallExpression(unwrap(element));
  const elements = arms.flatMap((arm) => [...arm.elements]);
  if (arms.length < 2 || !elements.some(makes) || elements.some((one) => cx.facts.isPromise(one) && !makes(one)))
    return undefined;
  const [before, test] = b.capture(cx.expression(node.condition, scope), 'test', cx);
  const sources = arms.map((arm) => ({ arm, source: elementsOf(arm, scope, cx, true) }));
  // What is evaluated when the promises are made may wait for the branch, unless somebody could tell.
  const tells = ({ source }: { readonly source: Source }): boolean =>
    performs(source.before) ||
    rawWalk.someStatement(source.before, ({ kind }) => kind === 'throw' || kind === 'assign');
  if (sources.some(tells)) return undefined;
  return {
    before,
    perform: (ending) => {
      if (ending) cx.report(d.promiseHeld(cx.origin(expression)));
      const [first, second] = sources.map(({ arm, source }) => awaitedAtOnce(startAll(source, arm, cx)));
      return first && second && !ending ? b.conditional(test, first, second, cx.origin(node)) : cx.invalid(node);
    },
  };
}

/** `Promise.all([…])` as an element. */
function groupOf(
  element: ts.Expression,
  scope: Scope,
  cx: Lowering,
): Extract<Source, { readonly kind: 'elements' }> | undefined {
  const node = unwrap(element);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const list = node.arguments[0] && unwrap(node.arguments[0]);
  if (cx.facts.libraryMember(node.expression) !== 'Promise.all' || !list || !ts.isArrayLiteralExpression(list))
    return undefined;
  const source = elementsOf(list, scope, cx, true);
  return source.kind === 'elements' ? source : undefined;
}
