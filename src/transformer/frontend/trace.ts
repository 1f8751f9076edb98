/**
 * Constant evaluation of identity: follows an expression to the one expression that made its value, through constants,
 * imports, fields, object properties, destructuring and parameters of inlined functions. Used for what has no value at run
 * time: handles, stubs and functions.
 */
import ts from 'typescript';
import { memberOfThis } from './class-members.ts';
import type { Facts } from './facts.ts';
import { isPath } from './is-path.ts';
import { lookUp, rootScope, type Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** Where a trace ended: an expression that makes a value, or a function. */
export interface Traced {
  readonly node: ts.Node;
  readonly scope: Scope;
  /** The last name on the way, e.g. `orders` of `const orders = dynamodb.table(construct)`. */
  readonly name: string | null;
  /** The expressions on the way, from the one that was followed to the origin; each has the same value. */
  readonly steps: readonly ts.Node[];
}

/** Follows `expression` to its origin; undefined when it is not one constant. */
export function trace(expression: ts.Node, scope: Scope, facts: Facts, name: string | null = null): Traced | undefined {
  const node = unwrap(expression);
  const found = traceNode(node, scope, facts, name);
  return found && (found.node === node ? found : { ...found, steps: [node, ...found.steps] });
}

function traceNode(node: ts.Node, scope: Scope, facts: Facts, name: string | null): Traced | undefined {
  if (ts.isIdentifier(node)) return traceName(node, scope, facts);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return scope.self ? originAt(scope.self, scope, name) : undefined;
  if (ts.isPropertyAccessExpression(node)) {
    const member = memberOfSelf(node, scope, facts);
    if (member) return member;
    const symbol = isPath(node) ? facts.symbol(node.name) : undefined;
    // To the checker, properties of all the objects in a list are those of one of them.
    const ofLiteral = symbol?.valueDeclaration && ts.isObjectLiteralExpression(symbol.valueDeclaration.parent);
    const declared = symbol && !ofLiteral && traceDeclaration(symbol, scope, facts);
    if (declared) return declared;
    const object = trace(node.expression, scope, facts);
    return object && traceProperty(object, node.name.text, facts);
  }
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    const object = trace(node.expression, scope, facts);
    return object && traceProperty(object, node.argumentExpression.text, facts);
  }
  return originAt(node, scope, name);
}

/** `this.name` in a method of the workflow's class, or of one that it extends: what the class itself has under the name. */
function memberOfSelf(node: ts.PropertyAccessExpression, scope: Scope, facts: Facts): Traced | undefined {
  const key = node.name.text;
  const member = scope.self ? memberOfThis(node, scope.self, facts) : undefined;
  if (member && ts.isMethodDeclaration(member)) return originAt(member, scope, key);
  return member && ts.isPropertyDeclaration(member) && member.initializer
    ? trace(member.initializer, scope, facts, key)
    : undefined;
}

function originAt(node: ts.Node, scope: Scope, name: string | null): Traced {
  return { node, scope, name, steps: [node] };
}

function traceName(node: ts.Identifier, scope: Scope, facts: Facts): Traced | undefined {
  const symbol = facts.symbol(node);
  if (!symbol) return undefined;
  const binding = lookUp(scope, symbol);
  if (binding?.kind === 'alias') return trace(binding.node, binding.scope, facts, symbol.name);
  if (binding?.kind === 'function') return originAt(binding.value.node, binding.value.scope, symbol.name);
  return binding === undefined && isLocalFunction(symbol.valueDeclaration)
    ? undefined
    : traceDeclaration(symbol, scope, facts);
}

/** A constant function of a function: until its declaration has run, its name means nothing. */
function isLocalFunction(declaration: ts.Declaration | undefined): boolean {
  if (!declaration || !ts.isVariableDeclaration(declaration) || isModuleLevel(declaration)) return false;
  const value = declaration.initializer && unwrap(declaration.initializer);
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
}

/** The value of a constant's declaration. Locals of functions are in `scope`; module constants need none. */
function traceDeclaration(symbol: ts.Symbol, scope: Scope, facts: Facts): Traced | undefined {
  const declaration = symbol.valueDeclaration;
  if (!declaration || facts.isReassigned(symbol)) return undefined;
  const home = isModuleLevel(declaration) ? rootScope(null) : scope;
  if (ts.isFunctionDeclaration(declaration)) {
    const implementation = symbol.declarations?.find((one) => ts.isFunctionDeclaration(one) && one.body);
    return originAt(implementation ?? declaration, home, symbol.name);
  }
  if (ts.isMethodDeclaration(declaration) || ts.isClassDeclaration(declaration))
    return originAt(declaration, scope, symbol.name);
  if (ts.isPropertyDeclaration(declaration)) {
    return (
      declaration.initializer && trace(declaration.initializer, scope, facts, nameOf(declaration.name) ?? symbol.name)
    );
  }
  if (ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name)) {
    return declaration.initializer && trace(declaration.initializer, home, facts, symbol.name);
  }
  if (ts.isBindingElement(declaration)) return traceBindingElement(declaration, home, facts);
  return undefined;
}

function traceBindingElement(element: ts.BindingElement, scope: Scope, facts: Facts): Traced | undefined {
  if (element.dotDotDotToken || element.initializer || !ts.isObjectBindingPattern(element.parent)) return undefined;
  const key = element.propertyName ?? element.name;
  const text = ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
  const owner = element.parent.parent;
  if (text === undefined || !ts.isVariableDeclaration(owner) || !owner.initializer) return undefined;
  const object = trace(owner.initializer, scope, facts);
  return object && traceProperty(object, text, facts);
}

/** A property of what a trace found: of an object literal, a class field; else the access itself is the origin. */
function traceProperty(object: Traced, key: string, facts: Facts): Traced | undefined {
  if (ts.isObjectLiteralExpression(object.node)) {
    // What comes last counts, and a spread or computed key may have any name.
    const property = object.node.properties.findLast(({ name }) => !name || [undefined, key].includes(nameOf(name)));
    if (!property?.name || nameOf(property.name) !== key) return undefined;
    if (ts.isShorthandPropertyAssignment(property)) return trace(property.name, object.scope, facts);
    if (ts.isMethodDeclaration(property)) return originAt(property, object.scope, key);
    return ts.isPropertyAssignment(property) ? trace(property.initializer, object.scope, facts, key) : undefined;
  }
  if (ts.isClassDeclaration(object.node)) {
    const member = object.node.members.find((one) => one.name !== undefined && nameOf(one.name) === key);
    if (member && ts.isMethodDeclaration(member)) return originAt(member, object.scope, key);
    if (member && ts.isPropertyDeclaration(member) && member.initializer)
      return trace(member.initializer, object.scope, facts, key);
  }
  return undefined;
}

function nameOf(name: ts.PropertyName | ts.BindingName): string | undefined {
  if (ts.isComputedPropertyName(name))
    return ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name) ? name.text : undefined;
}

/** Declared at the top of a module (or in a namespace or class of it), outside of every function. */
export function isModuleLevel(node: ts.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (ts.isFunctionLike(current)) return false;
    if (ts.isSourceFile(current)) return true;
  }
  return true;
}
