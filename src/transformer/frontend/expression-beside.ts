/**
 * Which expression means a handle where the workflow's call stands, so that the emitted call can hand the handle over: a name
 * of the module, an import, a local of the function around the call, a field of the class it is in, or what makes the handle.
 */
import ts from 'typescript';
import { thisOf } from './class-members.ts';
import type { Facts } from './facts.ts';

/** A range of the workflow's source file. */
export interface ExpressionSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Chooses among expressions of equal value the first that can be evaluated beside a call; `null` where none can.
 *
 * @example expressionsBeside(call, facts)([useOfOrders, declarationOfOrders])
 */
export function expressionsBeside(call: ts.Node, facts: Facts): (steps: readonly ts.Node[]) => ExpressionSpan | null {
  const file = call.getSourceFile();
  const self = thisOf(call);
  let scope: ReturnType<Facts['valuesInScope']> | undefined;
  const means = (name: ts.Identifier): boolean => {
    scope ??= facts.valuesInScope(call);
    const symbol = facts.symbol(name);
    // What a module exports has two symbols, of one declaration.
    return symbol?.valueDeclaration !== undefined && scope(name.text)?.valueDeclaration === symbol.valueDeclaration;
  };
  const isBeside = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node)) return means(node);
    if (node.kind === ts.SyntaxKind.ThisKeyword) return thisOf(node) === self;
    if (ts.isPropertyAccessExpression(node)) return isBeside(node.expression);
    if (ts.isPropertyAssignment(node)) return isBeside(node.initializer);
    // Code has names of its own, and keywords such as `super` mean what stands around them.
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || node.kind === ts.SyntaxKind.SuperKeyword) return false;
    // It would make another one.
    if (ts.isNewExpression(node)) return false;
    // Types are not there at run time.
    if (ts.isTypeNode(node)) return true;
    return ts.forEachChild(node, (child) => !isBeside(child)) !== true;
  };
  return (steps) => {
    const found = steps.find((step) => step.getSourceFile() === file && ts.isExpression(step) && isBeside(step));
    return found === undefined ? null : { start: found.getStart(file), end: found.getEnd() };
  };
}
