/**
 * Which types objects are seen as. TypeScript lets a `number[]` be seen as a `(number | string)[]`, and an object with more
 * properties than a type names as one of that type: with the other view, code may write what the first one denies, or read as
 * something else what the first one does not name.
 */
import ts from 'typescript';
import { expectedType, isGeneric } from '../expected-type.ts';
import type { Facts } from '../facts.ts';
import { unwrap } from '../write-facts.ts';
import { createAnything, holdsAnything, isOpen } from './anything.ts';
import { indexType, itemTypes, membersOf, objectsOf, settled } from './members.ts';
import { createTypeNotes, type TypeNotes } from './type-notes.ts';

/** How deep types are compared. */
const DEPTH = 8;

export interface Views {
  /** The other types that objects of a type are seen as. */
  readonly seenAs: ReadonlyMap<ts.Type, ReadonlySet<ts.Type>>;
  /** Properties that objects of a type have beyond it. */
  readonly hidden: TypeNotes;
  /** What a type with type parameters in it is in the calls of its function; else the type itself. */
  instancesOf(type: ts.Type): readonly ts.Type[];
  /** Notes what an expression is seen as where it stands. */
  note(node: ts.Expression): void;
}

export function createViews(facts: Facts): Views {
  const { checker } = facts;
  const seenAs = new Map<ts.Type, Set<ts.Type>>();
  const seenFrom = new Map<ts.Type, Set<ts.Type>>();
  const hidden = createTypeNotes();
  const instances = new Map<ts.Type, Set<ts.Type>>();
  const generic = new Map<ts.Type, boolean>();

  const isGenericType = (type: ts.Type): boolean => {
    const known = generic.get(type) ?? isGeneric(type, checker);
    generic.set(type, known);
    return known;
  };
  const isViewOf = (one: ts.Type, other: ts.Type): boolean =>
    checker.isTypeAssignableTo(one, other) ||
    (holdsAnything(one, checker) && checker.isTypeAssignableTo(other, one)) ||
    isGenericType(one) ||
    isGenericType(other);
  const connectObjects = (from: ts.Type, to: ts.Type, isFresh: boolean, depth: number): void => {
    if (seenAs.get(from)?.has(to)) return;
    if (!isFresh) see(from, to);
    const items = [from, to].map((type) => itemTypes(type, checker));
    const [own = [], wanted = []] = items;
    for (const [index, item] of own.entries()) {
      const other = wanted.length === 1 ? wanted[0] : wanted[index];
      if (other) connect(item, other, false, depth - 1);
    }
    if (own.length > 0 || wanted.length > 0) return;
    const [call, expected] = [from, to].map((type) => type.getCallSignatures()[0]);
    if (call && expected) connectCalls(call, expected, depth);
    const index = indexType(to);
    for (const property of from.getProperties()) {
      const other = checker.getPropertyOfType(to, property.name);
      const type = checker.getTypeOfSymbol(property);
      const target = other ? checker.getTypeOfSymbol(other) : index;
      if (target) connect(type, target, false, depth - 1);
      else hidden.add(to, property.name, type);
    }
    const ownIndex = indexType(from);
    if (ownIndex && index) connect(ownIndex, index, false, depth - 1);
  };
  const see = (from: ts.Type, to: ts.Type): void => {
    seenAs.set(from, (seenAs.get(from) ?? new Set()).add(to));
    seenFrom.set(to, (seenFrom.get(to) ?? new Set()).add(from));
    // What has anything in it may be what it was before.
    if (holdsAnything(to, checker)) for (const other of seenAs.get(to) ?? []) meet(from, other);
    if (holdsAnything(from, checker)) for (const one of seenFrom.get(from) ?? []) meet(one, to);
  };
  const meet = (from: ts.Type, to: ts.Type): void => {
    if (from !== to && checker.isTypeAssignableTo(from, to)) connectObjects(from, to, false, DEPTH);
  };
  // Arguments go the other way.
  const connectCalls = (from: ts.Signature, to: ts.Signature, depth: number): void => {
    const [own, wanted] = [from, to].map((signature) =>
      signature.parameters.map((parameter) => checker.getTypeOfSymbol(parameter)),
    );
    for (const [index, parameter] of (own ?? []).entries()) {
      const given = wanted?.[index];
      if (given) connect(given, parameter, false, depth - 1);
    }
    connect(from.getReturnType(), to.getReturnType(), false, depth - 1);
  };
  const connect = (given: ts.Type, expected: ts.Type, isFresh: boolean, depth: number): void => {
    if (given === expected || depth === 0) return;
    const [from = [], to = []] = [given, expected].map((type) => membersOf(settled(type, checker)));
    if (to.some(isOpen)) anything.take(given, isFresh);
    if (from.some(isOpen)) anything.give(expected);
    const [objects, views] = [from, to].map((members) => members.flatMap((member) => objectsOf(member, checker)));
    for (const one of objects ?? [])
      for (const other of views ?? [])
        if (one !== other && isViewOf(one, other)) connectObjects(one, other, isFresh, depth);
  };
  const anything = createAnything(checker, (from, to) => (to === checker.getAnyType() ? see : meet)(from, to));
  /** What a function's own types call what it is given, and gives. */
  const connectGeneric = (own: ts.Type, declared: ts.Type, isGiven: boolean): void => {
    if (own === declared) return;
    if (isGiven) connect(own, declared, false, DEPTH);
    else connect(declared, own, false, DEPTH);
    instances.set(declared, (instances.get(declared) ?? new Set()).add(own));
  };
  const noteCall = (node: ts.CallExpression): void => {
    if (facts.stub(node.expression) || facts.isOwnCall(node)) return;
    const signature = checker.getResolvedSignature(node);
    const declaration = signature?.getDeclaration();
    // Nothing is known of what is called.
    if (!declaration) for (const argument of node.arguments) anything.take(checker.getTypeAtLocation(argument), false);
    const own = declaration && checker.getSignatureFromDeclaration(declaration);
    if (!signature || !own?.typeParameters || !declaration || !hasCode(declaration)) return;
    for (const [index, parameter] of own.parameters.entries()) {
      const given = signature.parameters[index];
      if (given) connectGeneric(checker.getTypeOfSymbol(given), checker.getTypeOfSymbol(parameter), true);
    }
    connectGeneric(signature.getReturnType(), own.getReturnType(), false);
    for (const [parameter, type] of facts.typeArguments(declaration, node)) connectGeneric(type, parameter, true);
  };
  return {
    seenAs,
    hidden,
    instancesOf: (type) => {
      const known = [type, ...membersOf(type)].flatMap((one) => [...(instances.get(one) ?? [])]);
      return known.length > 0 ? known : [type];
    },
    note: (node) => {
      if (ts.isCallExpression(node)) noteCall(node);
      const plain = unwrap(node) as ts.Expression;
      if (plain !== node) return;
      const type = checker.getTypeAtLocation(node);
      const expected = expectedType(outermost(node), checker);
      const isUntaken = expected && membersOf(expected).some(isOpen) && isOnlyRead(node, facts);
      const isLiteral = ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
      // What is in a literal stands there by itself, where it is known what it is seen as.
      if (isLiteral && expected && membersOf(expected).some(isOpen)) anything.take(type, true);
      if (!mayBeShared(node)) return;
      const depth = ts.isObjectLiteralExpression(node) ? 1 : DEPTH;
      if (expected && !isUntaken) connect(type, expected, isCopied(node, facts), depth);
      const declared = declaredType(node, facts);
      if (declared) connect(declared, type, false, DEPTH);
    },
  };
}

