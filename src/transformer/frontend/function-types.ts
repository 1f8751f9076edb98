/**
 * Types whose values are functions or regular expressions, or objects and arrays that have some in them: they have no value at
 * run time.
 */
import ts from 'typescript';
import { contentsOf, isLibraryType, isMapped } from './shape-of.ts';

const DEPTH = 3;

/** A value of the type is, or has in it, a function or a regular expression. */
export function holdsFunctions(type: ts.Type, checker: ts.TypeChecker, depth = 0): boolean {
  if (depth > DEPTH) return false;
  const inside = (part: ts.Type): boolean => holdsFunctions(part, checker, depth + 1);
  if (type.isUnion()) return type.types.some((member) => holdsFunctions(member, checker, depth));
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  if (type.getCallSignatures().length > 0) return true;
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).some(inside);
  if (isLibraryType(type) && !isMapped(type))
    return (
      type.symbol?.name === 'RegExp' ||
      ((isMapType(type) || type.symbol?.name === 'MapIterator') && contentsOf(type, checker).some(inside))
    );
  return (
    type.getProperties().some((property) => inside(checker.getTypeOfSymbol(property))) ||
    checker.getIndexInfosOfType(type).some((info) => inside(info.type))
  );
}

/** `Map` and `ReadonlyMap` of the lib. */
export function isMapType(type: ts.Type): boolean {
  const name = type.symbol?.name;
  return (name === 'Map' || name === 'ReadonlyMap') && isLibraryType(type);
}
