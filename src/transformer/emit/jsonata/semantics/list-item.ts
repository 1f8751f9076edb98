/**
 * Items of list literals (the W(x) rule). JSONata splices an item that is a list into the list around it, except where the
 * item is itself written as a list literal; and it drops absent items, which JSON would write as null.
 */
import { isOnly, Kind, mayBe } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { condition, list } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { absentToNull } from './equality.ts';
import { hasKind } from './kind-test.ts';
import { share } from './share.ts';

/** A value as one item of a list literal. */
export function listItem(value: Operand, cx: Emission): JsonataNode {
  const node = absentToNull(value, cx);
  const { shape } = value;
  if (node.kind === 'list' || !mayBe(shape, Kind.list)) return node;
  if (isOnly(shape, Kind.list)) return list([node]);
  return share(node, 'item', cx, (item) =>
    condition(hasKind({ node: item, shape }, Kind.list, cx), list([list([item])]), item),
  );
}

/** The items of a list, spliced into a list literal. */
export function spreadItems(
  node: JsonataNode,
): readonly (JsonataNode | Extract<JsonataNode, { kind: 'list' }>['items'][number])[] {
  // The items of a literal can stand there themselves; any other list must not look like a literal.
  return node.kind === 'list' ? node.items : [node];
}
