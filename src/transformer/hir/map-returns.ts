/** The `return`s of a function's body, in sequences too; those of callbacks in it are their own. */
import { isCoreExpression, mapExpressionChildren, mapStatementChildren, sameIdentifiers } from '../core/children.ts';
import type { Return } from '../core/statement.ts';
import type { RawExpr, RawLeaf, RawStatement } from './types.ts';

/** The body with each of its returns changed. */
export function mapReturns(
  body: readonly RawStatement[],
  change: (node: Return<RawLeaf>) => RawStatement,
): readonly RawStatement[] {
  const statements = (list: readonly RawStatement[]): readonly RawStatement[] => list.map(statement);
  const statement = (node: RawStatement): RawStatement => {
    const mapped = mapStatementChildren<RawLeaf, never, RawLeaf, never>(node, {
      ...sameIdentifiers,
      expression,
      statements,
    });
    return mapped.kind === 'return' ? change(mapped) : mapped;
  };
  const expression = (node: RawExpr): RawExpr => {
    if (node.kind === 'sequence') return { ...node, body: statements(node.body), value: expression(node.value) };
    if (!isCoreExpression(node)) return node;
    return mapExpressionChildren<RawLeaf, RawLeaf>(node, {
      ...sameIdentifiers,
      expression,
      lambda: (part) => part,
      program: (part) => part,
    });
  };
  return statements(body);
}
