/**
 * Dates that may be changed in place. A date is a number inside a workflow, so a change through one name is not seen through
 * another: the name must be the only one. It is where it is declared with a date that is made there, and where each use of it asks
 * the date something, copies it, or returns it at the end.
 */
import ts from 'typescript';
import { isAssignedTo, unwrap } from './write-facts.ts';

type SymbolOf = (node: ts.Node) => ts.Symbol | undefined;

/** The use that gives the date another name; the declaration where the date is none of its own; undefined where there is none. */
export function otherNameOf(symbol: ts.Symbol, symbolOf: SymbolOf, depth = 0): ts.Node | undefined {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return declaration;
  if (!isMade(declaration.initializer, symbolOf, depth)) return declaration;
  return useThat((use) => !keepsName(use, symbolOf), symbol, declaration, symbolOf);
}

/** The first use of a declared name that fulfils the condition. */
function useThat(
  condition: (use: ts.Identifier) => boolean,
  symbol: ts.Symbol,
  declaration: ts.NamedDeclaration,
  symbolOf: SymbolOf,
): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    const use = ts.isIdentifier(node) && node !== declaration.name && symbolOf(node) === symbol ? node : undefined;
    return use ? (condition(use) ? use : undefined) : ts.forEachChild(node, visit);
  };
  return visit(declaration.getSourceFile());
}

/** `new Date(…)`, or a call of a function that returns nothing but such dates. */
function isMade(expression: ts.Expression, symbolOf: SymbolOf, depth = 0): boolean {
  const node = unwrap(expression);
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date';
  if (!ts.isCallExpression(node) || depth > 3) return false;
  const value = functionCalled(node, symbolOf);
  if (!value) return false;
  if (value.body && !ts.isBlock(value.body)) return isMade(value.body, symbolOf, depth + 1);
  const returned = value.body ? returnsOf(value.body) : [];
  return (
    returned.length > 0 &&
    returned.every((one) => isMade(one, symbolOf, depth + 1) || isLocalDate(one, symbolOf, depth + 1))
  );
}

function functionCalled(call: ts.CallExpression, symbolOf: SymbolOf): ts.FunctionLikeDeclaration | undefined {
  const declared = symbolOf(call.expression)?.valueDeclaration;
  const value = declared && ts.isVariableDeclaration(declared) ? declared.initializer : declared;
  const isFunction =
    value && (ts.isArrowFunction(value) || ts.isFunctionDeclaration(value) || ts.isFunctionExpression(value));
  return isFunction ? value : undefined;
}

/** The function that gets the date as an argument only reads it. */
function isRead(use: ts.Identifier, call: ts.CallExpression, symbolOf: SymbolOf): boolean {
  const parameter = functionCalled(call, symbolOf)?.parameters[call.arguments.indexOf(use)];
  const symbol = parameter && ts.isIdentifier(parameter.name) ? symbolOf(parameter.name) : undefined;
  if (!parameter || !symbol || parameter.dotDotDotToken) return false;
  const changes = (one: ts.Identifier): boolean => {
    const { parent } = one;
    if (ts.isReturnStatement(parent) || !keepsName(one, symbolOf)) return true;
    return ts.isPropertyAccessExpression(parent) && parent.name.text.startsWith('set');
  };
  return useThat(changes, symbol, parameter, symbolOf) === undefined;
}

function isLocalDate(expression: ts.Expression, symbolOf: SymbolOf, depth: number): boolean {
  const symbol = ts.isIdentifier(expression) ? symbolOf(expression) : undefined;
  return symbol !== undefined && otherNameOf(symbol, symbolOf, depth) === undefined;
}

function returnsOf(body: ts.Node): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(unwrap(node.expression) as ts.Expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

const ASKS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

function keepsName(use: ts.Identifier, symbolOf: SymbolOf): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === use && ts.isCallExpression(parent.parent);
  if (ts.isNewExpression(parent)) return parent.expression.getText() === 'Date';
  if (ts.isPrefixUnaryExpression(parent)) return true;
  if (ts.isCallExpression(parent) && parent.expression !== use) return isRead(use, parent, symbolOf);
  // Nothing but `finally` runs in the function after it.
  if (ts.isReturnStatement(parent)) return !insideTry(parent);
  if (!ts.isBinaryExpression(parent)) return false;
  return isAssignedTo(use)
    ? ts.isExpressionStatement(parent.parent) && isMade(parent.right, symbolOf)
    : ASKS.has(parent.operatorToken.kind);
}

function isTryOrFunction(node: ts.Node): boolean {
  return ts.isTryStatement(node) || ts.isFunctionLike(node);
}

function insideTry(node: ts.Node): boolean {
  const around = ts.findAncestor(node, isTryOrFunction);
  return around !== undefined && ts.isTryStatement(around);
}
