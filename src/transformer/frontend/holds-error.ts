/** Types of data that hold error objects: in properties that are declared so, and as `reason` of `Promise.allSettled`. */
import ts from 'typescript';
import { contentsOf, isErrorType, isLibraryType, isMapped } from './shape-of.ts';
import type { TypeReader } from './type-arguments.ts';

const DEPTH = 5;

/** True when a value of the type may be or hold an error, or a `PromiseRejectedResult`. */
export function holdsError(given: ts.Type, types: TypeReader, depth = 0): boolean {
  const { checker } = types;
  const type = types.standsFor(given);
  if (depth > DEPTH) return false;
  if (type.isUnionOrIntersection()) return type.types.some((member) => holdsError(member, types, depth));
  if (type.symbol?.name === 'PromiseRejectedResult' && isLibraryType(type)) return true;
  if (isErrorType(type)) return true;
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).some((item) => holdsError(item, types, depth + 1));
  if (!(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0) return false;
  if (isLibraryType(type) && !isMapped(type))
    return contentsOf(type, checker).some((part) => holdsError(part, types, depth + 1));
  const indexed = checker.getIndexInfosOfType(type).map((info) => info.type);
  return (
    indexed.some((part) => holdsError(part, types, depth + 1)) ||
    type
      .getProperties()
      .some(
        (property) =>
          isReason(type, property.name, checker) || holdsError(checker.getTypeOfSymbol(property), types, depth + 1),
      )
  );
}

/** True for `reason` of a `PromiseRejectedResult`, and of the copies that spreads make of one. */
export function isReason(owner: ts.Type, key: string, checker: ts.TypeChecker): boolean {
  const declared = key === 'reason' ? checker.getPropertyOfType(owner, key)?.declarations?.[0]?.parent : undefined;
  return (
    declared !== undefined && ts.isInterfaceDeclaration(declared) && declared.name.text === 'PromiseRejectedResult'
  );
}
