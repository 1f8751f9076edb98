/**
 * What `...x` adds to a record: the entries of records, the items of lists and the characters of strings under their
 * indexes, nothing of anything else. `$merge` takes records only.
 */
import { isOnly, Kind, mayBe } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { condition, EMPTY_OBJECT } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { isNotNullish } from './equality.ts';
import { hasKind } from './kind-test.ts';
import { share } from './share.ts';

const INDEXED = Kind.list | Kind.string;

/** A record with the entries that spreading the value adds. */
export function spreadable({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (isOnly(shape, Kind.record)) return node;
  if (!mayBe(shape, Kind.record | INDEXED)) return EMPTY_OBJECT;
  return share(node, 'spread', cx, (shared) => {
    const value: Operand = { node: shared, shape };
    if (isOnly(shape, Kind.record | Kind.null | Kind.absent))
      return condition(isNotNullish(value), shared, EMPTY_OBJECT);
    const indexed = condition(hasKind(value, INDEXED, cx), entriesOf(value, cx), EMPTY_OBJECT);
    return condition(hasKind(value, Kind.record, cx), shared, mayBe(shape, INDEXED) ? indexed : EMPTY_OBJECT);
  });
}

function entriesOf(value: Operand, cx: Emission): JsonataNode {
  const characters = cx.code`$split(${value.node}, '')`;
  const items = mayBe(value.shape, Kind.list)
    ? mayBe(value.shape, Kind.string)
      ? condition(hasKind(value, Kind.list, cx), value.node, characters)
      : value.node
    : characters;
  return cx.code`$merge([$map(${items}, function($item, $index) { {$formatBase($index): $item} })[]])`;
}
