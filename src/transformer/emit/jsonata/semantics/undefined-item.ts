/** Items of lists that are undefined: JSONata drops undefined from lists, so a mark, a character for private use and a word, stands for it. */
import { isOnly, Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { call, condition, NOTHING, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { share } from './share.ts';

const MARK = text('\ue000undefined');

/** The value as an item of a list. */
export function itemOf({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (isOnly(shape, Kind.absent)) return MARK;
  return share(node, 'item', cx, (item) => condition(call('exists', item), item, MARK));
}

/** What an item stands for. */
export function ofItem(node: JsonataNode, cx: Emission): JsonataNode {
  return share(node, 'item', cx, (item) => condition(cx.code`${item} = ${MARK}`, NOTHING, item));
}

/** The value with null for every mark in it. */
export function withoutMarks(node: JsonataNode, cx: Emission): JsonataNode {
  return { kind: 'call', callee: cx.helper('withoutMarks'), arguments: [node] };
}

/** The record without the properties whose value is a mark. */
export function withoutMarkedProperties(record: JsonataNode, cx: Emission): JsonataNode {
  return cx.code`$merge([$sift(${record}, function($value) { $value != ${MARK} })])`;
}
