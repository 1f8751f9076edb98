/** Lists of functions that code makes: `ids.map((id) => () => load({ id }))`, `[...first, ...second]`, `first.concat(second)`. */
import ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { isOnly, Kind, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { functionWith } from '../arguments.ts';
import { lengthOfSource } from '../library/array-statics.ts';
import { throws } from '../library/callback-facts.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import {
  type Binding,
  childScope,
  type FunctionValue,
  type KeptList,
  type ListBinding,
  type Scope,
  type Static,
} from '../scope.ts';
import { returnedBy } from '../static-returned.ts';
import { unwrap } from '../write-facts.ts';
import { functionsOf } from './functions-of.ts';
import { itemAt } from './item.ts';
import { keptRecord } from './keep.ts';
import { keptEntries, listEntries, recordsIn } from './records.ts';

/** What a callback is called with, and what each of its values becomes. */
interface Mapped {
  readonly method: LibraryMember;
  readonly source: RawExpr;
  readonly before: readonly RawStatement[];
  readonly callback: ts.Expression;
  readonly parameters: readonly ValueShape[];
  readonly adapt?: FunctionValue['adapt'];
}

/** The list that a call makes; undefined for other calls. */
export function madeList(member: string, call: ts.CallExpression, scope: Scope, cx: Lowering): Static | undefined {
  const item = cx.facts.checker.getIndexTypeOfType(cx.facts.type(call), ts.IndexKind.Number);
  if (!item || cx.facts.isPromiseType(item)) return undefined;
  const kept: KeptList = { declaration: call, scope };
  const callee = unwrap(call.expression);
  if (/Array\.prototype\.concat$/.test(member) && ts.isPropertyAccessExpression(callee))
    return concatenated([callee.expression, ...call.arguments], kept, scope, cx);
  const mapped = mappedBy(member, call, scope, cx);
  const lambda = mapped && recordsOf(mapped, kept, scope, cx);
  if (lambda === 'reported') return noList(call, cx);
  if (!mapped || !lambda) return undefined;
  const shape = mapped.method === 'Array.prototype.flatMap' ? lambda.shape : shapes.list(lambda.shape);
  const list = b.library(mapped.method, mapped.source, [lambda], shape, cx.origin(call));
  const [declare, tags] = b.capture(list, 'tags', cx);
  return { before: [...mapped.before, ...declare], binding: { kind: 'list', tags, options: [], kept } };
}

/** Stands for a list of which something was reported. */
function noList(node: ts.Node, cx: Lowering): Static {
  return {
    before: [],
    binding: { kind: 'list', tags: { ...cx.invalid(node), shape: shapes.list(shapes.record) }, options: [] },
  };
}

function mappedBy(member: string, call: ts.CallExpression, scope: Scope, cx: Lowering): Mapped | undefined {
  const callee = unwrap(call.expression);
  const [first, second] = call.arguments;
  if (!first || !ts.isPropertyAccessExpression(callee)) return undefined;
  if (member === 'Array.from') {
    const length = lengthOfSource(first);
    if (!second) return undefined;
    if (!length) return overItems('Array.prototype.map', first, second, scope, cx);
    const size = cx.expression(length, scope);
    const source = b.library('Array.range', null, [size], shapes.list(shapes.integer), cx.origin(call));
    const [parameters, callback] = [[shapes.integer], second];
    const nothing = { kind: 'value' as const, value: b.absent(cx.origin(call)) };
    return { method: 'Array.prototype.map', source, before: [], callback, parameters, adapt: (at) => [nothing, ...at] };
  }
  const method = /^(?:Readonly)?Array\.prototype\.(map|flatMap)$/.exec(member)?.[1];
  return method === 'map' || method === 'flatMap'
    ? overItems(`Array.prototype.${method}`, callee.expression, first, scope, cx)
    : undefined;
}

function overItems(
  method: LibraryMember,
  list: ts.Expression,
  callback: ts.Expression,
  scope: Scope,
  cx: Lowering,
): Mapped | undefined {
  const functions = functionsOf(list, scope, cx);
  const [before, source] = b.capture(functions?.tags ?? cx.expression(list, scope), 'items', cx);
  if (source.shape.kinds === 0 || !isOnly(source.shape, Kind.list)) return undefined;
  const parameters = [source.shape.item ?? shapes.json, shapes.integer, source.shape];
  return {
    method,
    source,
    before: [...(functions?.before ?? []), ...before],
    callback,
    parameters,
    ...(functions && { adapt: functions.adapt }),
  };
}

