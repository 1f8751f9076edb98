/**
 * How a value of the surroundings travels to a child execution: as JSON. NaN and the infinities travel as text; what JSON
 * would change otherwise does not travel at all.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import { isOnly, Kind, mayBe, mayHoldNonFinite, shapes, type ValueShape, without } from '../core/shape.ts';
import { hir } from './build.ts';
import type { HirStatement } from './types.ts';
import type { VariableTable } from './variable-table.ts';

/** Why a value does not travel. */
export type CarryObstacle = 'error' | 'date' | 'nonFinite' | 'undefinedProperties' | 'undefinedItems';

/** A value, how it is sent and how the child gets it back. */
export interface CarriedEncoding {
  /** What is sent. */
  readonly value: Expr;
  /** Holds in the child what was sent. */
  readonly sent: VarId;
  /** Holds in the child the value itself. */
  readonly variable: VarId;
  /** Makes the one from the other. */
  readonly decode: readonly HirStatement[];
}

/** Decides how a value travels. */
export function encodeCarried(
  { name, value, shape }: { readonly name: string; readonly value: Expr; readonly shape: ValueShape },
  table: VariableTable,
): CarriedEncoding | { readonly obstacle: CarryObstacle } {
  const { origin } = value;
  if (shape.error) return { obstacle: 'error' };
  if (shape.date) return { obstacle: 'date' };
  if (shape.undefinedProperties && mayBe(shape, Kind.record | Kind.list)) return { obstacle: 'undefinedProperties' };
  if (shape.undefinedItems) return { obstacle: 'undefinedItems' };
  if (!mayHoldNonFinite(shape)) {
    const variable = table.temporary({ name, shape, origin });
    return { value, sent: variable, variable, decode: [] };
  }
  if (!isOnly(without(shape, Kind.absent), Kind.number)) return { obstacle: 'nonFinite' };
  const sentShape: ValueShape = { kinds: shape.kinds | Kind.string };
  const sent = table.temporary({ name, shape: sentShape, origin });
  const variable = table.temporary({ name, shape, origin });
  const got = hir.ref(sent, sentShape, origin);
  return {
    value: finiteOrText(value),
    sent,
    variable,
    decode: [hir.declare(variable, numberFrom(got, shape), origin)],
  };
}

/** The number, or `+`, `-` or the empty text for what JSON has no numbers for. */
function finiteOrText(value: Expr): Expr {
  const { origin } = value;
  const literal = (of: string | number): Expr => hir.literal(of, origin);
  const compared = (operator: '>' | '<'): Expr => hir.binary(operator, value, literal(0), origin);
  const finite = hir.library('Number.isFinite', null, [value], shapes.boolean, origin);
  const minusOrNaN = hir.conditional(compared('<'), literal('-'), literal(''), origin);
  const text = hir.conditional(compared('>'), literal('+'), minusOrNaN, origin);
  const sent = hir.conditional(finite, value, text, origin);
  if (!mayBe(value.shape, Kind.absent)) return sent;
  const isAbsent = hir.binary('===', value, hir.absent(origin), origin);
  return hir.conditional(isAbsent, hir.absent(origin), sent, origin);
}

/** The other way. */
function numberFrom(got: Expr, shape: ValueShape): Expr {
  const { origin } = got;
  const literal = (of: string | number): Expr => hir.literal(of, origin);
  const is = (text: string): Expr => hir.binary('===', got, literal(text), origin);
  const overZero = (of: number): Expr => hir.binary('/', literal(of), literal(0), origin);
  const infinite = hir.conditional(is('+'), overZero(1), overZero(-1), origin);
  const special = hir.conditional(is(''), overZero(0), infinite, origin);
  const isText = hir.binary('===', hir.unary('typeof', got, origin), literal('string'), origin);
  return { ...hir.conditional(isText, special, { ...got, shape }, origin), shape };
}
