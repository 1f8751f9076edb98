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
    for (const inner of listsIn(node)) visitRegion(inner, visit);
  }
}

/** Calls `visit` for every list of statements, outer ones first. */
export function visitLists(list: readonly HirStatement[], visit: (list: readonly HirStatement[]) => void): void {
  visit(list);
  for (const node of list) for (const inner of listsIn(node)) visitLists(inner, visit);
}

function listsIn(node: HirStatement): readonly (readonly HirStatement[])[] {
  const lists: (readonly HirStatement[])[] = [];
  if (isCoreStatement(node))
    mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
      ...sameIdentifiers,
      expression: (part) => part,
      statements: (part) => {
        lists.push(part);
        return part;
      },
    });
  return lists;
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