/** Functions of the user's, whose code is gone through. */
function hasCode(node: ts.SignatureDeclaration): node is ts.FunctionLikeDeclaration {
  return 'body' in node && node.body !== undefined && !node.getSourceFile().isDeclarationFile;
}

/** The type of a name or property before any narrowing, where that does not say what it is. */
function declaredType(node: ts.Expression, { checker, symbol }: Facts): ts.Type | undefined {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined;
  const found = symbol(ts.isIdentifier(node) ? node : node.name);
  const declared = found && checker.getTypeOfSymbol(found);
  return declared && membersOf(declared).some(isOpen) ? declared : undefined;
}

/** The expression with the parentheses and `!` around it. */
function outermost(node: ts.Expression): ts.Expression {
  const { parent } = node;
  return ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) ? outermost(parent) : node;
}

/** Built-ins that take anything and give what is in it. */
const GIVE_BACK = new Set(['Object.values', 'Object.entries', 'Object.assign']);

/** An argument of a built-in that writes nothing, such as `JSON.stringify`, or of a task, which gets a copy. */
function isOnlyRead(node: ts.Expression, facts: Facts): boolean {
  const call = outermost(node).parent;
  if (!ts.isCallExpression(call) || call.expression === outermost(node)) return false;
  if (facts.stub(call.expression) || facts.isOwnCall(call)) return true;
  const callee = unwrap(call.expression);
  const declaration = facts.symbol(ts.isPropertyAccessExpression(callee) ? callee.name : callee)?.valueDeclaration;
  if (declaration?.getSourceFile().isDeclarationFile !== true) return false;
  const isMember = ts.isPropertyAccessExpression(callee) || ts.isIdentifier(callee);
  return !isMember || !GIVE_BACK.has(facts.libraryMember(callee) ?? '');
}

/** The expression may give an object that has another name, or one that is made of several parts. */
function mayBeShared(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node)
  );
}

/** Built-ins that give a new list or object; its items may have other names. */
const COPIES = new Set([
  ...['slice', 'filter', 'concat', 'flat', 'map', 'flatMap', 'toSorted', 'toReversed', 'toSpliced', 'with'].map(
    (name) => `Array.prototype.${name}`,
  ),
  ...['from', 'of'].map((name) => `Array.${name}`),
  ...['keys', 'values', 'entries', 'fromEntries'].map((name) => `Object.${name}`),
  'String.prototype.split',
  'structuredClone',
]);

/** The object is made here, or only its parts are taken. */
function isCopied(node: ts.Expression, facts: Facts): boolean {
  const { parent } = outermost(node);
  if (ts.isObjectLiteralExpression(node) || ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent)) return true;
  if (!ts.isCallExpression(node)) return false;
  const callee = unwrap(node.expression);
  const isMember = ts.isPropertyAccessExpression(callee) || ts.isIdentifier(callee);
  return isMember && COPIES.has(facts.libraryMember(callee) ?? '');
}
