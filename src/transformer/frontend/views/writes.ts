/** What code writes into objects, by the type that it sees them as. */
import ts from 'typescript';
import { logicalOperator } from '../compound-operator.ts';
import type { Facts } from '../facts.ts';
import { isAssignmentOperator, isPlainAssignment, unwrap } from '../write-facts.ts';
import { ANY_ITEM, ANY_KEY, type TypeNotes } from './type-notes.ts';
import { indexType, itemTypes, objectsOf } from './views.ts';

/** Methods that write their arguments from a position on as items of the list. */
const GIVEN: Readonly<Record<string, number>> = { push: 0, unshift: 0, fill: 0, splice: 2 };
/** Methods after which items are at other positions. */
const MOVES = new Set(['push', 'unshift', 'fill', 'splice', 'reverse', 'sort', 'copyWithin', 'shift', 'pop']);

/** Notes that a value of a type is written to a property, or as an item, of what an expression gives. */
type Add = (owner: ts.Node, key: string, value: ts.Type) => void;

/** Notes what an expression or statement writes. */
export function noteWrites(node: ts.Node, written: TypeNotes, facts: Facts): void {
  const { checker } = facts;
  const add: Add = (owner, key, value) => {
    // What may be anything is believed to be what its place holds.
    if (value.flags & ts.TypeFlags.Any) return;
    for (const type of objectsOf(checker.getNonNullableType(checker.getTypeAtLocation(owner))))
      written.add(type, key, value);
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
  else if (ts.isCallExpression(node)) noteCall(node, add, facts);
}

function isLogicalAssignment(node: ts.BinaryExpression): boolean {
  return logicalOperator(node.operatorToken.kind) !== undefined;
}

function noteCall(node: ts.CallExpression, add: Add, facts: Facts): void {
  const { checker } = facts;
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return;
  const list = callee.expression;
  const [first, second] = node.arguments;
  const [owner, method] = (facts.libraryMember(callee) ?? '').split('.prototype.');
  if (owner === 'Object.assign') noteAssign(node, add, checker);
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
function noteAssign(node: ts.CallExpression, add: Add, checker: ts.TypeChecker): void {
  const [first, ...sources] = node.arguments;
  const give = (key: string, value: ts.Type): void => {
    for (const owner of [first, node]) if (owner) add(owner, key, value);
  };
  for (const source of sources)
    for (const type of objectsOf(checker.getNonNullableType(checker.getTypeAtLocation(source)))) {
      // A property that is missing is not assigned.
      for (const property of type.getProperties())
        for (const value of membersOf(checker.getTypeOfSymbol(property)))
          if (!(value.flags & ts.TypeFlags.Undefined)) give(property.name, value);
      const index = indexType(type);
      if (index) give(ANY_KEY, index);
    }
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** Which properties a computed key may be, or an item. */
function keysOf(node: ts.ElementAccessExpression, checker: ts.TypeChecker): readonly string[] {
  const owner = checker.getNonNullableType(checker.getTypeAtLocation(node.expression));
  if (checker.isArrayType(owner) || checker.isTupleType(owner)) return [ANY_ITEM];
  return membersOf(checker.getTypeAtLocation(node.argumentExpression)).map((key) => {
    return key.isStringLiteral() || key.isNumberLiteral() ? String(key.value) : ANY_KEY;
  });
}
