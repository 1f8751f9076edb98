/** Text as the list of its characters, which iterating it gives. */
import { isOnly, Kind, mayBe, shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The characters of a text. */
export function charactersOf(text: RawExpr): RawExpr {
  return b.library('codePoints', null, [text], shapes.list(shapes.string), text.origin);
}

/** The items that a pattern takes from a list or a text, by a name that is read more than once. */
export function namedItems(value: RawExpr, cx: Lowering): ReturnType<typeof b.capture> {
  const list = iteratedText(value);
  return list === value ? [[], value] : b.capture(list, 'characters', cx);
}

/** The list of characters where the value is text; a value that may be a list instead is tested, and has to be without effects. */
export function iteratedText(value: RawExpr): RawExpr {
  const { shape, origin } = value;
  if (shape.kinds === 0 || shape.collection || !isOnly(shape, Kind.string | Kind.list)) return value;
  if (!mayBe(shape, Kind.string)) return value;
  const characters = charactersOf({ ...value, shape: { ...shape, kinds: Kind.string } } as RawExpr);
  if (!mayBe(shape, Kind.list)) return characters;
  const isList = b.library('Array.isArray', null, [value], shapes.boolean, origin);
  return b.conditional(isList, { ...value, shape: { ...shape, kinds: Kind.list } } as RawExpr, characters, origin);
}

/** The same of a value that is evaluated once, whatever it does. */
export function iteratedOnce(value: RawExpr, cx: Lowering): RawExpr {
  if (iteratedText(value) === value) return value;
  const [declare, named] = b.capture(value, 'iterable', cx);
  return b.sequence(declare, iteratedText(named), value.origin);
}
