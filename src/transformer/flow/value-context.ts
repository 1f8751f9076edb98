/**
 * What evaluating code symbolically needs to know of a workflow.
 */
import type { IdSupply } from '../core/ids.ts';
import type { ValueShape } from '../core/shape.ts';
import { shapes } from '../core/shape.ts';
import { createImpurity } from './impure.ts';
import type { FlowWorkflow } from './types.ts';
import type { ValueContext } from './value-after.ts';

/** An upper bound of every value. */
const anything: ValueShape = { ...shapes.unknown, nonFinite: true, undefinedProperties: true };

/** Makes the context of one workflow. */
export function createValueContext(
  workflow: Pick<FlowWorkflow, 'variables' | 'functions'>,
  ids: IdSupply,
): ValueContext {
  return {
    ids,
    names: new Map([...workflow.variables.values()].map(({ id, name }) => [id, name])),
    impurity: createImpurity(workflow.functions),
    shapeOf: (variable) => workflow.variables.get(variable)?.shape ?? anything,
  };
}
