/**
 * Evaluates the parts of literals in their turn: where a literal's parts will stand in another order or place than they were
 * written in, and one of them has effects, each is put into a temporary first.
 */
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** True where evaluating the expression calls, writes or throws. */
export function hasEffects(value: RawExpr): boolean {
  return rawWalk.someExpression(value, (node) => node.kind === 'perform' || node.kind === 'sequence');
}

/** The value with its parts in temporaries; literals stay literals. The declarations go to `before`. */
export function captureParts(value: RawExpr, before: RawStatement[], cx: Lowering): RawExpr {
  if (value.kind === 'record') {
    const entries = value.entries.map((entry) => ({ ...entry, value: captureParts(entry.value, before, cx) }));
    return { ...value, entries };
  }
  if (value.kind === 'list') {
    const entries = value.entries.map((entry) => ({ ...entry, value: captureParts(entry.value, before, cx) }));
    return { ...value, entries };
  }
  const [declare, part] = b.capture(value, 'part', cx);
  before.push(...declare);
  return part;
}
