/**
 * What a combinator such as `Promise.all` is given: promises, plain values, spreads and nested `Promise.all`s of a literal, or
 * one promise per item of a list (`items.map(async …)`). Everything JavaScript evaluates when it makes the array is `before`.
 */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { inlineFunction } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { type MapRequest, mapEach } from '../map-each.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { heldSource, takeHeld } from './held.ts';
import type { Each, Element, Source } from './source.ts';
import { isAsync, startFunction } from './start-function.ts';
import { awaitedAtOnce, performs, takenNow } from './started.ts';

/** Reads a combinator's argument; undefined = reported. */
export function sourceOf(argument: ts.Expression, scope: Scope, cx: Lowering, nested: boolean): Source | undefined {
  const node = unwrap(argument) as ts.Expression;
  if (ts.isArrayLiteralExpression(node)) return elementsOf(node, scope, cx, nested);
  const held = heldSource(node, scope, cx, nested);
  if (held) return held;
  const each = eachOf(node, scope, cx);
  if (each) return { kind: 'each', ...each };
  if (!cx.facts.isPromise(node) && !itemsArePromises(node, cx)) {
    const [before, value] = b.capture(cx.expression(node, scope), 'values', cx);
    return { kind: 'elements', before, elements: [{ kind: 'spread', value }] };
  }
  cx.report(d.promiseHeld(cx.origin(node)));
  return undefined;
}

/** The value is an array of promises. */
export function itemsArePromises(node: ts.Expression, cx: Lowering): boolean {
  if (cx.facts.isUntyped(node)) return false;
  const item = cx.facts.checker.getIndexTypeOfType(cx.facts.type(node), ts.IndexKind.Number);
  return item === undefined || cx.facts.isPromiseType(item);
}

/** `items.map(fn)` with a callback that gives promises. */
function eachOf(node: ts.Expression, scope: Scope, cx: Lowering): Each | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  if (cx.facts.libraryMember(node.expression) !== 'Array.prototype.map' || !itemsArePromises(node, cx))
    return undefined;
  const callback = node.arguments[0];
  if (!callback) return undefined;
  const [before, list] = takenNow(cx.expression(node.expression.expression, scope), 'items', cx);
  const request: MapRequest = { node, list, callback, scope, cx, maxConcurrency: null, name: null, ending: null };
  return { before, perform: (ending) => mapEach({ ...request, ending, inline: inlineCallback }) };
}

/** A plain callback that throws stops `map` before it calls the others, which iterations of a Map state cannot. */
const inlineCallback: typeof inlineFunction = (fn, args, callback, scope, cx) => {
  if (isAsync(fn.node)) return inlineFunction(fn, args, callback, scope, cx);
  const started = startFunction(fn, args, callback, scope, cx);
  if (rawWalk.someStatement(started.before, (statement) => statement.kind === 'throw')) {
    cx.report(
      d.unsupportedSyntax(cx.origin(callback), {
        syntax: 'a callback that may throw before it gives its promise',
        hint: 'Declare the callback `async`.',
      }),
    );
  }
  return awaitedAtOnce(started);
};

function elementsOf(array: ts.ArrayLiteralExpression, scope: Scope, cx: Lowering, nested: boolean): Source {
  const before: RawStatement[] = [];
  let running = false;
  const evaluate = (code: readonly RawStatement[], node: ts.Expression): void => {
    if (running && performs(code)) cx.report(d.awaitBetweenPromises(cx.origin(node)));
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
