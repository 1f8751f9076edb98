/** Names in patterns: `a`, `b` and `c` of `{ a, b: [c] }`. */
import ts from 'typescript';

/** The names that a declaration's name declares, in their order. */
export function namesIn(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}
