/**
 * Whether an object that constant evaluation reads keeps the properties that its declaration gave it: nothing writes to it,
 * and no other name gets hold of it through which something could.
 */
import ts from 'typescript';
import { hasCode } from './call-graph.ts';
import type { Facts } from './facts.ts';
import { namesIn } from './names-in.ts';
import { lookUp, type Scope } from './scope.ts';
import { isModuleLevel, type Traced, trace } from './trace.ts';
import { rootOf, unwrap } from './write-facts.ts';

/** Follows a name to the literal that it still stands for. */
export function constantTrace(node: ts.Node, scope: Scope, facts: Facts): Traced | undefined {
  return mayHaveChanged(node, scope, facts) ? undefined : trace(node, scope, facts);
}

/** True if the value at the end of a chain of names and properties may have changed since it was declared. */
export function mayHaveChanged(node: ts.Node, scope: Scope, facts: Facts): boolean {
  const root = rootOf(node);
  const symbol = ts.isIdentifier(root) ? facts.symbol(root) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration) return false;
  const binding = lookUp(scope, symbol);
  if (binding?.kind === 'alias' && binding.node !== node && mayHaveChanged(binding.node, binding.scope, facts))
    return true;
  if (facts.isMutated(symbol)) return true;
  const from = ts.isBindingElement(declaration) ? declaration.parent.parent : declaration;
  if (!ts.isVariableDeclaration(from)) return false;
  if (from.initializer && isChain(from.initializer) && mayHaveChanged(from.initializer, scope, facts)) return true;
  return isModuleLevel(declaration) ? facts.isChangedConstant(symbol) : escapes(symbol, declaration, facts);
}

/** A literal that is used later than it is made reads a variable that may be another one by then. */
export function readsWhatChanges(node: ts.Node, scope: Scope, facts: Facts): boolean {
  const symbol = ts.isIdentifier(node) ? facts.symbol(node) : undefined;
  if (symbol && (facts.isReassigned(symbol) || mayHaveChanged(node, scope, facts))) return true;
  return ts.forEachChild(node, (child) => readsWhatChanges(child, scope, facts)) ?? false;
}

function isChain(node: ts.Node): boolean {
  const value = unwrap(node);
  return ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value);
}

/** Some use of the name gives the object, or an object in it, to what may write there. */
function escapes(symbol: ts.Symbol, declaration: ts.Declaration, facts: Facts): boolean {
  const home = ts.findAncestor(declaration, ts.isFunctionLike) ?? declaration.getSourceFile();
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node !== ts.getNameOfDeclaration(declaration) && isGivenAway(node, symbol, facts)) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(home);
}

function isGivenAway(name: ts.Identifier, symbol: ts.Symbol, facts: Facts): boolean {
  if (facts.symbol(name) !== symbol) return false;
  let use: ts.Node = name;
  while (isPartOf(use, use.parent)) use = use.parent;
  if (!isObject(facts.type(use))) return false;
  // Parts of a literal are where the literal is.
  while (isPart(use.parent)) use = use.parent;
  const { parent } = use;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const other = use !== name && facts.symbol(parent.name);
    return !other || facts.isMutated(other) || escapes(other, parent, facts);
  }
  // What the library and tasks are given is read by them.
  return !(ts.isCallExpression(parent) && parent.expression !== use && !hasBody(parent, facts));
}

function isPart(parent: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    unwrap(parent) !== parent
  );
}

function isPartOf(node: ts.Node, parent: ts.Node): boolean {
  return (
    ((ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === node) ||
    (unwrap(parent) !== parent && unwrap(parent) === unwrap(node))
  );
}

function isObject(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => (flags & PRIMITIVE) === 0);
}

const PRIMITIVE =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Void;

/** A function of the project, which is compiled with the workflow. */
function hasBody(call: ts.CallExpression, facts: Facts): boolean {
  if (facts.dsl(call.expression) !== undefined) return false;
  const declaration = facts.symbol(unwrap(call.expression))?.valueDeclaration;
  if (!declaration) return true;
  if (ts.isVariableDeclaration(declaration)) {
    const made = declaration.initializer && unwrap(declaration.initializer);
    return made === undefined || !ts.isCallExpression(made);
  }
  return hasCode(declaration);
}

/** The object that a name of a module stands for gets another name, of a variable or parameter that is written through. */
export function isGivenToWriter(node: ts.Node, facts: Facts): boolean {
  return namesGiven(node, facts.checker, false).some((name) => isWritten(name, facts));
}

/** The names that an object, or an object in it, gets where it stands; `inLiterals`: also those of what it is put into there. */
export function namesGiven(node: ts.Node, checker: ts.TypeChecker, inLiterals = true): readonly ts.BindingName[] {
  let use: ts.Node = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
  while (isPartOf(use, use.parent) || isChosen(use, use.parent) || (inLiterals && isPart(use.parent))) use = use.parent;
  const { parent } = use;
  if (ts.isVariableDeclaration(parent) && parent.initializer === use) return [parent.name];
  if (ts.isForOfStatement(parent) && parent.expression === use && ts.isVariableDeclarationList(parent.initializer))
    return parent.initializer.declarations.map(({ name }) => name);
  if (!ts.isCallExpression(parent)) return [];
  if (parent.expression === use) return inLiterals ? parametersOfCallbacks(parent) : [];
  const at = parent.arguments.indexOf(use as ts.Expression);
  const parameter = checker.getResolvedSignature(parent)?.parameters[at]?.valueDeclaration;
  return parameter !== undefined && ts.isParameter(parameter) ? [parameter.name] : [];
}

/** What `rows.forEach((row) => …)` calls the items of the list. */
function parametersOfCallbacks(call: ts.CallExpression): readonly ts.BindingName[] {
  return call.arguments.flatMap((argument) => {
    const given = unwrap(argument);
    const isFunction = ts.isArrowFunction(given) || ts.isFunctionExpression(given);
    return isFunction ? given.parameters.map(({ name }) => name) : [];
  });
}

/** `value ?? node` and `test ? node : other` may be the node. */
function isChosen(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  return ts.isBinaryExpression(parent) && CHOOSING.has(parent.operatorToken.kind);
}

const CHOOSING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
]);

function isWritten(pattern: ts.BindingName, facts: Facts): boolean {
  return namesIn(pattern).some((name) => {
    const symbol = facts.symbol(name);
    return symbol !== undefined && facts.isMutated(symbol);
  });
}
