/** Types of values that hold a `Map` or `Set`, which are no data. */
import ts from 'typescript';
import { isLibraryType, isMapped } from './shape-of.ts';
import type { TypeReader } from './type-arguments.ts';

const DEPTH = 5;

/** True when a value of the type may be or hold a collection. */
export function holdsCollection(given: ts.Type, types: TypeReader, depth = 0): boolean {
  const { checker } = types;
  const type = types.standsFor(given);
  if (depth > DEPTH) return false;
  if (type.isUnionOrIntersection()) return type.types.some((member) => holdsCollection(member, types, depth));
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).some((item) => holdsCollection(item, types, depth + 1));
  if (isLibraryType(type) && !isMapped(type)) return /^(Readonly|Weak)?(Map|Set)$/.test(type.symbol.name);
  if (type.getCallSignatures().length > 0) return false;
  const indexed = checker.getIndexInfosOfType(type).map((info) => info.type);
  return [...type.getProperties().map((property) => checker.getTypeOfSymbol(property)), ...indexed].some((part) =>
    holdsCollection(part, types, depth + 1),
  );
}
