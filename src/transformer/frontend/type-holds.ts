/** What the values of a type may hold, at any depth. */
import ts from 'typescript';
import { contentsOf, isErrorType, isLibraryType, isMapped } from './shape-of.ts';
import type { TypeReader } from './type-arguments.ts';

/** Types that name themselves with other arguments each time have no end. */
const DEPTH = 10;

/** True when a value of the type may be or hold one of the types that `is` names. */
export function typeHolds(
  given: ts.Type,
  types: TypeReader,
  is: (type: ts.Type) => boolean,
  seen: Set<ts.Type> = new Set(),
  depth = 0,
): boolean {
  const { checker } = types;
  const type = types.standsFor(given);
  if (depth > DEPTH || seen.has(type)) return false;
  seen.add(type);
  const holds = (part: ts.Type): boolean => typeHolds(part, types, is, seen, depth + 1);
  if (type.isUnionOrIntersection()) return type.types.some(holds);
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).some(holds);
  if (is(type)) return true;
  if (isLibraryType(type) && !isMapped(type)) return contentsOf(type, checker).some(holds);
  if (type.getCallSignatures().length > 0) return false;
  const indexed = checker.getIndexInfosOfType(type).map((info) => info.type);
  return [...type.getProperties().map((property) => checker.getTypeOfSymbol(property)), ...indexed].some(holds);
}

/** True when a value of the type may be or hold a collection. */
export function holdsCollection(type: ts.Type, types: TypeReader): boolean {
  return typeHolds(type, types, isCollectionType);
}

/** True for `Map`, `Set` and their like. */
export function isCollectionType(type: ts.Type): boolean {
  return /^(Readonly|Weak)?(Map|Set)$/.test(type.symbol?.name ?? '') && isLibraryType(type);
}

/** Kinds of values that JSON cannot bring. */
const NOT_JSON = [
  ['A Map or Set', isCollectionType],
  ['A Date', (type: ts.Type) => type.symbol?.name === 'Date' && isLibraryType(type)],
  ['An error object', isErrorType],
] as const;

/** What values of the type hold that JSON cannot bring; undefined where there is nothing of the kind, as of most types. */
export function notJson(type: ts.Type, types: TypeReader): string | undefined {
  if (!typeHolds(type, types, (part) => NOT_JSON.some(([, is]) => is(part)))) return undefined;
  return NOT_JSON.find(([, is]) => typeHolds(type, types, is))?.[0];
}
