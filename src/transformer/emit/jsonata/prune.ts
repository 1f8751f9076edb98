/**
 * Drops binds that nobody reads: what a loop hands on and its successor does not need. Everything is pure, so nothing else
 * changes. A function may be called after what it reads was bound, so what functions of a block read is kept.
 */
import type { JsonataNode } from './ast.ts';
import { block, parenthesized } from './build.ts';
import { mapParts } from './map-parts.ts';

/** The same expression without unread binds. */
export function pruned(node: JsonataNode): JsonataNode {
  const inner = mapParts(node, pruned);
  if (inner.kind !== 'block' || inner.items.length < 2) return inner;
  const always = new Set<string>();
  for (const item of inner.items) {
    if (item.kind !== 'bind' || item.value.kind !== 'lambda') continue;
    const own = new Set<string>();
    addVariables(item.value.body, own);
    for (const parameter of item.value.parameters) own.delete(parameter);
    for (const name of own) always.add(name);
  }
  const read = new Set(always);
  const kept: JsonataNode[] = [];
  for (const [fromEnd, item] of inner.items.toReversed().entries()) {
    if (item.kind === 'bind' && fromEnd > 0) {
      if (!read.has(item.name)) continue;
      if (!always.has(item.name)) read.delete(item.name);
      addVariables(item.value, read);
    } else addVariables(item, read);
    kept.unshift(item);
  }
  const [before, last] = kept.slice(-2);
  if (before?.kind === 'bind' && last?.kind === 'variable' && last.name === before.name) {
    return blockOf([...kept.slice(0, -2), before.value]);
  }
  return kept.length === inner.items.length ? inner : blockOf(kept);
}

/** A list literal stays in parentheses: without them a list around it would nest it instead of taking it apart. */
function blockOf(items: readonly JsonataNode[]): JsonataNode {
  const [only] = items;
  return items.length === 1 && only?.kind === 'list' ? parenthesized(only) : block(items);
}

/** Adds every variable that occurs in a node, bound inside or not. */
function addVariables(node: JsonataNode, to: Set<string>): void {
  if (node.kind === 'variable') to.add(node.name);
  mapParts(node, (part) => {
    addVariables(part, to);
    return part;
  });
}
