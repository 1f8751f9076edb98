/** Lists of functions that are put into a list: their items, as records of the list that they are put into. */
import ts from 'typescript';
import type { ListEntry } from '../../core/expr.ts';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawLeaf, RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { KeptList, ListBinding, Scope } from '../scope.ts';
import { staticOf } from '../static-value.ts';
import { unwrap } from '../write-facts.ts';
import { itemAt } from './item.ts';
import { keptRecord, keptValue } from './keep.ts';

/** What is put into a list, and what is evaluated before. */
interface KeptEntries {
  readonly before: readonly RawStatement[];
  readonly entries: readonly ListEntry<RawLeaf>[];
}

/** The items that `value` or `...values` puts into a list; undefined where they were reported. */
export function keptEntries(part: ts.Expression, list: KeptList, scope: Scope, cx: Lowering): KeptEntries | undefined {
  if (!ts.isSpreadElement(part)) {
    const value = keptValue(part, list, scope, cx);
    return value && { before: value.before, entries: [{ kind: 'item', value: value.record }] };
  }
  return listEntries(part.expression, list, scope, cx);
}

/** The items of a list that is joined to another. */
export function listEntries(node: ts.Expression, list: KeptList, scope: Scope, cx: Lowering): KeptEntries | undefined {
  const literal = unwrap(node);
  if (ts.isArrayLiteralExpression(literal) && literal.elements.length === 0) return { before: [], entries: [] };
  const value = staticOf(node, scope, cx);
  if (value?.binding.kind !== 'list') {
    cx.report(d.functionAsValue(cx.origin(node)));
    return undefined;
  }
  const records = recordsIn(value.binding, node, list, cx);
  return records && { before: value.before, entries: [{ kind: 'spread', value: records }] };
}

/** A list of functions as a list of records of another list; undefined where something was reported. */
export function recordsIn(binding: ListBinding, at: ts.Expression, list: KeptList, cx: Lowering): RawExpr | undefined {
  const { tags, kept } = binding;
  if (kept?.declaration === list.declaration && kept.scope === list.scope) return tags;
  const { origin } = tags;
  const shape = tags.shape.item ?? shapes.record;
  const item = cx.variable({ name: 'item', origin, shape, constant: true });
  const value = keptRecord(itemAt(binding, b.ref(item, shape, origin), false, cx), at, list, cx);
  if (!value) return undefined;
  const lambda = b.lambda([item], [{ kind: 'return', origin, value }], value.shape, origin);
  return b.library('Array.prototype.map', tags, [lambda], shapes.list(value.shape), origin);
}
