/**
 * Which ASL error names a class stands for, read from its declaration: JavaScript's own errors by name, subclasses of
 * WorkflowError by theirs, classes of the package by their static `errorNames`.
 */
import ts from 'typescript';
import { baseClass, baseOf } from './class-members.ts';
import type { Facts } from './facts.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';
import { isErrorType, isLibraryType } from './shape-of.ts';
import { trace } from './trace.ts';

/** JavaScript's own error classes besides Error. */
export const LANGUAGE_ERRORS: ReadonlySet<string> = new Set([
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
]);

/** What `WorkflowError` itself stands for: every error that JavaScript does not raise. */
export const ANY_WORKFLOW_ERROR = '*WorkflowError';

/**
 * The names of an error class expression and of the classes that extend it, or undefined for what is no such class. The first is
 * thrown by `new`.
 */
export function errorNames(node: ts.Expression, scope: Scope, cx: Lowering): readonly string[] | undefined {
  const own = ownNames(node, scope, cx);
  if (cx.facts.dsl(node) === 'errorBase') return own;
  const declaration = own && cx.facts.symbol(node)?.valueDeclaration;
  if (!declaration || !ts.isClassDeclaration(declaration)) return own;
  return [...new Set([...own, ...subclassNames(declaration, cx.facts)])];
}

function ownNames(node: ts.Expression, scope: Scope, cx: Lowering): readonly string[] | undefined {
  const { facts } = cx;
  if (facts.dsl(node) === 'errorBase') return [ANY_WORKFLOW_ERROR];
  const type = facts.type(node);
  const declared = declaredNames(type, facts);
  if (declared) return declared;
  const instance = type.getConstructSignatures()[0]?.getReturnType();
  const name = instance?.symbol?.name;
  if (instance && name !== undefined && isLibraryType(instance)) {
    if (name === 'Error') return ['States.ALL'];
    return LANGUAGE_ERRORS.has(name) ? [name] : undefined;
  }
  const traced = trace(node, scope, facts);
  const owner = traced && ts.isClassDeclaration(traced.node) ? traced.node : undefined;
  return owner?.name && extendsWorkflowError(owner, facts) ? [owner.name.text] : undefined;
}

/** True when the class extends WorkflowError, directly or not. */
export function extendsWorkflowError(node: ts.ClassLikeDeclaration, facts: Facts): boolean {
  const base = baseOf(node);
  if (!base) return false;
  if (facts.dsl(base) === 'errorBase') return true;
  const parent = baseClass(node, facts);
  if (parent) return extendsWorkflowError(parent, facts);
  return declaredNames(facts.type(base), facts) !== undefined;
}

/**
 * What to write instead of a class that extends JavaScript's `Error` itself; undefined for other classes. Such a class knows only
 * the objects that it made, while Step Functions knows errors by name.
 */
export function plainErrorHint(node: ts.Expression, facts: Facts): string | undefined {
  const instance = facts.type(node).getConstructSignatures()[0]?.getReturnType();
  const name = instance?.symbol?.name;
  if (!instance || name === undefined || isLibraryType(instance) || !isErrorType(instance)) return undefined;
  return `Write \`class ${name} extends WorkflowError\`, imported from stepscript: such errors are known by name.`;
}

/** The names of the program's classes that extend a class: their instances are instances of it. */
function subclassNames(node: ts.ClassDeclaration, facts: Facts): readonly string[] {
  return facts
    .classes()
    .filter((other) => other !== node && inherits(other, node, facts))
    .flatMap((other) => {
      const symbol = other.name && facts.symbol(other.name);
      const declared = symbol && declaredNames(facts.checker.getTypeOfSymbol(symbol), facts);
      return declared ?? (other.name ? [other.name.text] : []);
    });
}

function inherits(node: ts.ClassDeclaration, ancestor: ts.ClassDeclaration, facts: Facts): boolean {
  const base = baseClass(node, facts);
  return base !== undefined && (base === ancestor || inherits(base, ancestor, facts));
}

/** Static `errorNames`/`errorName` as literal types. */
function declaredNames(type: ts.Type, facts: Facts): readonly string[] | undefined {
  const list = type.getProperty('errorNames');
  const listType = list && facts.checker.getTypeOfSymbol(list);
  if (listType && facts.checker.isTupleType(listType)) {
    const names = facts.checker.getTypeArguments(listType as ts.TypeReference);
    if (names.every((name) => name.isStringLiteral())) return names.map((name) => (name as ts.StringLiteralType).value);
  }
  const single = type.getProperty('errorName');
  const singleType = single && facts.checker.getTypeOfSymbol(single);
  if (singleType?.isStringLiteral()) return [singleType.value];
  return singleType?.isUnion() && singleType.types.every((one) => one.isStringLiteral())
    ? singleType.types.map((one) => (one as ts.StringLiteralType).value)
    : undefined;
}
