/**
 * Places: a variable, or a path of keys from one, whose keys keep their values. An expression is a place when all that it does
 * is to go down such a path; keys that could change get a constant of their own first.
 */
import type { Expr, Index, Member, Ref } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { Kind, shapes, type ValueShape } from '../../core/shape.ts';
import type { PathStep } from '../../core/statement.ts';
import { hir } from '../build.ts';
import type { HirStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';

/** An expression that goes down a path. */
export type PlaceExpr = Ref | Member<never> | Index<never>;

export interface Place {
  readonly root: VarId;
  readonly expr: PlaceExpr;
  readonly steps: readonly PathStep<never>[];
  /** The keys as they were before they got constants. */
  readonly keys: readonly Expr[];
}

/** A place and the declarations of its keys. */
export interface FoundPlace {
  readonly place: Place;
  readonly before: readonly HirStatement[];
}

/** The place that a value is read from, or null. `find` and `at` read an item whose index can be told first. */
export function findPlace(value: Expr, table: VariableTable): FoundPlace | null {
  if (value.kind === 'library' && value.receiver !== null) {
    const list = findPlace(value.receiver, table);
    const index = list && indexOf(value.member, value.receiver, value.arguments, value.origin);
    return list && index && stepDown(list, index, value.shape, value.origin, table);
  }
  if (value.kind === 'ref') return { place: { root: value.variable, expr: value, steps: [], keys: [] }, before: [] };
  if (value.kind !== 'member' && value.kind !== 'index') return null;
  const owner = findPlace(value.object, table);
  if (owner === null) return null;
  if (value.kind === 'index') return stepDown(owner, value.index, value.shape, value.origin, table);
  const { place, before } = owner;
  const expr = { ...value, object: place.expr };
  return { place: extend(place, expr, null), before };
}

/** The index of the item that `list.find(test)` or `list.at(-1)` gives; out of range where it gives undefined. */
function indexOf(member: string, list: Expr, args: readonly Expr[], origin: Origin): Expr | null {
  const [first] = args;
  if (member === 'Array.prototype.find' || member === 'Array.prototype.findLast')
    return hir.library(`${member}Index`, list, args, shapes.integer, origin);
  if (member !== 'Array.prototype.at' || first?.kind !== 'literal' || typeof first.value !== 'number') return null;
  if (!Number.isInteger(first.value)) return null;
  return first.value < 0 ? hir.binary('+', hir.length(list, origin), first, origin) : first;
}

function stepDown(
  { place, before }: FoundPlace,
  key: Expr,
  shape: ValueShape,
  origin: Origin,
  table: VariableTable,
): FoundPlace {
  const fixed = key.kind === 'literal' || (key.kind === 'ref' && table.get(key.variable).constant);
  const variable = fixed ? null : table.temporary({ name: 'key', shape: key.shape, origin: key.origin });
  const index = variable === null ? key : hir.ref(variable, key.shape, key.origin);
  const expr: Index<never> = { kind: 'index', object: place.expr, index, shape, origin };
  return {
    place: extend(place, expr, key),
    before: variable === null ? before : [...before, hir.declare(variable, key, key.origin)],
  };
}

/** The place that an access of it leads to; `key` is what its index was declared as, if that is not its own. */
export function extend(place: Place, expr: Member<never> | Index<never>, key: Expr | null): Place {
  const own = expr.kind === 'member' ? hir.literal(expr.key, expr.origin) : expr.index;
  const step = { key: own, container: containerOf(expr.object.shape) };
  return { root: place.root, expr, steps: [...place.steps, step], keys: [...place.keys, key ?? own] };
}

function containerOf({ kinds }: ValueShape): PathStep<never>['container'] {
  const known = kinds & ~(Kind.null | Kind.absent);
  if (known === Kind.record) return 'record';
  return known === Kind.list ? 'list' : 'either';
}

/** A read of the place, with the shape and origin of the name that it stands for. */
export function readPlace(expr: PlaceExpr, shape: ValueShape, origin: Origin): PlaceExpr {
  if (expr.kind === 'ref') return { ...expr, shape, origin };
  const { object } = expr;
  return { ...expr, shape, origin, object: readPlace(object as PlaceExpr, object.shape, origin) };
}
