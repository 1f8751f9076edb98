/** Writes of maps and sets: the place that the collection is in, before and after. */
import ts from 'typescript';
import { Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { demandItemType } from '../data.ts';
import { MAP_KEYS, noteItem } from '../denied.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { demandKept } from '../owner-kept.ts';
import { type Target, writeTo } from '../place.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { lowerWrittenObject, temporaryTarget } from '../written-object.ts';
import { asList } from './iterated.ts';
import { demandKey, demandPresent, keyText } from './keys.ts';

/** The collection that a method is called on. */
export function lowerCollection(node: ts.CallExpression, scope: Scope, cx: Lowering): Target | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const object = unwrap(callee.expression) as ts.Expression;
  if (ts.isNewExpression(object)) return temporaryTarget(cx.expression(object, scope), cx);
  const added = ts.isCallExpression(object) ? lowerAdded(object, scope, cx) : undefined;
  return added ?? lowerWrittenObject(object, cx.origin(node), scope, cx, callee.name.text);
}

/** `map.set(key, value)` and `set.add(value)`, whose value is the collection: its place, behind the write. */
export function lowerAdded(node: ts.CallExpression, scope: Scope, cx: Lowering): Target | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const member = cx.facts.libraryMember(callee);
  if (member !== 'Map.prototype.set' && member !== 'Set.prototype.add') return undefined;
  const target = lowerCollection(node, scope, cx);
  const values = argumentsOf(node, member === 'Map.prototype.set' ? 2 : 1, scope, cx);
  if (!target || !values) return target;
  for (const value of values) demandKept(target, value, cx.origin(node), cx);
  const written =
    member === 'Map.prototype.set' ? setKey(target, values, node.arguments[1], cx) : addItem(target, values, cx);
  return { ...target, before: [...target.before, ...written] };
}

function setKey(
  target: Target,
  [key, value]: readonly RawExpr[],
  given: ts.Expression | undefined,
  cx: Lowering,
): readonly RawStatement[] {
  if (!key || !value) return [];
  // Where keys are listed, one that is undefined would be missing.
  cx.denied.add(MAP_KEYS, key.shape.kinds & Kind.absent);
  const [declareKey, text] = b.capture(keyText(key, cx), 'key', cx);
  const stored = given ? demandItemType(value, given, cx) : value;
  const [declareValue, taken] = b.capture(demandPresent(stored, cx), 'value', cx);
  const place: Target = { ...target, path: [...target.path, { key: text, container: 'record' }] };
  return [...declareKey, ...declareValue, writeTo(place, taken, value.origin, cx)];
}

function addItem(target: Target, [value]: readonly RawExpr[], cx: Lowering): readonly RawStatement[] {
  if (!value) return [];
  const item = demandKey(demandPresent(value, cx), cx);
  const longer = b.library('Set.with', null, [asList(target.current), item], target.current.shape, value.origin);
  return [b.replaceContent(target.variable, target.path, longer, value.origin)];
}

/** The arguments of a method; those that are left out are undefined. */
export function argumentsOf(
  node: ts.CallExpression,
  count: number,
  scope: Scope,
  cx: Lowering,
): readonly RawExpr[] | undefined {
  if (!node.arguments.some(ts.isSpreadElement)) {
    const given = node.arguments.slice(0, count).map((argument) => {
      const value = cx.expression(argument, scope);
      if (!cx.facts.isUntyped(argument)) noteItem(value.shape, cx.facts.shape(argument), cx);
      return value;
    });
    return [...given, ...Array.from({ length: count - given.length }, () => b.absent(cx.origin(node)))];
  }
  const hint = 'Pass the arguments one by one.';
  cx.report(d.unsupportedLibraryMember(cx.origin(node), { member: 'a collection’s method', hint }));
  return undefined;
}

/** `collection.clear()`. */
export function lowerClear(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const target = lowerCollection(node, scope, cx);
  if (!target) return cx.invalid(node);
  const { shape } = target.current;
  const empty = shape.kinds === shapes.map.kinds ? b.record([], origin) : b.list([], origin);
  const write = b.replaceContent(target.variable, target.path, { ...empty, shape } as RawExpr, origin);
  return b.sequence([...target.before, write], b.absent(origin), origin);
}
