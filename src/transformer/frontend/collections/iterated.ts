/**
 * What iterating a `Map` or `Set` gives, as the list that it is here. An iterator reads its collection when it is asked for the
 * next item, so one that is kept could see later changes, and is empty when it is read again: the methods that make one are used
 * where they stand only.
 */
import ts from 'typescript';
import { Kind, mayBe, shapes, type ValueShape, withKinds } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { ITEMS, MAP_KEYS } from '../denied.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { unwrap } from '../write-facts.ts';
import { demandPresent, keyShape } from './keys.ts';

/** The types of the keys and values of a map, or of the items of a set. */
export function typeArguments(node: ts.Node, cx: Lowering): readonly ValueShape[] {
  const { checker } = cx.facts;
  const type = checker.getNonNullableType(cx.facts.type(node));
  const members = type.isUnion() ? type.types : [type];
  const [first = [], ...others] = members.map((member) =>
    checker
      .getTypeArguments(member as ts.TypeReference)
      .map((argument) => withKinds(cx.facts.shapeOf(argument), cx.denied.kindsOf(ITEMS))),
  );
  const isMap = members.some(({ symbol }) => /Map$/.test(symbol?.name ?? ''));
  const known = others.length === 0 ? first : first.map(() => shapes.unknown);
  return isMap ? known.map((shape, at) => (at === 0 ? withKinds(shape, cx.denied.kindsOf(MAP_KEYS)) : shape)) : known;
}

/** The value as a list, where it is a map or a set that `node` names. */
export function asIterable(value: RawExpr, node: ts.Node, cx: Lowering): RawExpr {
  if (!value.shape.collection) return value;
  if (mayBe(value.shape, Kind.record)) return entriesOf(value, typeArguments(node, cx), cx);
  return asList(value);
}

/** A set as the list that it is. */
export function asList(set: RawExpr): RawExpr {
  const { collection: _, ...shape } = set.shape;
  return { ...set, shape } as RawExpr;
}

/** The pairs of a map. */
export function entriesOf(map: RawExpr, [key, value]: readonly ValueShape[], cx: Lowering): RawExpr {
  const { origin } = map;
  const known = keyShape(key ?? shapes.unknown);
  const sample: RawExpr = { ...b.literal('', origin), shape: known };
  demandPresent(
    { ...map, shape: { ...map.shape, kinds: map.shape.kinds | (known.kinds & Kind.absent) } } as RawExpr,
    cx,
  );
  const pair = b.list(
    [known, value ?? shapes.unknown].map((shape) => item(shape, map)),
    origin,
  );
  return b.library('Map.entries', null, [map, sample], shapes.list(pair.shape), origin);
}

function item(shape: ValueShape, map: RawExpr): { readonly kind: 'item'; readonly value: RawExpr } {
  return { kind: 'item', value: { ...b.absent(map.origin), shape: present(shape) } };
}

function present({ kinds, ...shape }: ValueShape): ValueShape {
  return { ...shape, kinds: kinds & ~Kind.absent };
}

/** True where an iterator is used up in the expression that makes it. */
export function isUsedUp(node: ts.CallExpression, cx: Lowering): boolean {
  let child: ts.Node = node;
  while (unwrap(child.parent) === unwrap(node) && child.parent !== node) child = child.parent;
  const { parent } = child;
  if (ts.isForOfStatement(parent)) return parent.expression === child;
  if (ts.isSpreadElement(parent)) return true;
  if (ts.isVariableDeclaration(parent)) return ts.isArrayBindingPattern(parent.name);
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'next' && ts.isCallExpression(parent.parent);
  const callee = ts.isCallExpression(parent) || ts.isNewExpression(parent) ? parent.expression : undefined;
  if (callee === undefined || callee === child) return false;
  const name = ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee) ? cx.facts.libraryMember(callee) : '';
  return ['Array.from', 'Object.fromEntries', 'Map', 'Set'].includes(name ?? '');
}

/** Reports an iterator that is kept. */
export function demandUsedUp(node: ts.CallExpression, cx: Lowering): void {
  if (isUsedUp(node, cx)) return;
  cx.report(
    d.unsupportedSyntax(cx.origin(node), {
      syntax: 'an iterator that is kept',
      hint: 'Make an array of it where it is made, e.g. `[...map.keys()]`.',
    }),
  );
}
