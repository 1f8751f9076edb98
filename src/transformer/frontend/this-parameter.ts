/**
 * What `this` may be in a function: nothing calls one with another `this` than its class's instance. TypeScript's parameter for it,
 * `function (this: Owner, x: number)`, shifts the others; in a static method it is the class that the call names, or nothing.
 */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import { isStatic } from './class-members.ts';
import type { Lowering } from './lowering.ts';

/** The parameter has no argument. */
export function isThisParameter({ name }: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(name) && name.text === 'this';
}

/** The function's code has `this`, not only functions in it that have their own. */
export function usesThis(node: ts.Node): ts.Node | undefined {
  const visit = (child: ts.Node): ts.Node | undefined => {
    if (child.kind === ts.SyntaxKind.ThisKeyword) return child;
    const own = (ts.isFunctionLike(child) && !ts.isArrowFunction(child)) || ts.isClassLike(child);
    return own ? undefined : ts.forEachChild(child, visit);
  };
  return ts.forEachChild(node, visit);
}

/** Reports the parameter, and `this` in a static method. */
export function demandNoThis(node: ts.FunctionLikeDeclaration, cx: Lowering): void {
  const used = ts.isMethodDeclaration(node) && isStatic(node) ? usesThis(node) : undefined;
  if (used) {
    const hint = 'Write the name of the class.';
    cx.report(d.unsupportedSyntax(cx.origin(used), { syntax: '`this` in a static method', hint }));
  }
  const first = node.parameters.find(isThisParameter);
  if (!first) return;
  const hint = 'Leave it out: nothing calls the function with a `this`.';
  cx.report(d.unsupportedSyntax(cx.origin(first), { syntax: 'a `this` parameter', hint }));
}