/** The callback as a lambda that gives a record for its function, or a list of them. */
function recordsOf(
  { method, callback, parameters: given, adapt = (args) => args }: Mapped,
  kept: KeptList,
  scope: Scope,
  cx: Lowering,
): RawExpr | 'reported' | undefined {
  const target = functionWith(callback, scope, cx);
  const { fn } = target ?? {};
  if (!target || target.before.length > 0 || !fn?.node.body || fn.choice || cx.facts.givesPromise(fn.node))
    return undefined;
  const origin = cx.origin(callback);
  const variables = given.map((shape) => cx.variable({ name: 'item', origin, shape, constant: true }));
  const args = variables.map((one) => ({ kind: 'value' as const, value: b.ref(one, cx.shapeOfVariable(one), origin) }));
  const inner = childScope(scope, {
    effects: false,
    handsBack: false,
    frame: { kind: 'lambda' },
    jumps: [],
    insideTry: false,
  });
  const own = { ...fn, scope: fn.scope === scope ? inner : fn.scope };
  const made = returnedBy(own, adapt(args), callback, inner, cx);
  const at = returnedFrom(fn.node.body, callback);
  const flat = method === 'Array.prototype.flatMap';
  if (!made || (flat && made.binding.kind !== 'list')) return undefined;
  const value =
    flat && made.binding.kind === 'list'
      ? recordsIn(made.binding, at, kept, cx)
      : keptRecord(made.binding, at, kept, cx);
  if (!value) return 'reported';
  const lambda = b.lambda(variables, [...made.before, { kind: 'return', origin, value }], value.shape, origin);
  if (!throws(lambda)) return lambda;
  cx.report(
    d.callbackLoop(origin, { method: 'map', hint: 'Write the loop with `for … of`, and `push` the functions.' }),
  );
  return 'reported';
}

/** `first.concat(second, one)`: lists give their items. */
function concatenated(parts: readonly ts.Expression[], kept: KeptList, scope: Scope, cx: Lowering): Static | undefined {
  const added = parts.map((part) =>
    cx.facts.checker.isArrayLikeType(cx.facts.type(part))
      ? listEntries(part, kept, scope, cx)
      : keptEntries(part, kept, scope, cx),
  );
  return listOf(added, kept, cx);
}

/** The expression that a body returns last. */
function returnedFrom(body: ts.ConciseBody, callback: ts.Expression): ts.Expression {
  if (!ts.isBlock(body)) return body;
  const last = body.statements.at(-1);
  return (last && ts.isReturnStatement(last) ? last.expression : undefined) ?? callback;
}

/** The pairs of index and function that `list.entries()` gives. */
export function pairsOf(list: ListBinding, at: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  const kept: KeptList = { declaration: at, scope };
  const { origin, shape } = list.tags;
  const item = shape.item ?? shapes.record;
  const tag = cx.variable({ name: 'item', origin, shape: item, constant: true });
  const index = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: true });
  const position: Binding = { kind: 'value', value: b.ref(index, shapes.integer, origin) };
  const pair = (one: Binding): Binding =>
    one.kind === 'choice'
      ? {
          kind: 'choice',
          options: one.options.map(({ test, binding }) => ({ test, binding: pair(binding) })),
          otherwise: pair(one.otherwise),
        }
      : {
          kind: 'parts',
          parts: new Map([
            ['0', position],
            ['1', one],
          ]),
        };
  const value = keptRecord(pair(itemAt(list, b.ref(tag, item, origin), false, cx)), at, kept, cx);
  if (!value) return undefined;
  const lambda = b.lambda([tag, index], [{ kind: 'return', origin, value }], value.shape, origin);
  const pairs = b.library('Array.prototype.map', list.tags, [lambda], shapes.list(value.shape), origin);
  const [before, tags] = b.capture(pairs, 'tags', cx);
  return { before, binding: { kind: 'list', tags, options: [], kept } };
}

/** The list of what stands in others, and of what stands beside them. */
export function joinedList(literal: ts.ArrayLiteralExpression, scope: Scope, cx: Lowering): Static | undefined {
  const kept: KeptList = { declaration: literal, scope };
  const added = literal.elements.map((element) => keptEntries(element, kept, scope, cx));
  return listOf(added, kept, cx);
}

function listOf(added: readonly ReturnType<typeof keptEntries>[], kept: KeptList, cx: Lowering): Static | undefined {
  const known = added.flatMap((one) => one ?? []);
  if (known.length < added.length) return noList(kept.declaration, cx);
  const list = b.list(
    known.flatMap(({ entries }) => entries),
    cx.origin(kept.declaration),
  );
  const [declare, tags] = b.capture(list, 'tags', cx);
  return {
    before: [...known.flatMap(({ before }) => before), ...declare],
    binding: { kind: 'list', tags, options: [], kept },
  };
}
