/** A place that can be written: what targets of assignments, updates, `delete` and changing methods come to, and the write. */
import type { VarId } from '../core/ids.ts';
import type { ValueShape } from '../core/shape.ts';
import type { PathStep } from '../core/statement.ts';
import type { RawExpr, RawLeaf, RawStatement } from '../hir/types.ts';
import { demandItem } from './items.ts';
import type { Lowering } from './lowering.ts';

export interface Target {
  readonly variable: VarId;
  readonly path: readonly PathStep<RawLeaf>[];
  /** Evaluates keys and checks objects; comes before the value. */
  readonly before: readonly RawStatement[];
  /** The present value. */
  readonly current: RawExpr;
  /** Shape of the object that is written into. */
  readonly owner: ValueShape;
}

/** The statement that writes a value to a target. */
export function writeTo(
  { variable, path, owner }: Target,
  value: RawExpr | 'remove',
  origin: RawExpr['origin'],
  cx: Lowering,
): RawStatement {
  const item = value !== 'remove' && path.at(-1)?.container === 'list';
  return { kind: 'assign', origin, variable, path, value: item ? demandItem(value, owner, cx) : value };
}
