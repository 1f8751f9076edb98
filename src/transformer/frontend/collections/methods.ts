/**
 * Methods of `Map` and `Set`. A map is a record (see `keys.ts`), so that its reads and writes are those of a record's place; a
 * set is a list of different items.
 */
import ts from 'typescript';
import { orAbsent, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandOwner } from '../checks.ts';
import { isKeyHeldAt } from '../held-key.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { demandKept } from '../owner-kept.ts';
import { writeTo } from '../place.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { forEachEntry } from './for-each.ts';
import { asList, demandUsedUp, entriesOf, typeArguments } from './iterated.ts';
import { demandKey, demandPresent, keyShape, keyText } from './keys.ts';
import { lowerSetAlgebra } from './set-algebra.ts';
import { argumentsOf, lowerAdded, lowerClear, lowerCollection } from './write-map.ts';

/** Lowers a call of a method; `receiver` is given where an optional chain has evaluated it. */
export function lowerCollectionMethod(
  member: string,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
  receiver?: RawExpr,
): RawExpr {
  const [owner, , method = ''] = member.split('.');
  switch (method) {
    case 'set':
    case 'add': {
      const target = lowerAdded(node, scope, cx);
      if (!target) return cx.invalid(node);
      const used = !ts.isExpressionStatement(node.parent);
      return b.sequence(target.before, used ? target.current : b.absent(cx.origin(node)), cx.origin(node));
    }
    case 'clear':
      return lowerClear(node, scope, cx);
    case 'delete':
      return owner === 'Map' ? deleteKey(node, scope, cx) : deleteItem(node, scope, cx);
  }
  const callee = unwrap(node.expression);
  if (!receiver && !ts.isPropertyAccessExpression(callee)) return cx.invalid(node);
  const object =
    receiver ?? (ts.isPropertyAccessExpression(callee) ? cx.expression(callee.expression, scope) : cx.invalid(node));
  const on = demandOwner(object, method, cx.origin(node), cx);
  if (method === 'forEach') return forEachEntry(owner === 'Map', on, node, scope, cx);
  return owner === 'Map' ? readMap(method, on, node, scope, cx) : readSet(method, on, node, scope, cx);
}

/** The shapes of the type arguments of the collection that a method is called on. */
function typesOf(node: ts.CallExpression, cx: Lowering): readonly RawExpr['shape'][] {
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) ? typeArguments(callee.expression, cx) : [];
}

function readMap(method: string, map: RawExpr, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [key = shapes.unknown, value = shapes.unknown] = typesOf(node, cx);
  if (method === 'get' || method === 'has') {
    const [given] = argumentsOf(node, 1, scope, cx) ?? [];
    if (!given) return cx.invalid(node);
    const text = keyText(given, cx);
    if (method === 'has') return b.binary('in', text, map, origin);
    const isHeld = isHeldByTest(node, cx);
    return b.index(map, text, isHeld ? value : orAbsent(value), origin, isHeld);
  }
  demandUsedUp(node, cx);
  if (method === 'keys') {
    const known = keyShape(key);
    demandPresent({ ...map, shape: known } as RawExpr, cx);
    return b.library('Map.keys', null, [map], shapes.list(known), origin);
  }
  return method === 'values'
    ? b.library('Map.values', null, [map], shapes.list(value), origin)
    : entriesOf(map, [key, value], cx);
}

/** `map.get(key)` where a test has shown that the map has the key. */
function isHeldByTest(node: ts.CallExpression, cx: Lowering): boolean {
  const callee = unwrap(node.expression);
  const [key] = node.arguments;
  return (
    ts.isPropertyAccessExpression(callee) && key !== undefined && isKeyHeldAt(node, callee.expression, key, cx.facts)
  );
}

function readSet(method: string, set: RawExpr, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const list = asList(set);
  if (method === 'has') {
    const [given] = argumentsOf(node, 1, scope, cx) ?? [];
    if (!given) return cx.invalid(node);
    return b.library('Array.prototype.includes', list, [demandKey(given, cx)], shapes.boolean, origin);
  }
  if (method !== 'keys' && method !== 'values' && method !== 'entries')
    return lowerSetAlgebra(method, list, node, scope, cx);
  demandUsedUp(node, cx);
  if (method !== 'entries') return list;
  const item = cx.variable({ name: 'item', origin, shape: list.shape.item ?? shapes.json, constant: true });
  const ref = b.ref(item, list.shape.item ?? shapes.json, origin);
  const pair = b.items([ref, ref], origin);
  const twice = b.lambda([item], [{ kind: 'return', origin, value: pair }], pair.shape, origin);
  return b.library('Array.prototype.map', list, [twice], shapes.list(pair.shape), origin);
}

/** `map.delete(key)`: true when there was one. */
function deleteKey(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const target = lowerCollection(node, scope, cx);
  const [given] = argumentsOf(node, 1, scope, cx) ?? [];
  if (!target || !given) return cx.invalid(node);
  demandKept(target, given, origin, cx);
  const [declareKey, text] = b.capture(keyText(given, cx), 'key', cx);
  const remove = writeTo(
    { ...target, path: [...target.path, { key: text, container: 'record' }] },
    'remove',
    origin,
    cx,
  );
  if (ts.isExpressionStatement(node.parent))
    return b.sequence([...target.before, ...declareKey, remove], b.absent(origin), origin);
  const [declareFound, found] = b.capture(b.binary('in', text, target.current, origin), 'found', cx);
  return b.sequence([...target.before, ...declareKey, ...declareFound, remove], found, origin);
}

/** `set.delete(value)`. */
function deleteItem(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const target = lowerCollection(node, scope, cx);
  const [given] = argumentsOf(node, 1, scope, cx) ?? [];
  if (!target || !given) return cx.invalid(node);
  demandKept(target, given, origin, cx);
  const [declareValue, value] = b.capture(demandKey(given, cx), 'value', cx);
  const list = asList(target.current);
  const shorter = b.library('Set.without', null, [list, value], target.current.shape, origin);
  const remove = b.replaceContent(target.variable, target.path, shorter, origin);
  if (ts.isExpressionStatement(node.parent))
    return b.sequence([...target.before, ...declareValue, remove], b.absent(origin), origin);
  const sought = b.library('Array.prototype.includes', list, [value], shapes.boolean, origin);
  const [declareFound, found] = b.capture(sought, 'found', cx);
  return b.sequence([...target.before, ...declareValue, ...declareFound, remove], found, origin);
}
