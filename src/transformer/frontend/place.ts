/** A place that can be written: what targets of assignments, updates, `delete` and changing methods come to, and the write. */
import type { VarId } from '../core/ids.ts';
import { Kind, type ValueShape } from '../core/shape.ts';
import type { PathStep } from '../core/statement.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawLeaf, RawStatement } from '../hir/types.ts';
import { isLength } from './array-length.ts';
import { demandItem } from './items.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

export interface Target {
  readonly variable: VarId;
  readonly path: readonly PathStep<RawLeaf>[];
  /** Evaluates keys and checks objects; comes before the value. */
  readonly before: readonly RawStatement[];
  /** The present value. */
  readonly current: RawExpr;
  /** Shape of the object that is written into. */
  readonly owner: ValueShape;
  /** The value as it can be written; reported where it cannot. */
  demand?(value: RawExpr): RawExpr;
}

/** The statement that writes a value to a target. */
export function writeTo(
  target: Target,
  value: RawExpr | 'remove',
  origin: RawExpr['origin'],
  cx: Lowering,
): RawStatement {
  const { variable, path, owner } = target;
  const last = path.at(-1);
  if (target.demand && value !== 'remove')
    return { kind: 'assign', origin, variable, path, value: target.demand(value) };
  const item = value !== 'remove' && last?.container === 'list';
  if (item && last.key.kind === 'literal' && last.key.value === 'length') return writeLength(target, value, origin, cx);
  return { kind: 'assign', origin, variable, path, value: item ? demandItem(value, owner, cx) : value };
}

/** `list.length = n`: the first items. A longer list would have holes, and fails as a write beyond the end does. */
function writeLength(target: Target, length: RawExpr, origin: RawExpr['origin'], cx: Lowering): RawStatement {
  const { variable, current } = target;
  const path = target.path.slice(0, -1);
  const [list] = current.kind === 'library' ? current.arguments : [];
  if (!list || length.shape.kinds !== Kind.number) {
    cx.report(
      d.unsupportedSyntax(origin, { syntax: 'a write of `length` that may be no number', hint: 'Use `slice`.' }),
    );
    return b.evaluate(length, origin);
  }
  const zero = b.literal(0, origin);
  const kept = b.library('Array.prototype.slice', list, [zero, length], list.shape, origin);
  const hole = b.assign(variable, b.literal(null, origin), origin);
  const resize: RawStatement = {
    kind: 'if',
    origin,
    test: b.binary('>', length, current, origin),
    consequent: [{ ...hole, path: [...path, { key: length, container: 'list' }] }],
    alternate: [b.replaceContent(variable, path, kept, origin)],
  };
  return {
    ...b.throwIf(b.not(isLength(length, origin), origin), 'RangeError', 'Invalid array length', origin),
    alternate: [resize],
  };
}
