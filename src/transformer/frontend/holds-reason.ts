/** Types of data that hold results of `Promise.allSettled`, whose `reason` is an error object. */
import ts from 'typescript';
import { isLibraryType } from './shape-of.ts';

const DEPTH = 5;

/** True when a value of the type may hold a `PromiseRejectedResult`. */
export function holdsReason(type: ts.Type, checker: ts.TypeChecker, depth = 0): boolean {
  if (depth > DEPTH) return false;
  if (type.isUnionOrIntersection()) return type.types.some((member) => holdsReason(member, checker, depth));
  if (type.symbol?.name === 'PromiseRejectedResult' && isLibraryType(type)) return true;
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).some((item) => holdsReason(item, checker, depth + 1));
  if (!(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0 || isLibraryType(type)) return false;
  return type
    .getProperties()
    .some(
      (property) =>
        isReason(type, property.name, checker) || holdsReason(checker.getTypeOfSymbol(property), checker, depth + 1),
    );
}

/** True for `reason` of a `PromiseRejectedResult`, and of the copies that spreads make of one. */
export function isReason(owner: ts.Type, key: string, checker: ts.TypeChecker): boolean {
  const declared = key === 'reason' ? checker.getPropertyOfType(owner, key)?.declarations?.[0]?.parent : undefined;
  return (
    declared !== undefined && ts.isInterfaceDeclaration(declared) && declared.name.text === 'PromiseRejectedResult'
  );
}
