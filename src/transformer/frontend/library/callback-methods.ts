/**
 * Array methods that take a callback. A pure callback stays a callback; one that writes outer variables, awaits or throws
 * makes the call a loop, in which all of that has its place.
 */
import ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { Kind, mayBe, shapes, type ValueShape, withKinds, without } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { functionWith } from '../arguments.ts';
import { demandNoCollection } from '../data.ts';
import { ITEMS, NULLISH, noteItem, SCALARS, surplusKinds } from '../denied.ts';
import { constantShape } from '../given.ts';
import { hasInvalid } from '../invalid.ts';
import { demandItems } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { FunctionValue, Scope } from '../scope.ts';
import { excludedKinds, passedKinds } from '../type-predicates.ts';
import { lowerAwaitedReduce } from './awaited-reduce.ts';
import { builtInOf, lambdaOf, lowerCallback } from './callback.ts';
import { changesState, throws, writesOutside } from './callback-facts.ts';
import { demandSomeItem, lowerAsLoop } from './callback-loops.ts';
import { lowerCheckedMap } from './checked-map.ts';

const METHODS = new Set([
  'map',
  'filter',
  'forEach',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'some',
  'every',
  'flatMap',
  'reduce',
  'reduceRight',
  'toSorted',
]);

/** True for array methods whose first argument is a function. */
export function takesCallback(member: string): boolean {
  const name = /^Array\.prototype\.(\w+)$/.exec(member)?.[1];
  return name !== undefined && METHODS.has(name);
}

/** Lowers such a call. */
export function lowerCallbackMethod(
  member: LibraryMember,
  receiver: RawExpr | null,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
  args: readonly ts.Expression[] = node.arguments,
  adapt?: FunctionValue['adapt'],
): RawExpr {
  // What is given to the callback is not known then, which is no reason to refuse more.
  if (receiver && hasInvalid(receiver)) return cx.invalid(node);
  const checked = lowerCheckedMap(member, receiver, args, cx);
  if (checked) return checked;
  const [callback] = args;
  const isOwn = callback !== undefined && builtInOf(callback, cx) === undefined;
  const target = isOwn && receiver ? functionWith(callback, scope, cx) : undefined;
  if (!target || !receiver) return lowerMethod(member, receiver, undefined, node, scope, cx, args);
  const fn = adapt ? { ...target.fn, adapt } : target.fn;
  if (target.before.length === 0) return lowerMethod(member, receiver, fn, node, scope, cx, args);
  // What gives the callback runs once, after the list is known.
  const [declare, list] = b.capture(receiver, 'list', cx);
  const call = lowerMethod(member, list, fn, node, scope, cx, args);
  return b.sequence([...declare, ...target.before], call, cx.origin(node));
}

function lowerMethod(
  member: LibraryMember,
  receiver: RawExpr | null,
  fn: FunctionValue | undefined,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
  args: readonly ts.Expression[],
): RawExpr {
  const origin = cx.origin(node);
  const [callback, initial] = args;
  const method = member.slice('Array.prototype.'.length);
  if (!receiver) return cx.invalid(node);
  if (!callback)
    return method === 'toSorted'
      ? checked(b.library(member, receiver, [], receiver.shape, origin), node, cx)
      : cx.invalid(node);
  const item = receiver.shape.item ?? shapes.json;
  if (fn && cx.facts.givesPromise(fn.node)) {
    if (method === 'reduce' && initial && scope.effects)
      return lowerAwaitedReduce(receiver, fn, initial, node, scope, cx);
    cx.report(d.asyncCallback(cx.origin(callback)));
    return cx.invalid(node);
  }
  const changes = method === 'reduce' && initial !== undefined && fn !== undefined && changesState(fn, cx);
  if (fn && (method === 'forEach' || changes || writesOutside(fn, scope, cx)))
    return lowerAsLoop(method, receiver, fn, initial, node, scope, cx);
  const start =
    initial && (method === 'reduce' || method === 'reduceRight') ? cx.expression(initial, scope) : undefined;
  const parameters = parametersOf(method, item, receiver, start, node, cx);
  const given = fn ? lambdaOf(fn, callback, parameters, scope, cx) : lowerCallback(callback, parameters, scope, cx);
  if (!given) return cx.invalid(node);
  const lambda = method === 'map' || method === 'flatMap' ? demandItems(given, cx.facts.shape(node), cx) : given;
  if (method === 'reduce' || method === 'reduceRight')
    for (const { shape } of [lambda, ...(start ? [start] : [])])
      cx.denied.add(node, surplusKinds(shape, cx.facts.shape(node)));
  if (fn && throws(lambda)) return lowerAsLoop(method, receiver, fn, initial, node, scope, cx);
  if (method === 'flatMap' && !lambda.shape.item?.error) demandNoCollection({ ...lambda, origin } as RawExpr, cx);
  const listed = cx.facts.shape(node).item ?? shapes.unknown;
  if (method === 'map') noteItem(lambda.shape, listed, cx);
  // A function that gives something may stand where one that gives nothing is expected.
  if (method === 'map' && listed.kinds === Kind.absent && !ts.isExpressionStatement(node.parent))
    cx.denied.add(ITEMS, lambda.shape.kinds & SCALARS);
  const excluded = fn ? excludedKinds(fn) : builtInOf(callback, cx) === 'Boolean' ? NULLISH : 0;
  const reduced = start === undefined && (method === 'reduce' || method === 'reduceRight');
  const call = b.library(
    member,
    receiver,
    start ? [lambda, start] : [lambda],
    withPassed(method, resultShape(method, receiver, lambda, start, excluded, node, cx), receiver, fn, cx),
    origin,
  );
  const library = checked(call, node, cx);
  return reduced ? demandFirst(library, receiver, cx) : library;
}

