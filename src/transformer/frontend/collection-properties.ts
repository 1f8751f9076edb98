/**
 * Objects and lists that hold a `Map` or `Set` are followed by their types: a place may hold a collection where its type is one of
 * collections, and what holds it may not be given to a type that hides it.
 */
import type ts from 'typescript';
import { expectedType, isHidden, isOrNothing } from './expected-type.ts';
import type { TypeReader } from './type-arguments.ts';
import { holdsCollection, isCollectionType } from './type-holds.ts';

/**
 * True where the value of a property, an item or an entry is expected to be a collection, a list of them, null or undefined; without
 * expectation its own type counts.
 */
export function isCollectionPlace(node: ts.Expression, own: ts.Type, types: TypeReader): boolean {
  return isForCollections(expectedType(node, types.checker) ?? own, types);
}

/** True for a type whose values are collections, lists of them, or nothing. */
export function isForCollections(given: ts.Type, types: TypeReader): boolean {
  const { checker } = types;
  const type = types.standsFor(given);
  return isOrNothing(
    type,
    (member) =>
      isCollectionType(member) ||
      ((checker.isArrayType(member) || checker.isTupleType(member)) &&
        checker.getTypeArguments(member as ts.TypeReference).every((item) => isForCollections(item, types))),
  );
}

/** True for what holds collections, given to a type that does not say so. */
export function losesCollections(node: ts.Expression, own: ts.Type, types: TypeReader): boolean {
  return !isOrNothing(types.standsFor(own), isCollectionType) && isHidden(node, own, holdsCollection, types);
}
