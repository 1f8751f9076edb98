/**
 * Lists of an object's properties for code that passes over the undefined ones: `Object.entries(object).filter(([, v]) => v !==
 * undefined)`, `for (const key in object) if (object[key] !== undefined) …`. Step Functions has no undefined properties, so
 * that a list without them does there what the whole list does in JavaScript.
 */
import ts from 'typescript';
import { Kind, type ValueShape, without } from '../../core/shape.ts';
import type { RawLibraryCall } from '../../hir/types.ts';
import type { Facts } from '../facts.ts';
import { isNameOf } from '../names-in.ts';
import { disproved } from '../proven-present.ts';
import { unwrap } from '../write-facts.ts';

/** Says of an expression that it is the value of the property that is looked at. */
type IsValue = (node: ts.Node) => boolean;

/** Methods whose callback decides which properties count. */
const CHOOSES: ReadonlySet<string> = new Set(['filter', 'some', 'find']);

/** The call, marked where what uses its list passes over undefined values. */
export function presentOnly(call: RawLibraryCall, node: ts.CallExpression, facts: Facts): RawLibraryCall {
  const part = listedPart(call.member);
  const [object] = node.arguments;
  if (part === undefined || !object || !isPassedOver(node, part, object, facts)) return call;
  return { ...call, presentOnly: true, shape: withoutAbsent(call.shape, part) };
}

/** The body of `for (const key in object)` passes over undefined properties. */
export function visitsPresentOnly(node: ts.ForInStatement, facts: Facts): boolean {
  const name = loopName(node);
  const is = name && valueAt(name, 'keys', node.expression, facts);
  return is !== undefined && !changes(node.expression, node.statement, facts) && skips(node.statement, is);
}

function withoutAbsent(list: ValueShape, part: string): ValueShape {
  if (part === 'keys' || !list.item) return list;
  const { item } = list;
  if (part === 'values') return { ...list, item: without(item, Kind.absent) };
  return item.item ? { ...list, item: { ...item, item: without(item.item, Kind.absent) } } : list;
}

/** What uses the list passes over undefined values. */
export function isPassedOver(node: ts.CallExpression, part: string, object: ts.Expression, facts: Facts): boolean {
  let list: ts.Node = node;
  while (unwrap(list.parent) === unwrap(list)) list = list.parent;
  const { parent } = list;
  if (ts.isForOfStatement(parent) && parent.expression === list) {
    const name = loopName(parent);
    const is = name && valueAt(name, part, object, facts);
    if (!is || (part === 'keys' && changes(object, parent.statement, facts))) return false;
    return skips(parent.statement, is);
  }
  const call = parent.parent;
  if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(call) || call.expression !== parent) return false;
  const callback = call.arguments[0] && unwrap(call.arguments[0]);
  if (!callback || call.arguments.length > 1) return false;
  if (ts.isIdentifier(callback))
    return callback.text === 'Boolean' && parent.name.text === 'filter' && part === 'values';
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return false;
  const [parameter, ...others] = callback.parameters;
  const { modifiers, body } = callback;
  if (!parameter || parameter.initializer || parameter.dotDotDotToken || others.length > 0 || modifiers) return false;
  const is = valueAt(parameter.name, part, object, facts);
  const value = ts.isBlock(body) ? onlyReturned(body) : body;
  if (!is || !value) return false;
  if (parent.name.text === 'flatMap') return isEmptyWithout(value, is);
  return CHOOSES.has(parent.name.text) && settles(value, true, is);
}

/** The one value that a block returns. */
function onlyReturned({ statements }: ts.Block): ts.Expression | undefined {
  const [only, ...others] = statements;
  return only && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
}

/** `test ? [ … ] : []`. */
function isEmptyWithout(value: ts.Expression, is: IsValue): boolean {
  const node = unwrap(value);
  if (!ts.isConditionalExpression(node)) return false;
  const isEmpty = (branch: ts.Expression): boolean => {
    const list = unwrap(branch);
    return ts.isArrayLiteralExpression(list) && list.elements.length === 0;
  };
  return (
    (isEmpty(node.whenFalse) && settles(node.condition, true, is)) ||
    (isEmpty(node.whenTrue) && settles(node.condition, false, is))
  );
}

