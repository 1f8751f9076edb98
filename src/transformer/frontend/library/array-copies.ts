/** `with` and `toSpliced`: changed copies of an array. */
import ts from 'typescript';
import { joinShapes, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandData } from '../data.ts';
import { demandItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { fixedItems } from '../spread-arguments.ts';
import { splicedParts, wholePosition } from './splice.ts';

/** Lowers `list.with(index, value)`; RangeError where there is no such item. */
export function lowerWith(list: RawExpr, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [index, value] = node.arguments.flatMap((argument): readonly (RawExpr | undefined)[] =>
    ts.isSpreadElement(argument)
      ? (fixedItems(argument, scope, cx) ?? [undefined, undefined])
      : [cx.expression(argument, scope)],
  );
  if (!index || !value) {
    cx.report(
      d.unsupportedLibraryMember(origin, { member: 'Array.prototype.with', hint: 'Give it an index and a value.' }),
    );
    return cx.invalid(node);
  }
  const [declareList, items] = b.capture(list, 'list', cx);
  const [declareAt, at] = b.capture(wholePosition(index), 'at', cx);
  const [declareItem, item] = b.capture(demandItem(demandData(value, cx), list.shape, cx), 'item', cx);
  const length = b.lengthOf(items, origin);
  const low = b.binary('<', at, b.unary('-', length, origin), origin);
  const high = b.binary('>=', at, length, origin);
  const check = b.engineThrowIf(b.logical('||', low, high, origin), 'RangeError', 'Invalid index', origin);
  const kept = list.shape.item ?? shapes.json;
  const copy = b.library('Array.prototype.with', items, [at, item], shapes.list(joinShapes(kept, item.shape)), origin);
  return b.sequence([...declareList, ...declareAt, ...declareItem, check], copy, origin);
}

/** Lowers `list.toSpliced(start, count, ...items)`. */
export function lowerToSpliced(list: RawExpr, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const [declare, items] = b.capture(list, 'list', cx);
  const parts = splicedParts('toSpliced', items, node, scope, cx);
  return parts ? b.sequence([...declare, ...parts.before], parts.content, cx.origin(node)) : cx.invalid(node);
}
