/**
 * Texts of expressions: two expressions with equal text have equal values, as long as what they read stays the same. So a key that
 * is written twice in the source (`m.get(row.kind.trim())`, `m.set(row.kind.trim(), …)`) is known to be one key.
 */
import type { Expr } from '../core/expr.ts';
import { isImpure } from '../core/library.ts';
import { pure } from '../core/walk.ts';

type Read = Extract<Expr, { kind: 'ref' | 'member' | 'index' }>;

/** The text of a key, for which 1 and "1" are the same; `read` tells what a variable or a part of one holds. Null = not known. */
export function keyTextOf(node: Expr, read: (node: Read) => string | null): string | null {
  return node.kind === 'literal' ? JSON.stringify(String(node.value)) : valueText(node, read);
}

/** The text of a value. */
export function valueText(node: Expr, read: (node: Read) => string | null): string | null {
  const call = (name: string, parts: readonly Expr[]): string | null => {
    const texts = parts.map((part) => valueText(part, read));
    return texts.includes(null) ? null : `${name}(${texts.join()})`;
  };
  switch (node.kind) {
    case 'literal':
      return `${typeof node.value} ${Object.is(node.value, -0) ? '-0' : JSON.stringify(node.value)}`;
    case 'absent':
      return node.kind;
    case 'regexp':
      return `/${node.source}/${node.flags}`;
    case 'ref':
    case 'member':
    case 'index':
      return read(node);
    case 'unary':
    case 'binary':
    case 'logical':
      return call(`${node.kind}${node.operator}`, pure.operands(node));
    case 'conditional':
    case 'template':
      return call(node.kind, pure.operands(node));
    case 'library':
      if (isImpure(node.member)) return null;
      return call(`${node.receiver === null ? '' : 'method '}${node.member}`, pure.operands(node));
    default:
      return null;
  }
}
