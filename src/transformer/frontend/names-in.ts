/** Names in patterns, `a`, `b` and `c` of `{ a, b: [c] }`, and in expressions. */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { unwrap } from './write-facts.ts';

/** The names that a declaration's name declares, in their order. */
export function namesIn(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** The expression is a name of the symbol, in parentheses or asserted as it may be. */
export function isNameOf(expression: ts.Node | undefined, symbol: ts.Symbol | undefined, facts: Facts): boolean {
  const node = expression && unwrap(expression);
  return node !== undefined && symbol !== undefined && ts.isIdentifier(node) && facts.symbol(node) === symbol;
}
