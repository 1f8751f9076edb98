/** `Array.from`, `Array.of` and arrays made by length. Arrays without items (holes) do not exist in a workflow. */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { madeLength } from '../array-length.ts';
import { charactersOf } from '../code-points.ts';
import { asIterable } from '../collections/iterated.ts';
import { demandStored } from '../data.ts';
import { demandItem, demandItems } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { matchAsList } from '../match-list.ts';
import type { FunctionValue, Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { addedItem } from './added-items.ts';
import { lowerCallbackMethod } from './callback-methods.ts';
import { callbackOf } from './pure-callback.ts';

const HINT = 'Give it an array, a string, or `{ length: n }` with a function.';

/** Lowers `Array.from(…)`. */
export function lowerArrayFrom(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const [source, callback] = node.arguments;
  if (!source || node.arguments.length > 2 || node.arguments.some(ts.isSpreadElement)) return refused(node, HINT, cx);
  const length = lengthOfSource(source);
  if (length) return fromLength(length, callback, node, scope, cx);
  const empty = emptyArrayLength(source, cx);
  const value = empty
    ? undefinedItems(empty, source, scope, cx)
    : asIterable(matchAsList(cx.expression(source, scope), cx), source, cx);
  const list = listOf(value);
  if (!list) return refused(node, HINT, cx);
  if (!callback) return copyOf(list);
  // Unlike that of `map`, the function does not take the list.
  const adapt: FunctionValue['adapt'] = (args) => args.slice(0, 2);
  return lowerCallbackMethod('Array.prototype.map', list, node, scope, cx, [callback], adapt);
}

/** The same items in an array of its own. */
function copyOf(list: RawExpr): RawExpr {
  return b.library('Array.prototype.slice', list, [], list.shape, list.origin);
}

/** The list that iterating the value gives. */
function listOf(value: RawExpr): RawExpr | undefined {
  if (value.shape.kinds === 0) return undefined;
  if (isOnly(value.shape, Kind.list)) return value;
  return isOnly(value.shape, Kind.string) ? charactersOf(value) : undefined;
}

/** `n` of `{ length: n }`. */
export function lengthOfSource(node: ts.Expression): ts.Expression | undefined {
  const object = unwrap(node);
  const [property, ...others] = ts.isObjectLiteralExpression(object) ? object.properties : [];
  const only = property && others.length === 0 && ts.isPropertyAssignment(property) ? property : undefined;
  return only && ts.isIdentifier(only.name) && only.name.text === 'length' ? only.initializer : undefined;
}

function fromLength(
  length: ts.Expression,
  callback: ts.Expression | undefined,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const size = cx.expression(length, scope);
  if (!callback) {
    const item = demandItem(b.absent(cx.origin(node)), cx.facts.shape(node), cx);
    return b.library('Array.filled', null, [size, item], shapes.list(item.shape), cx.origin(node));
  }
  const found = callbackOf(callback, [shapes.absent, shapes.integer], scope, cx);
  if (!found) return cx.invalid(node);
  if (found.kind === 'impure') return inLoop(size, callback, node, scope, cx);
  const { lambda } = found;
  demandStored({ ...lambda, origin: cx.origin(callback) } as RawExpr, cx);
  const items = demandItems(lambda, cx.facts.shape(node), cx);
  return b.library('Array.fromLength', null, [size, items], shapes.list(items.shape), cx.origin(node));
}

/** The items one by one, for a function that throws or writes outer variables: a loop over the indexes. */
function inLoop(size: RawExpr, callback: ts.Expression, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const variable = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: true });
  const index = b.ref(variable, shapes.integer, origin);
  const own = b.lambda(
    [cx.variable({ name: 'item', origin, shape: shapes.absent, constant: true }), variable],
    [{ kind: 'return', origin, value: index }],
    shapes.integer,
    origin,
  );
  const indexes = b.library('Array.fromLength', null, [size, own], shapes.list(shapes.integer), origin);
  return lowerCallbackMethod('Array.prototype.map', indexes, node, scope, cx, [callback], ([at]) => [
    { kind: 'value', value: b.absent(origin) },
    ...(at ? [at] : []),
  ]);
}

/** Lowers `Array.of(…)`. */
export function lowerArrayOf(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const items = node.arguments.map((argument) => addedItem(argument, cx.facts.shape(node), scope, cx));
  return b.list(items, cx.origin(node));
}

/** `Array(n)` or `new Array(n)` that a method is called on: its length. */
export function emptyArrayLength(node: ts.Expression, cx: Lowering): ts.Expression | undefined {
  const made = unwrap(node);
  if (!ts.isNewExpression(made) && !ts.isCallExpression(made)) return undefined;
  if (!ts.isIdentifier(made.expression) || cx.facts.libraryMember(made.expression) !== 'Array') return undefined;
  const [length, ...others] = made.arguments ?? [];
  return others.length === 0 && length && isOnly(cx.facts.shape(length), Kind.number) ? length : undefined;
}

/** The length that `Array(n)` gets: a missing one would be its only item. */
function lengthGiven(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const length = cx.expression(node, scope);
  if (isOnly(length.shape, Kind.number)) return length;
  const hint = 'Give it a length that cannot be missing, e.g. `Array(count ?? 0)`.';
  cx.report(d.unsupportedLibraryMember(cx.origin(node), { member: 'Array', hint }));
  return cx.invalid(node);
}

/** The items of `Array(n)`, which are undefined where something iterates it. */
export function undefinedItems(length: ts.Expression, node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const size = madeLength(lengthGiven(length, scope, cx), origin, cx);
  const item = demandItem(b.absent(origin), cx.facts.shape(node), cx);
  return b.library('Array.filled', null, [size, item], shapes.list(item.shape), origin);
}

/** Lowers `Array(n).fill(value)` and `Array(n).keys()`; undefined for other methods. */
export function lowerOnEmptyArray(
  method: string,
  length: ts.Expression,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const origin = cx.origin(node);
  const [value] = node.arguments;
  if (method === 'fill' && value && node.arguments.length === 1 && !ts.isSpreadElement(value)) {
    const size = madeLength(lengthGiven(length, scope, cx), origin, cx);
    const item = demandItem(demandStored(cx.expression(value, scope), cx), cx.facts.shape(node), cx);
    return b.library('Array.filled', null, [size, item], shapes.list(item.shape), origin);
  }
  if (method !== 'keys') return undefined;
  return b.library('Array.range', null, [lengthGiven(length, scope, cx)], shapes.list(shapes.integer), origin);
}

function refused(node: ts.CallExpression, hint: string, cx: Lowering): RawExpr {
  cx.report(d.unsupportedLibraryMember(cx.origin(node), { member: 'Array.from', hint }));
  return cx.invalid(node);
}
