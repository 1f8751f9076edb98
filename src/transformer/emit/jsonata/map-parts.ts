/** A node with its direct parts replaced. */
import type { JsonataNode, JsonataRange } from './ast.ts';

/** Applies `change` to every direct part. */
export function mapParts(node: JsonataNode, change: (part: JsonataNode) => JsonataNode): JsonataNode {
  switch (node.kind) {
    case 'literal':
    case 'placeholder':
    case 'regexp':
    case 'variable':
      return node;
    case 'field':
      return { ...node, object: change(node.object) };
    case 'index':
      return { ...node, object: change(node.object), predicate: change(node.predicate) };
    case 'keep':
    case 'negate':
      return { ...node, operand: change(node.operand) };
    case 'call':
      return { ...node, callee: change(node.callee), arguments: node.arguments.map(change) };
    case 'lambda':
      return { ...node, body: change(node.body) };
    case 'binary':
      return { ...node, left: change(node.left), right: change(node.right) };
    case 'condition':
      return {
        ...node,
        test: change(node.test),
        consequent: change(node.consequent),
        alternate: change(node.alternate),
      };
    case 'bind':
      return { ...node, value: change(node.value) };
    case 'block':
      return { ...node, items: node.items.map(change) };
    case 'list':
      return { ...node, items: node.items.map((item) => insideItem(item, change)) };
    case 'object':
      return { ...node, entries: node.entries.map(({ key, value }) => ({ key: change(key), value: change(value) })) };
  }
}

function insideItem(
  item: JsonataNode | JsonataRange,
  change: (node: JsonataNode) => JsonataNode,
): JsonataNode | JsonataRange {
  return item.kind === 'range' ? { ...item, from: change(item.from), to: change(item.to) } : change(item);
}
