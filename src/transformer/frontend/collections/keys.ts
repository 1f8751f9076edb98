/**
 * Keys of `Map` and `Set`. A map is a record of its values by the text of their keys: `=` and a string, `#` and a number, `!` and
 * a boolean, `?` and `null` or `undefined`. So `'1'` and `1` stay apart, NaN is itself and -0 is 0, and none of the texts is an
 * index, which would change the order, or a name that every object inherits.
 */
import { Kind, mayBe, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { hasInvalid } from '../invalid.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

/** The value; reported where it may be an object, which is found by identity. */
export function demandKey(value: RawExpr, cx: Lowering): RawExpr {
  if (hasInvalid(value)) return value;
  const { shape } = value;
  if (mayBe(shape, Kind.list | Kind.record) || shape.error || shape.date) cx.report(d.collectionKey(value.origin));
  return value;
}

/** The value; reported where it may be undefined, which a set or the values of a map cannot hold. */
export function demandPresent(value: RawExpr, cx: Lowering): RawExpr {
  if (!mayBe(value.shape, Kind.absent) || hasInvalid(value)) return value;
  cx.report(
    d.undefinedItem(value.origin, {
      what: 'This value',
      holder: 'a Map or Set',
      hint: 'Store `null` instead, or leave the entry out.',
    }),
  );
  return value;
}

/** Where a map has the value of a key. */
export function keyText(key: RawExpr, cx: Lowering): RawExpr {
  demandKey(key, cx);
  const { origin } = key;
  if (key.kind === 'literal' || key.kind === 'absent')
    return b.literal(textOf(key.kind === 'literal' ? key.value : undefined), origin);
  return b.library('Map.keyText', null, [key], shapes.string, origin);
}

/** The text of a constant key. */
export function textOf(value: string | number | boolean | null | undefined): string {
  if (typeof value === 'string') return `=${value}`;
  if (typeof value === 'number') return `#${value}`;
  return typeof value === 'boolean' ? `!${value}` : `?${value}`;
}

/** The key of a text. */
export function keyOf(text: RawExpr, shape: ValueShape): RawExpr {
  return b.library('Map.key', null, [text], keyShape(shape), text.origin);
}

/** What a key is that comes out of a map or set: NaN may have been put in. */
export function keyShape(shape: ValueShape): ValueShape {
  if (!mayBe(shape, Kind.number)) return shape;
  const { integer: _, ...others } = shape;
  return { ...others, nonFinite: true };
}
