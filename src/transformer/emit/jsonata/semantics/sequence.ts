/**
 * Results of `$map`, `$filter` and their like as lists. They give nothing instead of an empty list and the item itself instead
 * of a list of one; `[ … ]` makes a list of both, and `[]` keeps an only item that is a list from being taken apart.
 */
import { Kind, mayBe, type ValueShape } from '../../../core/shape.ts';
import type { JsonataCall, JsonataNode } from '../ast.ts';
import { list } from '../build.ts';

/** The items that a sequence has, as a list. */
export function listOf(sequence: JsonataCall, item: ValueShape): JsonataNode {
  return list([mayBe(item, Kind.list) ? { kind: 'keep', operand: sequence } : sequence]);
}
