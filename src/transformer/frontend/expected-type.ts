/** The types that values are given to, and whether they tell what the values hold. */
import ts from 'typescript';
import { contentsOf } from './shape-of.ts';
import type { TypeReader } from './type-arguments.ts';
import { unwrap } from './write-facts.ts';

/** True for a value that holds something, by its own type, given to a type that does not say so. */
export function isHidden(
  node: ts.Expression,
  own: ts.Type,
  holds: (type: ts.Type, types: TypeReader) => boolean,
  types: TypeReader,
): boolean {
  if (!holds(own, types)) return false;
  const { checker } = types;
  const expected = expectedType(node, checker);
  if (!expected || isGeneric(expected, checker) || seesNoValues(node)) return false;
  return !holds(checker.getAwaitedType(expected) ?? expected, types);
}

/** The type that a value is given to, where something names one. */
export function expectedType(node: ts.Expression, checker: ts.TypeChecker): ts.Type | undefined {
  return isTakenApart(node) ? undefined : checker.getContextualType(node);
}

/** What a pattern takes apart is expected to be what the pattern names, whose types are those of the parts. */
function isTakenApart(node: ts.Node, whole = true): boolean {
  const { parent } = node;
  if (ts.isAwaitExpression(parent) || unwrap(parent) !== parent) return isTakenApart(parent, whole);
  if (isPart(parent)) return isTakenApart(parent, false);
  if (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent) || ts.isParameter(parent))
    return !ts.isIdentifier(parent.name) && (ts.isBindingElement(parent) || parent.type === undefined);
  // An assignment names variables, whose types may be others.
  return whole && ts.isBinaryExpression(parent) && parent.right === node && isPattern(unwrap(parent.left));
}

/** A literal, or a property in one. */
function isPart(node: ts.Node): boolean {
  return isPattern(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
}

function isPattern(node: ts.Node): boolean {
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
}

/** True for a type that `is` the kind in question, or is null or undefined besides. */
export function isOrNothing(type: ts.Type, is: (member: ts.Type) => boolean): boolean {
  const members = type.isUnion() ? type.types : [type];
  const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  return members.some(is) && members.every((member) => is(member) || (member.flags & nothing) !== 0);
}

/** A type that takes what it is given, such as that of `Object.entries`. */
export function isGeneric(type: ts.Type, checker: ts.TypeChecker, seen = new Set<ts.Type>()): boolean {
  if ((type.flags & ts.TypeFlags.TypeVariable) !== 0) return true;
  // Types name themselves, as trees do.
  if (seen.has(type)) return false;
  seen.add(type);
  const parts = type.isUnionOrIntersection()
    ? type.types
    : [...contentsOf(type, checker), ...checker.getIndexInfosOfType(type).map((info) => info.type)];
  return parts.some((part) => isGeneric(part, checker, seen));
}

/** What is written to a console leaves no trace in an execution; others ask for keys, or for what kind of value it is. */
function seesNoValues(node: ts.Expression): boolean {
  return (
    ts.isCallExpression(node.parent) &&
    /^(console\.|Object\.(keys|hasOwn)$|Array\.isArray$)/.test(node.parent.expression.getText())
  );
}
