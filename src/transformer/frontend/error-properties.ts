/**
 * Objects that hold errors are followed by their types: a property may hold an error where its type is one of errors, and the
 * object may not be given to a type that hides it.
 */
import ts from 'typescript';
import { holdsError } from './holds-error.ts';
import { contentsOf, isErrorType } from './shape-of.ts';
import type { TypeReader } from './type-arguments.ts';

/** True where the value of a property is expected to be an error, null or undefined; without expectation its own type counts. */
export function isErrorProperty(node: ts.Expression, own: ts.Type, checker: ts.TypeChecker): boolean {
  return isErrorOrNothing(checker.getContextualType(node) ?? own);
}

function isErrorOrNothing(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  return members.some(isErrorType) && members.every((member) => isErrorType(member) || (member.flags & nothing) !== 0);
}

/** True for an object that holds errors, given to a type that does not say so. */
export function losesErrors(node: ts.Expression, own: ts.Type, types: TypeReader): boolean {
  const { checker } = types;
  if (isErrorOrNothing(types.standsFor(own)) || !holdsError(own, types)) return false;
  const expected = checker.getContextualType(node);
  if (!expected || isGeneric(expected, checker) || seesNoValues(node)) return false;
  return !holdsError(checker.getAwaitedType(expected) ?? expected, types);
}

/** A type that takes what it is given, such as that of `Object.entries`. */
function isGeneric(type: ts.Type, checker: ts.TypeChecker, seen = new Set<ts.Type>()): boolean {
  if ((type.flags & ts.TypeFlags.TypeVariable) !== 0) return true;
  // Types name themselves, as trees do.
  if (seen.has(type)) return false;
  seen.add(type);
  const parts = type.isUnionOrIntersection()
    ? type.types
    : [...contentsOf(type, checker), ...checker.getIndexInfosOfType(type).map((info) => info.type)];
  return parts.some((part) => isGeneric(part, checker, seen));
}

/** What is written to a console leaves no trace in an execution; others ask for keys only. */
function seesNoValues(node: ts.Expression): boolean {
  return (
    ts.isCallExpression(node.parent) && /^(console\.|Object\.(keys|hasOwn)$)/.test(node.parent.expression.getText())
  );
}
