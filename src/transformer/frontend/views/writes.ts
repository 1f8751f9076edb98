/** What code writes into objects, by the type that it sees them as. */
import ts from 'typescript';
import { logicalOperator } from '../compound-operator.ts';
import { isGeneric } from '../expected-type.ts';
import type { Facts } from '../facts.ts';
import { isAssignmentOperator, isPlainAssignment, unwrap } from '../write-facts.ts';
import { isOpen } from './anything.ts';
import { indexType, itemTypes, membersOf, objectsOf } from './members.ts';
import { ANY_ITEM, ANY_KEY, type TypeNotes } from './type-notes.ts';
import type { Views } from './views.ts';

/** Methods that write their arguments from a position on as items of the list. */
const GIVEN: Readonly<Record<string, number>> = { push: 0, unshift: 0, fill: 0, splice: 2 };
/** Methods after which items are at other positions. */
const MOVES = new Set(['push', 'unshift', 'fill', 'splice', 'reverse', 'sort', 'copyWithin', 'shift', 'pop']);

/** Notes that a value of a type is written to a property, or as an item, of what an expression gives. */
type Add = (owner: ts.Node, key: string, value: ts.Type) => void;

/** Notes what an expression or statement writes. */
export function noteWrites(node: ts.Node, written: TypeNotes, { instancesOf }: Views, facts: Facts): void {
  const { checker } = facts;
  const add: Add = (owner, key, given) => {
    const types = instancesOf(checker.getTypeAtLocation(owner));
    const owners = types.flatMap((one) => ownersOf(checker.getNonNullableType(one), checker));
    // What may be anything is believed to be what its place holds, and so is what holds a type parameter, like its place.
    const values = instancesOf(given).filter((one) => !(one.flags & ts.TypeFlags.Any) && !isGeneric(one, checker));
    for (const value of values) for (const one of owners) written.add(one, key, value);
  };
  const put = (place: ts.Node, value: ts.Type): void => {
    if (ts.isPropertyAccessExpression(place)) add(place.expression, place.name.text, value);
    if (ts.isElementAccessExpression(place))
      for (const key of keysOf(place, checker)) add(place.expression, key, value);
  };
  const target = (expression: ts.Node, value: ts.Node): void => {
    const place = unwrap(expression);
    put(place, checker.getTypeAtLocation(value));
    // Parts of a pattern get what the names in it may hold.
    if (ts.isArrayLiteralExpression(place)) for (const part of place.elements) target(part, part);
    if (ts.isSpreadElement(place)) target(place.expression, place.expression);
    if (ts.isBinaryExpression(place)) target(place.left, place.left);
    if (!ts.isObjectLiteralExpression(place)) return;
    for (const part of place.properties)
      if (ts.isPropertyAssignment(part)) target(part.initializer, part.initializer);
      else if (ts.isSpreadAssignment(part)) target(part.expression, part.expression);
  };
  if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind))
    target(node.left, isPlainAssignment(node) || isLogicalAssignment(node) ? node.right : node);
  else if (ts.isForOfStatement(node) && !ts.isVariableDeclarationList(node.initializer))
    target(node.initializer, node.initializer);
  else if (ts.isDeleteExpression(node)) put(unwrap(node.expression), checker.getUndefinedType());
  else if (ts.isCallExpression(node)) noteCall(node, add, instancesOf, facts);
  else if (ts.isObjectLiteralExpression(node)) noteSpreads(node, add, instancesOf, checker);
}

function isLogicalAssignment(node: ts.BinaryExpression): boolean {
  return logicalOperator(node.operatorToken.kind) !== undefined;
}

/** The types that what an expression of a type gives may have. */
function ownersOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const objects = objectsOf(type, checker);
  return objects.length === 0 && membersOf(type).some(isOpen) ? [checker.getAnyType()] : objects;
}

