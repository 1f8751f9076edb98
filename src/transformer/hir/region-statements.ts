/**
 * Walks over the statements of one region: nested blocks, loops and tries, but neither callbacks nor the bodies of iterations
 * and branches, which `return`, `break` and `continue` cannot leave.
 */
import { isCoreStatement, mapStatementChildren, sameIdentifiers } from '../core/children.ts';
import type { HirStatement, PerformStatement } from './types.ts';

/**
 * Rewrites statements bottom-up; each may become several.
 * @example mapRegion(body, (node) => (node.kind === 'return' ? [save, leave] : [node]))
 */
export function mapRegion(
  list: readonly HirStatement[],
  rewrite: (node: HirStatement) => readonly HirStatement[],
): readonly HirStatement[] {
  return list.flatMap((node) => {
    if (!isCoreStatement(node)) return rewrite(node);
    const mapped = mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
      ...sameIdentifiers,
      expression: (part) => part,
      statements: (part) => mapRegion(part, rewrite),
    });
    return rewrite(mapped);
  });
}

/** Calls `visit` for every statement, parents first. */
export function visitRegion(list: readonly HirStatement[], visit: (node: HirStatement) => void): void {
  for (const node of list) {
    visit(node);
    if (!isCoreStatement(node)) continue;
    mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
      ...sameIdentifiers,
      expression: (part) => part,
      statements: (part) => {
        visitRegion(part, visit);
        return part;
      },
    });
  }
}

/** Rewrites lists of statements, inner ones first. */
export function mapLists(
  list: readonly HirStatement[],
  rewrite: (list: readonly HirStatement[]) => readonly HirStatement[],
): readonly HirStatement[] {
  const mapped = list.map((node) =>
    isCoreStatement(node)
      ? mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
          ...sameIdentifiers,
          expression: (part) => part,
          statements: (part) => mapLists(part, rewrite),
        })
      : node,
  );
  return rewrite(mapped);
}
