/**
 * Type predicates and assertion functions (`value is T`, `asserts value`) are promises of their author: TypeScript believes them
 * without looking at the body. Null and undefined that one denies without testing for them, and properties that it makes up, are
 * noted, so that a value which is not there stays so after the test.
 */
import ts from 'typescript';
import { Kind } from '../core/shape.ts';
import { NULLISH, noteAssertion, noteNarrowed } from './denied.ts';
import type { Lowering } from './lowering.ts';
import { disproved, leavesWithout } from './proven-present.ts';
import type { FunctionValue } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** Notes what a function's predicate claims and its body does not show; `call` is the call, or the function as a callback. */
export function notePredicate({ node }: FunctionValue, call: ts.Node, cx: Lowering): void {
  const { type } = node;
  if (!type || !ts.isTypePredicateNode(type) || !ts.isIdentifier(type.parameterName)) return;
  const name = type.parameterName.text;
  const index = node.parameters.findIndex((one) => ts.isIdentifier(one.name) && one.name.text === name);
  const parameter = node.parameters[index];
  if (!parameter) return;
  const { checker } = cx.facts;
  const given = checker.getTypeAtLocation(parameter);
  const claimed = type.type && checker.getTypeFromTypeNode(type.type);
  const unproven = claims(given, claimed) & ~shown(node, name);
  if (claimed) noteClaim(given, claimed, node, name, cx);
  cx.denied.add(parameter, unproven);
  const argument = ts.isCallExpression(call) ? call.arguments[index] : undefined;
  if (!argument || unproven === 0) return;
  if (claimed) noteNarrowed(unwrap(argument), unproven, cx);
  else noteNamesIn(argument, cx);
}

/** Null and undefined items that a callback's predicate lets pass although it denies them. */
export function passedKinds({ node }: FunctionValue, cx: Lowering): number {
  return node.parameters[0] ? cx.denied.kindsOf(node.parameters[0]) : 0;
}

/** Null and undefined that a callback surely answers no for. */
export function excludedKinds({ node: { body, parameters } }: FunctionValue): number {
  const name = parameters[0]?.name;
  return body && name && ts.isIdentifier(name) ? testedIn(body, name.text) : 0;
}

/** Notes the properties that a predicate makes up, but of the members of a union that its test of a discriminant leaves. */
function noteClaim(
  given: ts.Type,
  claimed: ts.Type,
  { body }: ts.FunctionLikeDeclaration,
  name: string,
  cx: Lowering,
): void {
  const tests = body && !ts.isBlock(body) ? body : body?.statements.length === 1 ? body.statements[0] : undefined;
  const test = tests && ts.isReturnStatement(tests) ? tests.expression : tests;
  const members = given.isUnion() ? given.types : [given];
  const { checker } = cx.facts;
  for (const member of members) {
    // Whether the predicate lets null and undefined pass is told apart.
    if (nullishOf(member) !== 0) continue;
    if (!test || !ts.isExpression(test) || mayPass(test, member, name, checker)) noteAssertion(member, claimed, cx);
  }
}

/** Not excluded by `value.kind === 'literal'`. */
function mayPass(test: ts.Expression, member: ts.Type, name: string, checker: ts.TypeChecker): boolean {
  const node = unwrap(test);
  if (!ts.isBinaryExpression(node)) return true;
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken)
    return mayPass(node.left, member, name, checker) && mayPass(node.right, member, name, checker);
  const access = unwrap(node.left);
  if (operator !== ts.SyntaxKind.EqualsEqualsEqualsToken || !ts.isPropertyAccessExpression(access)) return true;
  if (!ts.isIdentifier(access.expression) || access.expression.text !== name) return true;
  const property = checker.getPropertyOfType(member, access.name.text);
  const literal = checker.getTypeAtLocation(node.right);
  return !property || checker.isTypeAssignableTo(literal, checker.getTypeOfSymbol(property));
}

/** What the predicate says that the value is not; one without a type says that it is truthy. */
function claims(given: ts.Type, claimed: ts.Type | undefined): number {
  if ((given.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return claimed ? 0 : NULLISH;
  if (!claimed) return NULLISH;
  const possible = (given.flags & ts.TypeFlags.TypeParameter) !== 0 && given !== claimed ? NULLISH : nullishOf(given);
  return possible & ~nullishOf(claimed);
}

function nullishOf(type: ts.Type): number {
  if (type.isUnion()) return type.types.reduce((kinds, one) => kinds | nullishOf(one), 0);
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return Kind.absent;
  return type.flags & ts.TypeFlags.Null ? Kind.null : 0;
}

/** What the body tests for: in the one value that it returns, or before it ends where it asserts. */
function shown({ body, type }: ts.FunctionLikeDeclaration, name: string): number {
  if (!body || !type || !ts.isTypePredicateNode(type)) return 0;
  return testedIn(body, name, type.assertsModifier !== undefined);
}

/** What a body tests for before it gives true or, of an assertion, before it ends. */
function testedIn(body: ts.Node, name: string, asserts = false): number {
  const names = (expression: ts.Node): boolean => {
    const inner = unwrap(expression);
    return ts.isIdentifier(inner) && inner.text === name;
  };
  if (!ts.isBlock(body)) return disproved(body as ts.Expression, true, names);
  const before = (end: number): number =>
    body.statements.slice(0, end).reduce((kinds, one) => kinds | leavesWithout(one, names), 0);
  if (asserts) return before(body.statements.length);
  const last = body.statements.at(-1);
  if (!last || !ts.isReturnStatement(last) || !last.expression) return 0;
  const rest = body.statements.slice(0, -1);
  // An early `return true` would pass what only the last line tests.
  if (!rest.every(returnsFalse)) return 0;
  return before(rest.length) | disproved(last.expression, true, names);
}

function returnsFalse(statement: ts.Statement): boolean {
  if (!ts.isIfStatement(statement) || statement.elseStatement) return ts.isVariableStatement(statement);
  const { thenStatement: then } = statement;
  const only = ts.isBlock(then) && then.statements.length === 1 ? then.statements[0] : then;
  return only !== undefined && ts.isReturnStatement(only) && only.expression?.kind === ts.SyntaxKind.FalseKeyword;
}

/** `asserts condition` narrows every name in the condition. */
function noteNamesIn(node: ts.Node, cx: Lowering): void {
  noteNarrowed(node, NULLISH, cx);
  ts.forEachChild(node, (child) => noteNamesIn(child, cx));
}
