/** Names and paths by a text that is the same for two of them where TypeScript takes them for the same reference. */
import ts from 'typescript';
import { unwrap } from './write-facts.ts';

/** `o.a` of `o?.a`, `o!.a` and `o['a']`; undefined for what is no reference. */
export function referenceKey(node: ts.Node): string | undefined {
  const plain = unwrap(node);
  if (ts.isIdentifier(plain)) return plain.text;
  if (plain.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (!ts.isPropertyAccessExpression(plain) && !ts.isElementAccessExpression(plain)) return undefined;
  const owner = referenceKey(plain.expression);
  const key = keyOf(plain);
  return owner === undefined || key === undefined ? undefined : `${owner}${key}`;
}

function keyOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return `.${node.name.text}`;
  const key = unwrap(node.argumentExpression);
  if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return `.${key.text}`;
  return ts.isIdentifier(key) ? `[${key.text}]` : undefined;
}
