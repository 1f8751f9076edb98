/** `map.keys().next()`: the first entry of a collection, as people ask for it who keep the oldest one there. */
import ts from 'typescript';
import { isOnly, Kind, orAbsent, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { elementAt } from '../access.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';

/** The result of `next` of an iterator that has just been made; undefined for other iterators. */
export function lowerFirst(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const callee = unwrap(node.expression);
  const iterator = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  if (!iterator || !ts.isCallExpression(iterator) || node.arguments.length > 0) return undefined;
  const made = unwrap(iterator.expression);
  const member = ts.isPropertyAccessExpression(made) ? cx.facts.libraryMember(made) : undefined;
  if (!member || !/^(Map|Set)\.prototype\.(keys|values|entries)$/.test(member)) return undefined;
  const origin = cx.origin(node);
  const list = cx.expression(iterator, scope);
  if (!isOnly(list.shape, Kind.list)) return undefined;
  const [declare, items] = b.capture(list, 'items', cx);
  const first = elementAt(items, b.literal(0, origin), orAbsent(list.shape.item ?? shapes.json), origin);
  const done = b.binary('===', b.lengthOf(items, origin), b.literal(0, origin), origin);
  return b.sequence(declare, b.object({ value: first, done }, origin), origin);
}
