/**
 * Which types objects are seen as. TypeScript lets a `number[]` be seen as a `(number | string)[]`, and an object with more
 * properties than a type names as one of that type: with the other view, code may write what the first one denies, or read as
 * something else what the first one does not name.
 */
import ts from 'typescript';
import { expectedType } from '../expected-type.ts';
import type { Facts } from '../facts.ts';
import { unwrap } from '../write-facts.ts';
import { createTypeNotes, type TypeNotes } from './type-notes.ts';

/** How deep types are compared. */
const DEPTH = 8;

export interface Views {
  /** The other types that objects of a type are seen as. */
  readonly seenAs: ReadonlyMap<ts.Type, ReadonlySet<ts.Type>>;
  /** Properties that objects of a type have beyond it. */
  readonly hidden: TypeNotes;
  /** Notes what an expression is seen as where it stands. */
  note(node: ts.Expression): void;
}

export function createViews(facts: Facts): Views {
  const { checker } = facts;
  const seenAs = new Map<ts.Type, Set<ts.Type>>();
  const hidden = createTypeNotes();

  const connectObjects = (from: ts.Type, to: ts.Type, isFresh: boolean, depth: number): void => {
    const known = seenAs.get(from) ?? new Set();
    if (known.has(to)) return;
    if (!isFresh) seenAs.set(from, known.add(to));
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
    const [from, to] = [given, expected].map((type) =>
      objectsOf(checker.getNonNullableType(checker.getAwaitedType(type) ?? type)),
    );
    for (const one of from ?? [])
      for (const other of to ?? [])
        if (one !== other && checker.isTypeAssignableTo(one, other)) connectObjects(one, other, isFresh, depth);
  };
  return {
    seenAs,
    hidden,
    note: (node) => {
      // What type arguments make of the lists that a function is given, it writes as its own types say.
      if (ts.isCallExpression(node) && node.typeArguments)
        for (const [wider, declared] of parametersOf(node, checker)) {
          const isList = [wider, declared].every((type) => itemTypes(type, checker).length > 0);
          if (isList) connectObjects(wider, declared, false, 1);
        }
      const plain = unwrap(node) as ts.Expression;
      if (plain !== node || !mayBeShared(node)) return;
      const type = checker.getTypeAtLocation(node);
      const expected = expectedType(outermost(node), checker);
      // What is in a literal stands there by itself.
      const depth = ts.isObjectLiteralExpression(node) ? 1 : DEPTH;
      const isUnwritten = expected && expected.flags & ts.TypeFlags.Any && isGivenToBuiltIn(node, facts);
      if (expected && !isUnwritten) connect(type, expected, isCopied(node, facts), depth);
    },
  };
}

/** The types of a function's parameters in a call, and as they are declared. */
function parametersOf(node: ts.CallExpression, checker: ts.TypeChecker): readonly (readonly [ts.Type, ts.Type])[] {
  const signature = checker.getResolvedSignature(node);
  const declared = signature?.getDeclaration()?.parameters ?? [];
  return (signature?.parameters ?? []).flatMap((parameter, index) => {
    const own = declared[index];
    return own ? [[checker.getTypeOfSymbol(parameter), checker.getTypeAtLocation(own)] as const] : [];
  });
}

/** The expression with the parentheses and `!` around it. */
function outermost(node: ts.Expression): ts.Expression {
  const { parent } = node;
  return ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) ? outermost(parent) : node;
}

/** An argument of a built-in, such as `JSON.stringify`: what takes anything writes nothing. */
function isGivenToBuiltIn(node: ts.Expression, { symbol }: Facts): boolean {
  const call = outermost(node).parent;
  if (!ts.isCallExpression(call)) return false;
  const callee = unwrap(call.expression);
  const declaration = symbol(ts.isPropertyAccessExpression(callee) ? callee.name : callee)?.valueDeclaration;
  return declaration?.getSourceFile().isDeclarationFile === true;
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

/** The object types that a type may be. */
export function objectsOf(type: ts.Type): readonly ts.Type[] {
  if (type.isUnion()) return type.types.flatMap(objectsOf);
  return type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.Any) ? [type] : [];
}

/** The type of the properties that have no names of their own. */
export function indexType(type: ts.Type): ts.Type | undefined {
  return type.getStringIndexType() ?? type.getNumberIndexType();
}

/** The types of the items of an array, a tuple, a map or a set: one, or one for each position. */
export function itemTypes(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const isList = checker.isArrayType(type) || checker.isTupleType(type);
  const isCollection = /^(Readonly)?(Map|Set)$/.test(type.symbol?.name ?? '');
  if (!isList && !isCollection) return [];
  const parts = checker.getTypeArguments(type as ts.TypeReference);
  return isList ? parts : parts.slice(-1);
}
