/**
 * The variables of a workflow while a pass adds to them: temporaries, copies for cloned code, changed facts. A table is made
 * from a workflow's variables and gives the new map at the end; it also hands out labels, so that it serves as `FreshIds`.
 */
import type { IdSupply, LabelId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { ValueShape } from '../core/shape.ts';
import type { FreshIds } from '../core/substitute.ts';
import type { Variable } from './types.ts';

/** Facts about a temporary. `constant` defaults to true. */
export interface TemporaryRequest {
  readonly name: string;
  readonly shape: ValueShape;
  readonly origin: Origin;
  readonly constant?: boolean;
}

export interface VariableTable extends FreshIds {
  get(id: VarId): Variable;
  temporary(request: TemporaryRequest): VarId;
  /** A copy of a variable, for cloned code. */
  variable(original: VarId): VarId;
  label(): LabelId;
  change(id: VarId, facts: Partial<Pick<Variable, 'shape' | 'constant'>>): void;
  all(): ReadonlyMap<VarId, Variable>;
}

/**
 * Starts a table from a workflow's variables.
 * @example const table = createVariableTable(workflow.variables, ids);
 */
export function createVariableTable(variables: ReadonlyMap<VarId, Variable>, ids: IdSupply): VariableTable {
  const all = new Map(variables);
  const get = (id: VarId): Variable => {
    const variable = all.get(id);
    if (variable === undefined) throw new Error(`variable ${id} is not one of the workflow's`);
    return variable;
  };
  const add = (facts: Omit<Variable, 'id'>): VarId => {
    const id = ids.variable();
    all.set(id, { ...facts, id });
    return id;
  };
  return {
    get,
    temporary: (request) => add({ constant: true, ...request }),
    variable: (original) => add(get(original)),
    label: () => ids.label(),
    change: (id, facts) => {
      all.set(id, { ...get(id), ...facts });
    },
    all: () => all,
  };
}
