/**
 * Paths: a variable and the keys that lead down from it. An expression is a path when all that it does is to go down; `find`
 * and `at` go to an item whose index can be told first.
 */
import type { Expr } from '../../core/expr.ts';
import type { Origin } from '../../core/origin.ts';
import { Kind, shapes, type ValueShape } from '../../core/shape.ts';
import type { PathStep } from '../../core/statement.ts';
import { hir } from '../build.ts';

export interface Step {
  readonly key: Expr;
  readonly container: PathStep<never>['container'];
  /** Shape of what the key leads to. */
  readonly shape: ValueShape;
  readonly origin: Origin;
  /** `object.key` rather than `object[key]`. */
  readonly member?: true;
  readonly inRange?: true;
  /** Items that are added at the list's end do not change what the key leads to: it is the key of an item, or of none. */
  readonly lasting?: true;
}

export interface Path {
  readonly root: Extract<Expr, { kind: 'ref' }>;
  readonly steps: readonly Step[];
}

/** The path that a value is read from, or null. What is read as a constant is no longer the variable that it was made in. */
export function pathOf(value: Expr): Path | null {
  if (value.shared) return null;
  switch (value.kind) {
    case 'ref':
      return { root: value, steps: [] };
    case 'member': {
      const { shape, origin } = value;
      return down(value.object, { key: hir.literal(value.key, origin), shape, origin, member: true });
    }
    case 'index': {
      const { object, index: key, shape, origin, inRange } = value;
      const lasting = inRange || isBeforeEnd(key, object);
      return down(object, { key, shape, origin, ...(inRange && { inRange }), ...(lasting && { lasting }) });
    }
    case 'library': {
      const { receiver, shape, origin } = value;
      const key = receiver && indexOf(value.member, receiver, value.arguments, origin);
      return (
        receiver && key && down(receiver, { key, shape, origin, ...(key.kind !== 'literal' && { lasting: true }) })
      );
    }
    default:
      return null;
  }
}

function down(object: Expr, step: Omit<Step, 'container'>): Path | null {
  const path = pathOf(object);
  return path && { ...path, steps: [...path.steps, { ...step, container: containerOf(object.shape) }] };
}

/** The index of the item that `list.find(test)` or `list.at(-1)` gives; out of range where it gives undefined. */
function indexOf(member: string, list: Expr, args: readonly Expr[], origin: Origin): Expr | null {
  const [first] = args;
  if (member === 'Array.prototype.find' || member === 'Array.prototype.findLast')
    return hir.library(`${member}Index`, list, args, shapes.integer, origin);
  if (member !== 'Array.prototype.at' || first?.kind !== 'literal' || typeof first.value !== 'number') return null;
  if (!Number.isInteger(first.value)) return null;
  return first.value >= 0 ? first : hir.binary('+', hir.length(list, origin), first, origin);
}

/** `list.length - n`: an item's index, or a negative one. */
function isBeforeEnd(key: Expr, list: Expr): boolean {
  if (key.kind !== 'binary' || key.operator !== '-' || key.right.kind !== 'literal') return false;
  const { left, right } = key;
  return (
    left.kind === 'library' &&
    left.member === 'length' &&
    left.arguments.some((measured) => isSameRead(measured, list)) &&
    typeof right.value === 'number' &&
    right.value > 0
  );
}

/** Both go down the same keys from the same variable. */
export function isSameRead(a: Expr, b: Expr): boolean {
  if (a.kind === 'literal') return b.kind === 'literal' && a.value === b.value;
  if (a.kind === 'ref') return b.kind === 'ref' && a.variable === b.variable;
  if (a.kind === 'member') return b.kind === 'member' && a.key === b.key && isSameRead(a.object, b.object);
  return a.kind === 'index' && b.kind === 'index' && isSameRead(a.index, b.index) && isSameRead(a.object, b.object);
}

function containerOf({ kinds }: ValueShape): PathStep<never>['container'] {
  const known = kinds & ~(Kind.null | Kind.absent);
  if (known === Kind.record) return 'record';
  return known === Kind.list ? 'list' : 'either';
}

/** A read of a path with these keys, with the shape and origin of what it stands for. */
export function readPath({ root, steps }: Path, keys: readonly Expr[], shape: ValueShape, origin: Origin): Expr {
  if (steps.length === 0) return { ...root, shape, origin };
  return steps.reduce<Expr>((object, step, position) => {
    const key = keys[position] ?? step.key;
    const facts = position === steps.length - 1 ? { shape, origin } : step;
    if (step.member && key.kind === 'literal')
      return { kind: 'member', object, key: String(key.value), ...pick(facts) };
    return { kind: 'index', object, index: key, ...pick(facts), ...(step.inRange && { inRange: true }) };
  }, root);
}

function pick({
  shape,
  origin,
}: {
  readonly shape: ValueShape;
  readonly origin: Origin;
}): Pick<Step, 'shape' | 'origin'> {
  return { shape, origin };
}

/** The steps of a write through a path with these keys. */
export function writePath({ steps }: Path, keys: readonly Expr[]): readonly PathStep<never>[] {
  return steps.map((step, position) => ({ key: keys[position] ?? step.key, container: step.container }));
}