function noteCall(node: ts.CallExpression, add: Add, instancesOf: Views['instancesOf'], facts: Facts): void {
  const { checker } = facts;
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return;
  const list = callee.expression;
  const [first, second] = node.arguments;
  const [owner, method] = (facts.libraryMember(callee) ?? '').split('.prototype.');
  if (owner === 'Object.assign') noteAssign(node, add, instancesOf, checker);
  if (owner === 'Map' && method === 'set' && second) add(list, ANY_ITEM, checker.getTypeAtLocation(second));
  if (owner === 'Set' && method === 'add' && first) add(list, ANY_ITEM, checker.getTypeAtLocation(first));
  if (owner !== 'Array' || method === undefined || !MOVES.has(method)) return;
  const from = GIVEN[method] ?? node.arguments.length;
  for (const argument of node.arguments.slice(from, method === 'fill' ? 1 : undefined)) {
    const given = ts.isSpreadElement(argument) ? argument.expression : argument;
    const type = checker.getTypeAtLocation(given);
    for (const item of given === argument ? [type] : itemTypes(type, checker)) add(list, ANY_ITEM, item);
  }
  const tuple = checker.getNonNullableType(checker.getTypeAtLocation(list));
  if (checker.isTupleType(tuple)) for (const item of itemTypes(tuple, checker)) add(list, ANY_ITEM, item);
}

/** `Object.assign(target, …sources)`, whose result is the target. */
function noteAssign(
  node: ts.CallExpression,
  add: Add,
  instancesOf: Views['instancesOf'],
  checker: ts.TypeChecker,
): void {
  const [first, ...sources] = node.arguments;
  for (const source of sources)
    for (const type of instancesOf(checker.getTypeAtLocation(source)))
      for (const [key, value] of givenBy(type, checker))
        for (const owner of [first, node]) if (owner) add(owner, key, value);
}

/** `{ ...value, key }` of a value whose type is a parameter has that type and another, whatever the key was in the first. */
function noteSpreads(
  node: ts.ObjectLiteralExpression,
  add: Add,
  instancesOf: Views['instancesOf'],
  checker: ts.TypeChecker,
): void {
  for (const [index, spread] of node.properties.entries()) {
    if (!ts.isSpreadAssignment(spread) || !isGeneric(checker.getTypeAtLocation(spread.expression), checker)) continue;
    for (const part of node.properties.slice(index + 1))
      if (ts.isSpreadAssignment(part))
        for (const type of instancesOf(checker.getTypeAtLocation(part.expression)))
          for (const [key, value] of givenBy(type, checker)) add(spread.expression, key, value);
      else if (part.name) {
        const key = ts.isComputedPropertyName(part.name) ? ANY_KEY : part.name.text;
        add(
          spread.expression,
          key,
          checker.getTypeAtLocation(ts.isPropertyAssignment(part) ? part.initializer : part.name),
        );
      }
  }
}

/** What an object of the type gives another one. A property that is missing is not given. */
function givenBy(type: ts.Type, checker: ts.TypeChecker): readonly (readonly [string, ts.Type])[] {
  return objectsOf(checker.getNonNullableType(type), checker).flatMap((one) => {
    const index = indexType(one);
    const named = one.getProperties().flatMap((property) =>
      membersOf(checker.getTypeOfSymbol(property))
        .filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
        .map((value) => [property.name, value] as const),
    );
    return [...named, ...(index ? [[ANY_KEY, index] as const] : [])];
  });
}

/** Which properties a computed key may be, or an item. */
function keysOf(node: ts.ElementAccessExpression, checker: ts.TypeChecker): readonly string[] {
  const owner = checker.getNonNullableType(checker.getTypeAtLocation(node.expression));
  if (checker.isArrayType(owner) || checker.isTupleType(owner)) return [ANY_ITEM];
  return membersOf(checker.getTypeAtLocation(node.argumentExpression)).flatMap((key) => {
    if (key.isStringLiteral() || key.isNumberLiteral()) return [String(key.value)];
    // Of an owner that may be anything, a number may be the index of an item.
    return key.flags & ts.TypeFlags.NumberLike ? [ANY_KEY, ANY_ITEM] : [ANY_KEY];
  });
}
