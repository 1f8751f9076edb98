/**
 * One promise per item of a list: `items.map(fn)`, `Array.from({ length: n }, fn)` and `items.flatMap(fn)` with callbacks that give
 * promises. They become the iterations of a Map state.
 */
import ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { bindParameters, endsInOnlyReturn, inlineFunction, innerScope, typesIn } from '../inline.ts';
import { functionsOf } from '../kept/functions-of.ts';
import { lengthOfSource } from '../library/array-statics.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { type MapRequest, mapEach } from '../map-each.ts';
import type { FunctionValue, Scope } from '../scope.ts';
import { awaitHeld, boundTo } from './held.ts';
import { readsData } from './jobs-data.ts';
import type { Each } from './source.ts';
import { isAsync, startFunction } from './start-function.ts';
import { awaitedAtOnce, itemsNow } from './started.ts';

/** What all promises of an array literal, or of another such list, give. */
type AwaitedList = (node: ts.Expression, scope: Scope, cx: Lowering) => RawExpr;

/** Reads a call that makes one promise (of `flatMap`: some) per item; undefined where it is something else. */
export function eachOf(node: ts.Expression, scope: Scope, cx: Lowering, awaitedList: AwaitedList): Each | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const item = cx.facts.checker.getIndexTypeOfType(cx.facts.type(node), ts.IndexKind.Number);
  if (cx.facts.isUntyped(node) || (item && !cx.facts.isPromiseType(item))) return undefined;
  const member = cx.facts.libraryMember(node.expression);
  const [first, second] = node.arguments;
  const common = { node, scope, cx, maxConcurrency: null, name: null };
  const make = (items: RawExpr, callback: ts.Expression, inline: typeof inlineFunction): Each => {
    const [before, list] = itemsNow(items, cx);
    const request: MapRequest = { ...common, list, callback, inline, ending: null };
    return { before, perform: (ending) => mapEach({ ...request, ending }) };
  };
  const items = (): RawExpr => cx.expression((node.expression as ts.PropertyAccessExpression).expression, scope);
  if (member === 'Array.prototype.map' && first) {
    const jobs = jobsIn(node.expression.expression, first, scope, cx);
    if (jobs) {
      const each = make(jobs.list, first, (fn, ...rest) => inlineCallback({ ...fn, adapt: jobs.adapt }, ...rest));
      return { ...each, before: [...jobs.before, ...each.before] };
    }
    const functions = functionsOf(node.expression.expression, scope, cx);
    if (!functions) return make(items(), first, inlineCallback);
    const each = make(functions.tags, first, (fn, ...rest) =>
      inlineCallback({ ...fn, adapt: functions.adapt }, ...rest),
    );
    return { ...each, before: [...functions.before, ...each.before] };
  }
  if (member === 'Array.from' && first && second) {
    const length = lengthOfSource(first);
    if (!length) return make(cx.expression(first, scope), second, inlineCallback);
    const size = cx.expression(length, scope);
    const range = b.library('Array.range', null, [size], shapes.list(shapes.integer), cx.origin(node));
    return make(range, second, inlineAtIndex);
  }
  if (member !== 'Array.prototype.flatMap' || !first) return undefined;
  const lists = make(items(), first, inlineList(awaitedList));
  return { before: lists.before, perform: (ending) => flattened(lists, ending, node, cx) };
}

/** One promise per item of a list that is known, whose callback gets other arguments. */
export function eachItem(
  {
    call,
    list,
    callback,
    adapt,
  }: {
    readonly call: ts.CallExpression;
    readonly list: RawExpr;
    readonly callback: ts.Expression;
    readonly adapt: NonNullable<FunctionValue['adapt']>;
  },
  scope: Scope,
  cx: Lowering,
): Each {
  const [before, items] = itemsNow(list, cx);
  const inline: typeof inlineFunction = (fn, ...rest) => inlineCallback({ ...fn, adapt }, ...rest);
  const request = { node: call, list: items, callback, scope, cx, maxConcurrency: null, name: null, inline };
  return { before, perform: (ending) => mapEach({ ...request, ending }) };
}

