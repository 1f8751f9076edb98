/**
 * Reading a jsonata-js syntax tree without knowing every node type: each object in it is a node or a holder of nodes. The
 * tree is the parser's own and is never changed here.
 */
export type SyntaxNode = Readonly<Record<string, unknown>>;

/** Whether a value found in a tree may hold nodes. */
export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

/** The nodes of a list field; a field that is absent or something else has none. */
export function nodesOf(field: unknown): readonly SyntaxNode[] {
  return Array.isArray(field) ? field.filter(isSyntaxNode) : [];
}

/** Visits every node once, parents first. */
export function visitNodes(root: unknown, visit: (node: SyntaxNode) => void): void {
  const seen = new Set<unknown>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isSyntaxNode(value)) visit(value);
    pending.push(...Object.values(value));
  }
}
