/**
 * Handles that the code around an inline workflow is given: parameters of the function that the workflow stands in, their
 * properties, and readonly fields of the class around it. Their values are known when the construct is made, and their names
 * are all that the compiler needs.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { lookUp, type Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** A handle from outside of the workflow. */
export interface OutsideHandle {
  readonly node: ts.Expression;
  /** The name of the parameter, property or field. */
  readonly name: string;
  /** The path to the value, from the declaration of its root; equal for equal values. */
  readonly identity: string;
}

/** The handle from outside that an expression means; undefined where it means something else. */
export function outsideHandle(expression: ts.Node, scope: Scope, facts: Facts): OutsideHandle | undefined {
  const node = unwrap(expression);
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.name.text;
    const field = facts.symbol(node.name)?.valueDeclaration;
    if (node.expression.kind === ts.SyntaxKind.ThisKeyword) {
      return scope.self === null && isReadonlyField(field) ? { node, name, identity: placeOf(field) } : undefined;
    }
    const owner = outsideHandle(node.expression, scope, facts);
    return owner && { node, name, identity: `${owner.identity}.${name}` };
  }
  if (!ts.isIdentifier(node)) return undefined;
  const symbol = facts.symbol(node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || facts.isReassigned(symbol)) return undefined;
  const binding = lookUp(scope, symbol);
  if (binding !== undefined) {
    return binding.kind === 'alias' ? outsideHandle(binding.node, binding.scope, facts) : undefined;
  }
  if (isOfParameter(declaration)) return { node, name: symbol.name, identity: placeOf(declaration) };
  return ts.isVariableDeclaration(declaration) && declaration.initializer
    ? outsideHandle(declaration.initializer, scope, facts)
    : undefined;
}

function placeOf(declaration: ts.Node): string {
  return `${declaration.getSourceFile().fileName}:${declaration.getStart()}`;
}

/** A field that the constructor sets, and nobody after it. */
function isReadonlyField(declaration: ts.Declaration | undefined): declaration is ts.Declaration {
  if (declaration === undefined) return false;
  const isField = ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration);
  return isField && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0;
}

/** A parameter, or a name that its pattern binds. */
function isOfParameter(declaration: ts.Node): boolean {
  if (ts.isParameter(declaration)) return true;
  return ts.isBindingElement(declaration) && isOfParameter(declaration.parent.parent);
}
