/**
 * Objects that hold errors are followed by their types: a property may hold an error where its type is one of errors, and the
 * object may not be given to a type that hides it.
 */
import type ts from 'typescript';
import { expectedType, isHidden, isOrNothing } from './expected-type.ts';
import { holdsError } from './holds-error.ts';
import { isErrorType } from './shape-of.ts';
import type { TypeReader } from './type-arguments.ts';

/** True where the value of a property is expected to be an error, null or undefined; without expectation its own type counts. */
export function isErrorProperty(node: ts.Expression, own: ts.Type, checker: ts.TypeChecker): boolean {
  return isOrNothing(expectedType(node, checker) ?? own, isErrorType);
}

/** True for an object that holds errors, given to a type that does not say so. */
export function losesErrors(node: ts.Expression, own: ts.Type, types: TypeReader): boolean {
  return !isOrNothing(types.standsFor(own), isErrorType) && isHidden(node, own, holdsError, types);
}