/** Objects with promises in them that a callback gets: what their promises are there. */
function jobsIn(node: ts.Expression, callback: ts.Expression, scope: Scope, cx: Lowering) {
  const jobs = boundTo(node, scope, cx);
  if (jobs?.kind !== 'jobs' || (ts.isIdentifier(node) && readsData(node, cx))) return undefined;
  const list = b.ref(jobs.list, cx.shapeOfVariable(jobs.list), cx.origin(node));
  const { held } = jobs;
  // Iterations run the promises where nobody has; else they wait for all, which nobody can tell of what they do not do.
  const isPending = held.state.kind === 'pending';
  if (isPending) held.state = { kind: 'taken' };
  else if (!isQuiet(callback, cx)) cx.report(d.promiseHeld(cx.origin(node)));
  const [before, results] = isPending ? [[], null] : b.capture(awaitHeld(held, node, cx), 'results', cx);
  const adapt: NonNullable<FunctionValue['adapt']> = ([entry, ...rest]) => {
    if (entry?.kind !== 'value') return rest;
    return [{ kind: 'static', ...jobs.item(entry.value, results) }, ...rest];
  };
  return { before, list, adapt };
}

/** The callback awaits promises that it is given and nothing else. */
function isQuiet(callback: ts.Expression, cx: Lowering): boolean {
  const acts = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && cx.facts.isPromise(node)) ||
    (ts.forEachChild(node, (child) => acts(child) || undefined) ?? false);
  return ts.isArrowFunction(callback) && !acts(callback.body);
}

/** The lists of all iterations as one; only `Promise.all` waits for them like this. */
function flattened(lists: Each, ending: Parameters<Each['perform']>[0], node: ts.Expression, cx: Lowering): RawExpr {
  if (ending) {
    cx.report(d.promiseHeld(cx.origin(node)));
    return cx.invalid(node);
  }
  const performed = lists.perform(null);
  const shape = shapes.list(performed.shape.item?.item ?? shapes.json);
  return b.library('Array.prototype.flat', performed, [], shape, cx.origin(node));
}

/** A plain callback that throws stops `map` before it calls the others, which iterations of a Map state cannot. */
const inlineCallback: typeof inlineFunction = (fn, args, callback, scope, cx) => {
  if (isAsync(fn.node)) return inlineFunction(fn, args, callback, scope, cx);
  const started = startFunction(fn, args, callback, scope, cx);
  demandNoThrow(started.before, callback, cx);
  return awaitedAtOnce(started);
};

function demandNoThrow(before: readonly RawStatement[], callback: ts.Node, cx: Lowering): void {
  if (!rawWalk.someStatement(before, (statement) => statement.kind === 'throw')) return;
  cx.report(
    d.unsupportedSyntax(cx.origin(callback), {
      syntax: 'a callback that may throw before it gives its promise',
      hint: 'Declare the callback `async`.',
    }),
  );
}

/** The callback of `Array.from({ length: n }, fn)` gets no item. */
const inlineAtIndex: typeof inlineFunction = (fn, [item], callback, scope, cx) => {
  const nothing = { kind: 'value' as const, value: b.absent(cx.origin(callback)) };
  return inlineCallback(fn, item ? [nothing, item] : [nothing], callback, scope, cx);
};

/** The callback of `flatMap` gives an array of promises. */
function inlineList(awaitedList: AwaitedList): typeof inlineFunction {
  return (fn, args, callback, scope, cx) => {
    const { body } = fn.node;
    const last = body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
    const tail = body && !ts.isBlock(body) ? body : last && ts.isReturnStatement(last) ? last.expression : undefined;
    if (!body || !tail || isAsync(fn.node) || (ts.isBlock(body) && !endsInOnlyReturn(body))) {
      cx.report(d.promiseHeld(cx.origin(callback)));
      return cx.invalid(callback);
    }
    const types = typesIn(fn, callback, scope, cx);
    return cx.facts.within(types, () => {
      const inner = innerScope(fn, fn.scope.frame, scope, types);
      const parameters = bindParameters(fn.node, args, inner, callback, cx);
      const statements = ts.isBlock(body) ? cx.statements(body.statements.slice(0, -1), inner) : [];
      demandNoThrow([...parameters, ...statements], callback, cx);
      return b.sequence([...parameters, ...statements], awaitedList(tail, inner, cx), cx.origin(callback));
    });
  };
}
