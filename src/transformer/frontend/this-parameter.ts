/** `function (this: Owner, x: number)`: TypeScript's parameter for `this`, which shifts the others, of functions that have no `this`. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { Lowering } from './lowering.ts';

/** The parameter has no argument. */
export function isThisParameter({ name }: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(name) && name.text === 'this';
}

/** Reports the parameter. */
export function demandNoThis({ parameters }: ts.FunctionLikeDeclaration, cx: Lowering): void {
  const first = parameters.find(isThisParameter);
  if (!first) return;
  const hint = 'Leave it out: nothing calls the function with a `this`.';
  cx.report(d.unsupportedSyntax(cx.origin(first), { syntax: 'a `this` parameter', hint }));
}
