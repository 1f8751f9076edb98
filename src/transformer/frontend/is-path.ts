/** Names and properties of names: what their types say of them can stand for them, since evaluating them does nothing. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { Lowering } from './lowering.ts';
import { unwrap } from './write-facts.ts';

/** True for `name`, `this` and `path.key`, asserted or not. */
export function isPath(node: ts.Node): boolean {
  const plain = unwrap(node);
  if (ts.isPropertyAccessExpression(plain)) return isPath(plain.expression);
  return ts.isIdentifier(plain) || plain.kind === ts.SyntaxKind.ThisKeyword;
}

/** Refuses an object that its type would stand for, although computing it may do more. */
export function reportComputed(owner: ts.Node, cx: Lowering): void {
  cx.report(
    d.unsupportedSyntax(cx.origin(owner), {
      syntax: 'a built-in object or a service that is computed',
      hint: 'Write its name, and what computes it in a statement before.',
    }),
  );
}
