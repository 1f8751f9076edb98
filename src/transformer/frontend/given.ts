/** What of a value is known beyond its type: that it came as JSON, and what a constant was made with. */
import type ts from 'typescript';
import { Kind, mayBe, type ValueShape, withKinds, without } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { isAnything, NULLISH } from './denied.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The shape of a part of a value, which a node stands for: of one that came as JSON, no list has items that its type denies. */
export function partShape({ shape: owner }: RawExpr, part: ValueShape, node: ts.Node, cx: Lowering): ValueShape {
  if (!owner.given || !cx.denied.trusted || !mayBe(part, Kind.list | Kind.record)) return part;
  const { item, given } = cx.facts.shapeOfJson(cx.facts.type(node));
  return { ...withItemsOf(part, item), ...(given && { given }) };
}

/** The tighter of what a name's type says and what is `known` of its value, which is all that it gets. */
export function constantShape(declared: ValueShape, known: ValueShape, cx: Lowering): ValueShape {
  const { given, ...shape } = b.narrower(declared, known);
  if (!cx.denied.trusted) return shape;
  return { ...withItemsOf(shape, known.item), ...(given && { given }) };
}

/** The shape with items that are null or undefined where `item` is. */
function withItemsOf(list: ValueShape, item: ValueShape | undefined): ValueShape {
  if (!list.item || !item || isAnything(item)) return list;
  const own = withItemsOf(without(list.item, NULLISH & ~item.kinds), item.item);
  return { ...list, item: { ...withKinds(own, item.kinds & NULLISH), ...(item.given && { given: true as const }) } };
}
