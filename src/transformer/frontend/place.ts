/** A place that can be written: what targets of assignments, updates, `delete` and changing methods come to, and the write. */
import type { VarId } from '../core/ids.ts';
import type { ValueShape } from '../core/shape.ts';
import type { PathStep } from '../core/statement.ts';
import { d } from '../diagnostics/index.ts';
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
  const last = path.at(-1);
  const item = value !== 'remove' && last?.container === 'list';
  // Emptying a list is lowered before it comes here.
  if (item && last.key.kind === 'literal' && last.key.value === 'length')
    cx.report(d.unsupportedSyntax(origin, { syntax: 'a write of `length` other than `= 0`', hint: 'Use `slice`.' }));
  return { kind: 'assign', origin, variable, path, value: item ? demandItem(value, owner, cx) : value };
}
