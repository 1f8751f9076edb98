/** The variables that generated code can use, with their shapes and, for those of the state machine, their values. */
import type { Expr } from '../../../../src/transformer/core/expr.ts';
import type { VarId } from '../../../../src/transformer/core/ids.ts';
import { Kind, shapes, type ValueShape } from '../../../../src/transformer/core/shape.ts';
import { hasNonFinite, ids, shapeOfData } from '../values.ts';
import { chance, pick, type Random } from './random.ts';

export interface Local {
  readonly id: VarId;
  readonly shape: ValueShape;
  readonly writable: boolean;
}

export interface Environment {
  readonly random: Random;
  readonly locals: readonly Local[];
  /** Makes statements inside expressions, where they are wanted. */
  readonly program?: ((env: Environment) => Expr) | undefined;
  /** How much deeper expressions may get. */
  readonly size: number;
}

export const DATA: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  5,
  0.1,
  2.5,
  -7.25,
  1e21,
  9007199254740992,
  '',
  'a',
  'ab',
  '0',
  ' 12 ',
  'x,y',
  'é𝒳',
  [],
  [0],
  [1, 2],
  [3, 1, 2],
  [null],
  [''],
  ['a', 'b'],
  [[]],
  [[1]],
  [[1], [2, 3]],
  [{ a: 1 }],
  [{ a: 1 }, { a: 2 }],
  {},
  { a: 1 },
  { a: null },
  { a: [] },
  { a: [1] },
  { a: { b: 2 } },
  { b: 'x', a: 1 },
  { length: 7 },
  { constructor: 1, toLocaleString: 2 },
  { 'a.b': 1, 'x y': [[2]] },
  { hasOwnProperty: 1, z: 2 },
  Number.NaN,
  Number.POSITIVE_INFINITY,
  [Number.NaN, 1],
];

/** Some variables of the state machine. */
export function randomVariables(random: Random): { locals: Local[]; values: Map<VarId, unknown> } {
  const locals: Local[] = [];
  const values = new Map<VarId, unknown>();
  for (let count = 2 + random.int(4); count > 0; count -= 1) {
    const value = pick(random, DATA);
    const id = ids.variable();
    values.set(id, value);
    locals.push({ id, shape: shapeFor(random, value), writable: false });
  }
  return { locals, values };
}

/** A shape that allows the value: exact, with more kinds, or unknown. */
function shapeFor(random: Random, value: unknown): ValueShape {
  const odd = hasNonFinite(value) ? { nonFinite: true as const } : {};
  if (chance(random, 4)) return { ...shapes.unknown, ...odd };
  const exact = shapeOfData(value);
  const kinds = chance(random, 3)
    ? pick(random, [Kind.absent, Kind.null, Kind.string, Kind.list, Kind.absent | Kind.null])
    : 0;
  const item = Array.isArray(value) && chance(random, 2) ? itemShape(value) : undefined;
  return {
    ...exact,
    ...odd,
    kinds: exact.kinds | kinds,
    ...(item !== undefined && (kinds & Kind.list) === 0 && { item }),
  };
}

function itemShape(items: readonly unknown[]): ValueShape {
  const found = items.map(shapeOfData);
  return {
    kinds: found.reduce((kinds, shape) => kinds | shape.kinds, 0),
    ...(items.some(hasNonFinite) && { nonFinite: true as const }),
  };
}
