/** The properties of an object literal that the compiler takes apart itself: names with values, in the order written. */
import ts from 'typescript';
import { unwrap } from './write-facts.ts';

/** The values by name; undefined for anything but a literal of plain properties. */
export function literalProperties(node: ts.Node): ReadonlyMap<string, ts.Expression> | undefined {
  const literal = unwrap(node);
  if (!ts.isObjectLiteralExpression(literal)) return undefined;
  const found = new Map<string, ts.Expression>();
  for (const property of literal.properties) {
    const { name } = property;
    if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return undefined;
    if (ts.isPropertyAssignment(property)) found.set(name.text, property.initializer);
    else if (ts.isShorthandPropertyAssignment(property)) found.set(name.text, property.name);
    else return undefined;
  }
  return found;
}
