/** `name.push`: fills an array of promises, and awaits nothing. */
import ts from 'typescript';

/** The name is one whose `push` is called. */
export function isPushed(use: ts.Identifier): boolean {
  const { parent } = use;
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'push' && parent.expression === use;
}
