/** The variables that tell in which slot of its home a name's object is. */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { joinShapes, Kind, shapes, without } from '../../core/shape.ts';
import { hir } from '../build.ts';
import type { HirStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import type { Home } from './home.ts';
import type { Step } from './path.ts';

export interface Keys {
  readonly declarations: readonly HirStatement[];
  /** The keys of the home's steps. */
  readonly keys: readonly Expr[];
  /** True while the object is in the name's own variable; null when no key can tell. */
  isOwn(origin: Origin): Expr | null;
  /** Sets the keys. */
  set(steps: readonly Step[]): readonly HirStatement[];
  /** Notes that the object is in the name's own variable. */
  unset(origin: Origin): readonly HirStatement[];
}

/** Keys for a name that comes to its home once, where it is declared: constants. */
export function constantKeys(home: Home, steps: readonly Step[], table: VariableTable): Keys {
  const declarations: HirStatement[] = [];
  const keys = steps.map(({ key, origin }, position): Expr => {
    const fixed = key.kind === 'literal' || (key.kind === 'ref' && table.get(key.variable).constant);
    if (fixed || !home.open[position]) return key;
    const variable = table.temporary({ name: 'key', shape: key.shape, origin });
    declarations.push(hir.declare(variable, key, origin));
    return hir.ref(variable, key.shape, origin);
  });
  return { declarations, keys, isOwn: () => null, set: () => [], unset: () => [] };
}

/** Keys for a name that comes to its home in several ways: variables, null while the object is elsewhere. */
export function variableKeys(home: Home, arrivals: readonly (readonly Step[])[], table: VariableTable): Keys {
  const declarations: HirStatement[] = [];
  const variables: (VarId | null)[] = [];
  const keys = home.path.steps.map(({ key, origin }, position): Expr => {
    if (!home.open[position]) {
      variables.push(null);
      return key;
    }
    const shape = arrivals.reduce((all, steps) => joinShapes(all, steps[position]?.key.shape ?? all), shapes.null);
    const variable = table.temporary({ name: 'key', shape, origin, constant: false });
    variables.push(variable);
    declarations.push(hir.declare(variable, hir.literal(null, origin), origin));
    return hir.ref(variable, without(shape, Kind.null), origin);
  });
  const [flag = null] = variables.filter((variable) => variable !== null);
  return {
    declarations,
    keys,
    isOwn: (origin) =>
      flag === null
        ? null
        : hir.binary('===', hir.ref(flag, table.get(flag).shape, origin), hir.literal(null, origin), origin),
    unset: (origin) => (flag === null ? [] : [hir.assign(flag, hir.literal(null, origin), origin)]),
    set: (steps) => {
      const sets = steps.flatMap(({ key, origin }, position) => {
        const variable = variables[position];
        return variable ? [{ variable, key, origin }] : [];
      });
      if (sets.length === 1) return sets.map(({ variable, key, origin }) => hir.assign(variable, key, origin));
      // A key may be told by the present ones.
      const fixed = sets.map((set) => {
        const shape = set.key.shape;
        return { ...set, shape, from: table.temporary({ name: 'key', shape, origin: set.origin }) };
      });
      return [
        ...fixed.map(({ from, key, origin }) => hir.declare(from, key, origin)),
        ...fixed.map(({ variable, from, shape, origin }) => hir.assign(variable, hir.ref(from, shape, origin), origin)),
      ];
    },
  };
}
