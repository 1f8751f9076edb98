/** Values written out as data, as constants of modules are: each literal in them stands for an object of its own. */

import type { Expr } from '../../core/expr.ts';
import { CONTAINERS } from '../../core/operator-shapes.ts';
import { mayBe } from '../../core/shape.ts';
import { pure } from '../../core/walk.ts';

/** True where no object is in the value twice, as a constant is that another one names twice. */
export function isWrittenOnce(value: Expr): boolean {
  const seen = new Set<string>();
  const isOther = (node: Expr): boolean => {
    if (node.kind !== 'record' && node.kind !== 'list') return mayBe(node.shape, CONTAINERS);
    const { file, start, end } = node.origin;
    const at = `${file}:${start}:${end}`;
    const again = seen.has(at);
    seen.add(at);
    return again;
  };
  return !pure.someExpression(value, isOther);
}