/** The name or pattern of `for (const name of …)`. */
function loopName({ initializer }: ts.ForInOrOfStatement): ts.BindingName | undefined {
  return ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
}

/** What tells the value of a property where its key, value or pair has the name. */
function valueAt(name: ts.BindingName, part: string, object: ts.Expression, facts: Facts): IsValue | undefined {
  if (part === 'entries') {
    if (!ts.isArrayBindingPattern(name)) return undefined;
    const element = name.elements[1];
    if (!element || !ts.isBindingElement(element) || element.initializer || element.dotDotDotToken) return undefined;
    return ts.isIdentifier(element.name) ? names(element.name, facts) : undefined;
  }
  if (!ts.isIdentifier(name)) return undefined;
  const is = names(name, facts);
  if (part === 'values') return is;
  const owner = unwrap(object);
  if (!ts.isIdentifier(owner)) return undefined;
  const isOwner = names(owner, facts);
  return (node) => {
    const access = unwrap(node);
    return ts.isElementAccessExpression(access) && isOwner(access.expression) && is(access.argumentExpression);
  };
}

function names(name: ts.Identifier, facts: Facts): IsValue {
  const symbol = facts.symbol(name);
  return (node) => isNameOf(node, symbol, facts);
}

/** Which part of an object `Object.keys`, `values` or `entries` lists. */
export function listedPart(member: string): string | undefined {
  return /^Object\.(keys|values|entries)$/.exec(member)?.[1];
}

/** The object whose keys are visited gets or loses values meanwhile, by any name. */
function changes(object: ts.Expression, body: ts.Statement, facts: Facts): boolean {
  const owner = unwrap(object);
  const symbol = ts.isIdentifier(owner) ? facts.symbol(owner) : undefined;
  return (
    symbol === undefined ||
    facts.mayAssign(symbol, body) ||
    facts.mayOverwrite(symbol, body) ||
    facts.mayLoseKeys(symbol, body)
  );
}

/** `if (value !== undefined) …` as the only statement, or `if (value === undefined) continue;` as the first one. */
function skips(body: ts.Statement, is: IsValue): boolean {
  const statements = ts.isBlock(body) ? body.statements : [body];
  const [first] = statements;
  if (!first || !ts.isIfStatement(first)) return false;
  const { thenStatement } = first;
  const then =
    ts.isBlock(thenStatement) && thenStatement.statements.length === 1 ? thenStatement.statements[0] : thenStatement;
  if (then && ts.isContinueStatement(then) && !then.label) return settles(first.expression, false, is);
  return statements.length === 1 && !first.elseStatement && settles(first.expression, true, is);
}

/** For an undefined value the test surely has the other outcome, without doing anything else. */
function settles(test: ts.Expression, outcome: boolean, is: IsValue): boolean {
  const node = unwrap(test);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return settles(node.operand, !outcome, is);
  if (isBooleanOf(node, is)) return outcome;
  const both = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  const either = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarBarToken;
  if (!both && !either) return isTest(node, is) && (disproved(node as ts.Expression, outcome, is) & Kind.absent) !== 0;
  const left = settles(node.left, outcome, is);
  // Of `a && b` one that is false is enough, of `a || b` one that is true.
  if (both === outcome) return left || (isTest(node.left, is) && settles(node.right, outcome, is));
  return left && settles(node.right, outcome, is);
}

/** `Boolean(value)`. */
function isBooleanOf(node: ts.Node, is: IsValue): boolean {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const [value] = node.arguments;
  return node.expression.text === 'Boolean' && value !== undefined && is(value);
}

/** Code that only compares names and literals: it neither does anything nor throws. */
function isTest(test: ts.Node, is: IsValue): boolean {
  const node = unwrap(test);
  if (is(node) || ts.isIdentifier(node) || ts.isLiteralExpression(node) || LITERALS.has(node.kind)) return true;
  if (ts.isTypeOfExpression(node)) return isTest(node.expression, is);
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === ts.SyntaxKind.ExclamationToken && isTest(node.operand, is);
  return (
    ts.isBinaryExpression(node) &&
    COMPARES.has(node.operatorToken.kind) &&
    isTest(node.left, is) &&
    isTest(node.right, is)
  );
}

const LITERALS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);

const COMPARES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
]);
