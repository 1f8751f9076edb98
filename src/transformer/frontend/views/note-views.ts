/**
 * Notes, before a workflow is lowered, what its objects may hold beyond their types since TypeScript lets them be seen as others:
 * what is written through a wider type, is moved within a tuple, or stands behind a property that a type does not name.
 */
import ts from 'typescript';
import { Kind, mayBe } from '../../core/shape.ts';
import type { DeniedContext } from '../denied.ts';
import { ENTRIES, ITEMS, KNOWN_KEYS, noteAssertion, TUPLES } from '../denied.ts';
import { holdsAnything } from './anything.ts';
import { indexType, itemTypes } from './members.ts';
import { reachableCode } from './reachable-code.ts';
import { ANY_ITEM, ANY_KEY, createTypeNotes, type TypeNotes } from './type-notes.ts';
import { createViews, type Views } from './views.ts';
import { noteWrites } from './writes.ts';

/** Goes through everything that the code may run. */
export function noteViews(root: ts.Node, cx: DeniedContext): void {
  const views = createViews(cx.facts);
  const written = createTypeNotes();
  const visit = (node: ts.Node, of: (node: ts.Node) => void): void => {
    if (ts.isTypeNode(node)) return;
    of(node);
    ts.forEachChild(node, (child) => visit(child, of));
  };
  const reachable = reachableCode(root, cx.facts);
  for (const code of reachable) visit(code, (node) => ts.isExpression(node) && views.note(node));
  for (const code of reachable) visit(code, (node) => noteWrites(node, written, views, cx.facts));
  const reached = spread(views, written, cx.facts.checker);
  for (const type of reached.types())
    for (const [key, values] of reached.of(type)) for (const value of values) noteWritten(type, key, value, cx);
  for (const [from, others] of views.seenAs) for (const to of others) noteHidden(from, to, views.hidden, cx);
}

/**
 * What is written through a type is in the objects that are seen as it; what one type hides, those that it is seen as hide. Objects that
 * are seen as ones with anything in them are themselves known to be seen as others, so that through those only goes what is written there.
 */
function spread({ seenAs, hidden }: Views, written: TypeNotes, checker: ts.TypeChecker): TypeNotes {
  const reached = createTypeNotes();
  let grows = true;
  const copy = (notes: TypeNotes, from: ts.Type, into: TypeNotes, to: ts.Type): void => {
    for (const [key, values] of notes.of(from))
      if (into !== hidden || to.getProperty(key) === undefined)
        for (const value of values) grows = into.add(to, key, value) || grows;
  };
  for (const type of written.types()) copy(written, type, reached, type);
  while (grows) {
    grows = false;
    for (const [from, others] of seenAs)
      for (const to of others) {
        copy(holdsAnything(to, checker) ? written : reached, to, reached, from);
        copy(hidden, from, hidden, to);
      }
  }
  return reached;
}

/** Notes what was written to a property or items of a type that denies it. */
function noteWritten(type: ts.Type, key: string, value: ts.Type, cx: DeniedContext): void {
  const { checker } = cx.facts;
  const items = itemTypes(type, checker);
  if (items.length > 0) {
    const holders = checker.isTupleType(type) ? [ITEMS, TUPLES] : [ITEMS];
    const isItem = key === ANY_ITEM || /^\d+$/.test(key);
    for (const place of isItem ? items : []) note(holders, value, place, cx);
    return;
  }
  if (key === ANY_ITEM) return;
  for (const property of key === ANY_KEY ? type.getProperties() : [type.getProperty(key)])
    if (property) note(holdersOf(property.name), value, checker.getTypeOfSymbol(property), cx);
  // A key of an index signature may be missing anyway, so that nobody minds one that is deleted.
  const index = value === checker.getUndefinedType() ? undefined : indexType(type);
  if (index) note(key === ANY_KEY ? [ENTRIES] : [ENTRIES, `.${key}`], value, index, cx);
}

/** Notes what a type names for the first time, although objects of it may hold something else there. */
function noteHidden(from: ts.Type, to: ts.Type, hidden: TypeNotes, cx: DeniedContext): void {
  const index = indexType(to);
  for (const [key, values] of hidden.of(from)) {
    const property = to.getProperty(key);
    const place = property ? cx.facts.checker.getTypeOfSymbol(property) : index;
    for (const value of place ? values : [])
      if (place) note(property ? holdersOf(key) : [ENTRIES, `.${key}`], value, place, cx);
  }
}

function holdersOf(key: string): readonly string[] {
  return [ENTRIES, KNOWN_KEYS, `.${key}`];
}

/** Notes what a value is that its place denies, and what objects in it lack. */
function note(holders: readonly string[], value: ts.Type, place: ts.Type, cx: DeniedContext): void {
  // What is never read, and functions, which are known by their code.
  if (place.flags & ts.TypeFlags.Never || value.getCallSignatures().length > 0) return;
  noteAssertion(value, place, cx);
  const [given, allowed] = [cx.facts.shapeOf(value), cx.facts.shapeOf(place)];
  // A property of `1 | 2` may get other numbers.
  const isOther =
    !holders.includes(ITEMS) && mayBe(given, Kind.number) && given.integer !== true && allowed.integer === true;
  const kinds = (given.kinds & ~allowed.kinds) | (isOther ? Kind.number : 0);
  if (kinds === 0) return;
  for (const holder of holders) cx.denied.add(holder, kinds);
  cx.denied.distrust();
}
