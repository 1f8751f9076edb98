/**
 * Calls that give values with functions in them: helpers that return closures or tables of them, and methods of lists of
 * functions. The helper's statements run where it is called; what it returns is known.
 */
import ts from 'typescript';
import type { LibraryMember } from '../core/library.ts';
import { orAbsent, shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { functionWith, lowerArguments } from './arguments.ts';
import { givenByMap, newFunctionMap } from './function-map.ts';
import { isInlinable } from './inline.ts';
import { called } from './kept/called.ts';
import { keptChange } from './kept/changes.ts';
import { bothItems, itemAt, itemOf } from './kept/item.ts';
import { madeList } from './kept/made.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { oneList, writtenList } from './one-list.ts';
import { isAsync } from './promises/start-function.ts';
import { type Binding, isInlining, type ListBinding, type Scope, type Static, withoutPlace } from './scope.ts';
import { returnedBy } from './static-returned.ts';
import { staticOf } from './static-value.ts';
import { unwrap } from './write-facts.ts';

/** The value of such a call; undefined where it is not known. */
export function staticCall(call: ts.CallExpression | ts.NewExpression, scope: Scope, cx: Lowering): Static | undefined {
  if (ts.isNewExpression(call)) return newFunctionMap(call, scope, cx);
  const callee = unwrap(call.expression) as ts.Expression;
  const isName = ts.isPropertyAccessExpression(callee) || ts.isIdentifier(callee);
  const member = isName ? cx.facts.libraryMember(callee) : undefined;
  if (member !== undefined) {
    const made =
      givenByMap(call, scope, cx) ?? partsAsList(member, call, scope, cx) ?? madeList(member, call, scope, cx);
    if (made) return made;
    return ts.isPropertyAccessExpression(callee) ? listMethod(member, callee, call, scope, cx) : undefined;
  }
  const isTask = cx.facts.stub(callee) !== undefined || cx.facts.stub(call) !== undefined;
  if (isTask || cx.facts.dsl(callee) || cx.facts.handleKind(call)) return undefined;
  const target = functionWith(callee, scope, cx);
  const { fn } = target ?? {};
  if (!target || !fn || fn.choice || !fn.node.body) return undefined;
  if (cx.facts.givesPromise(fn.node) && !(isAwaited(call) && isAsync(fn.node))) return undefined;
  if (isInlining(scope, fn) || !isInlinable(fn, call, cx)) return undefined;
  const made = returnedBy(fn, lowerArguments(call.arguments, scope, cx), call, scope, cx);
  return made && { ...made, before: [...target.before, ...made.before] };
}

/** What an async function does happens where it is called and awaited at once. */
function isAwaited(call: ts.Node): boolean {
  const { parent } = call;
  return ts.isAwaitExpression(parent) || (unwrap(parent) !== parent && isAwaited(parent));
}

/** `Object.entries(steps)` and `Object.values(steps)` of an object that is known. */
function partsAsList(member: string, call: ts.CallExpression, scope: Scope, cx: Lowering): Static | undefined {
  const [object, ...others] = call.arguments;
  if (member === 'Array.from' && object && others.length === 0) {
    const source = staticOf(object, scope, cx);
    const items = source && oneList(source.binding, cx.origin(call));
    return source && items && !items.kept ? { before: source.before, binding: items } : undefined;
  }
  if ((member !== 'Object.entries' && member !== 'Object.values') || !object) return undefined;
  const value = staticOf(object, scope, cx);
  if (value?.binding.kind !== 'parts') return undefined;
  const origin = cx.origin(call);
  const entries = [...value.binding.parts];
  // Keys that are numbers come first in JavaScript.
  if (entries.some(([key]) => /^\d+$/.test(key))) return undefined;
  const options = entries.map(([key, part]): Binding => {
    const name: Binding = { kind: 'value', value: b.literal(key, origin) };
    return member === 'Object.values'
      ? part
      : {
          kind: 'parts',
          parts: new Map([
            ['0', name],
            ['1', part],
          ]),
        };
  });
  return { before: value.before, binding: writtenList(options, origin) };
}

/** Methods that give another list of the same functions. */
const COPIES: ReadonlySet<string> = new Set(['filter', 'slice', 'toReversed', 'reverse', 'toSorted']);

/** Methods that give one of them, or undefined. */
const ITEMS: ReadonlySet<string> = new Set(['at', 'find', 'findLast']);

/** A method of a list of functions that gives another such list, or one of its items. */
function listMethod(
  member: string,
  callee: ts.PropertyAccessExpression,
  call: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): Static | undefined {
  const method = /^(?:Readonly)?Array\.prototype\.(\w+)$/.exec(member)?.[1];
  if (method === undefined) return undefined;
  const changed = keptChange(method, callee, call, scope, cx);
  if (changed) return changed;
  if (!COPIES.has(method) && !ITEMS.has(method)) return undefined;
  const owner = staticOf(callee.expression, scope, cx);
  const binding = owner && oneList(owner.binding);
  if (!owner || !binding) return undefined;
  const [declare, given] = b.capture(
    ITEMS.has(method) ? itemBy(method, binding, call, scope, cx) : copyBy(method, binding, call, scope, cx),
    ITEMS.has(method) ? 'tag' : 'tags',
    cx,
  );
  return {
    before: [...owner.before, ...declare],
    binding: ITEMS.has(method) ? itemAt(binding, given, true, cx) : { ...withoutPlace(binding), tags: given },
  };
}

/** The number or record of an item, or undefined. */
function itemBy(method: string, list: ListBinding, call: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const shape = orAbsent(list.tags.shape.item ?? shapes.integer);
  if (method !== 'at') return { ...called(method, itemOf(list, 0, cx), list, call, scope, cx), shape } as RawExpr;
  const args = call.arguments.map((argument) => cx.expression(argument, scope));
  return b.library('Array.prototype.at', list.tags, args, shape, cx.origin(call));
}

/** The numbers or records of some of the items. */
function copyBy(method: string, list: ListBinding, call: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const { tags } = list;
  const plain = (name: LibraryMember, args: readonly ts.Expression[]): RawExpr =>
    b.library(
      name,
      tags,
      args.map((argument) => cx.expression(argument, scope)),
      tags.shape,
      cx.origin(call),
    );
  switch (method) {
    case 'filter':
      return { ...called(method, itemOf(list, 0, cx), list, call, scope, cx), shape: tags.shape } as RawExpr;
    case 'toSorted':
      return { ...called(method, bothItems(list, cx), list, call, scope, cx), shape: tags.shape } as RawExpr;
    case 'slice':
      return plain('Array.prototype.slice', call.arguments);
    default:
      return plain('Array.prototype.toReversed', []);
  }
}
