/**
 * Using one value more than once. A node that is cheap and pure to repeat is repeated, because `$a.b != null ? $a.b : 0` reads
 * better than a bind; anything else is bound to a fresh variable in a block around the use.
 */
import type { JsonataNode } from '../ast.ts';
import { bind, block } from '../build.ts';
import type { Emission } from '../emission.ts';

/** `use` applied to a node that may occur several times in its result. */
export function share(
  node: JsonataNode,
  hint: string,
  cx: Emission,
  use: (shared: JsonataNode) => JsonataNode,
): JsonataNode {
  if (isRepeatable(node)) return use(node);
  const name = cx.fresh(hint);
  return block([bind(name.name, node), use(name)]);
}

/** As `share`, for two nodes evaluated in this order. */
export function shareBoth(
  first: JsonataNode,
  second: JsonataNode,
  cx: Emission,
  use: (first: JsonataNode, second: JsonataNode) => JsonataNode,
): JsonataNode {
  return share(first, 'left', cx, (left) => share(second, 'right', cx, (right) => use(left, right)));
}

/** True for literals, variables and short paths. */
export function isRepeatable(node: JsonataNode): boolean {
  return node.kind === 'variable' || isShortLiteral(node) || (node.kind === 'field' && pathLength(node) <= 6);
}

function isShortLiteral(node: JsonataNode): boolean {
  return node.kind === 'literal' && (typeof node.value !== 'string' || node.value.length <= 40);
}

function pathLength(node: JsonataNode): number {
  if (node.kind === 'field') return 1 + pathLength(node.object);
  return node.kind === 'variable' ? 1 : Number.POSITIVE_INFINITY;
}
