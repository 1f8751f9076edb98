/** Positions of lists: those that the type of a tuple promises, and those that a pattern takes by their keys. */
import ts from 'typescript';
import { Kind, type ValueShape } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { TUPLES } from './denied.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** True where the type says that there is an item, as it does for as many as it requires, wherever its rest stands. */
export function isTupleItem(type: ts.Type, position: number, cx: Lowering): boolean {
  if (!cx.facts.checker.isTupleType(type) || cx.denied.kindsOf(TUPLES) !== 0) return false;
  const { elementFlags } = (type as ts.TupleTypeReference).target;
  return position < elementFlags.filter((flag) => flag & ts.ElementFlags.Required).length;
}

/** `{ 0: first } = list`: the item at a position that a pattern writes as a key; undefined for what is no list. */
export function itemByKey(
  list: RawExpr,
  key: RawExpr,
  shape: ValueShape,
  type: ts.Type,
  cx: Lowering,
): RawExpr | undefined {
  const text = key.kind === 'literal' ? String(key.value) : '';
  if (!/^(0|[1-9]\d*)$/.test(text) || list.shape.kinds !== Kind.list || list.shape.collection) return undefined;
  const position = Number(text);
  return elementAt(list, b.literal(position, key.origin), shape, key.origin, isTupleItem(type, position, cx));
}