/** The result with the items that a predicate denies without testing for them. */
function withPassed(
  method: string,
  shape: ValueShape,
  { shape: list }: RawExpr,
  fn: FunctionValue | undefined,
  cx: Lowering,
): ValueShape {
  const passed = fn ? passedKinds(fn, cx) & (list.item ?? shapes.json).kinds : 0;
  if (passed === 0) return shape;
  if (method === 'find' || method === 'findLast') return withKinds(shape, passed);
  cx.denied.add(ITEMS, passed & ~Kind.absent);
  return method === 'filter' && shape.item ? { ...shape, item: withKinds(shape.item, passed) } : shape;
}

function parametersOf(
  method: string,
  item: ValueShape,
  list: RawExpr,
  start: RawExpr | undefined,
  node: ts.CallExpression,
  cx: Lowering,
): readonly ValueShape[] {
  // Undefined items come last, without being compared.
  if (method === 'toSorted') return [without(item, Kind.absent), without(item, Kind.absent)];
  if (method !== 'reduce' && method !== 'reduceRight') return [item, shapes.integer, list.shape];
  const state = start ? cx.facts.shape(node) : item;
  return [withKinds(state, cx.denied.kindsOf(node)), item, shapes.integer, list.shape];
}

function resultShape(
  method: string,
  receiver: RawExpr,
  lambda: RawExpr,
  start: RawExpr | undefined,
  excluded: number,
  node: ts.CallExpression,
  cx: Lowering,
): ValueShape {
  const shape = cx.facts.shape(node);
  switch (method) {
    case 'map':
      return shapes.list(lambda.shape);
    case 'filter':
      return filtered(shape, receiver.shape, excluded, cx);
    case 'toSorted':
      return receiver.shape;
    case 'find':
    case 'findLast':
      return {
        ...withKinds(shape, cx.denied.kindsOf(ITEMS) | Kind.absent),
        ...(receiver.shape.nonFinite && { nonFinite: true as const }),
      };
    case 'findIndex':
    case 'findLastIndex':
      return shapes.integer;
    case 'reduce':
    case 'reduceRight': {
      const tainted = lambda.shape.nonFinite || start?.shape.nonFinite;
      const result = withKinds(shape, cx.denied.kindsOf(node));
      return { ...result, ...(tainted && { nonFinite: true as const }) };
    }
    default:
      return shape;
  }
}

/** What a filter leaves of a list; its test excludes some kinds of items. */
function filtered(typed: ValueShape, list: ValueShape, excluded: number, cx: Lowering): ValueShape {
  const { undefinedItems, ...shape } = constantShape(typed, list, cx);
  const item = without(shape.item ?? list.item ?? shapes.json, excluded);
  const marked = undefinedItems && mayBe(item, Kind.absent | Kind.list | Kind.record);
  return { ...shape, item, ...(marked && { undefinedItems }) };
}

function checked(call: RawExpr, node: ts.CallExpression, cx: Lowering): RawExpr {
  const problem = cx.libraryProblem(call);
  if (problem === null) return call;
  cx.report(
    d.unsupportedLibraryMember(cx.origin(node), {
      member: call.kind === 'library' ? call.member : 'this built-in',
      hint: problem,
    }),
  );
  return cx.invalid(node);
}

/** `reduce` without an initial value throws TypeError on an empty list. */
function demandFirst(call: RawExpr, list: RawExpr, cx: Lowering): RawExpr {
  if (call.kind !== 'library') return call;
  const [declare, ref] = b.capture(list, 'list', cx);
  return b.sequence([...declare, demandSomeItem(ref)], { ...call, receiver: ref }, call.origin);
}
