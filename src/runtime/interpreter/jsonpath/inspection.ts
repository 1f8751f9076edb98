/**
 * What each filter of a JSONPath state made of the data, for TestState. Filters that a state type does not have, and those
 * after one that failed, are left out, as recordings of AWS leave them out.
 */
import type { Json } from '../../../asl/index.ts';
import type { StateView } from '../data.ts';
import type { EvaluationHost } from '../jsonata/evaluation-host.ts';
import { type Fields, fieldsOf, itemsOf, parametersOf, selected, throughPath, throughResultPath } from './filters.ts';
import { PathFailure } from './path-failure.ts';
import { type PathScope, withInput } from './path-scope.ts';

/** What the filters made of the data, by their names in TestState's answer. */
export type FilteredData = Readonly<Record<string, Json>>;

type Stage = readonly [name: string, value: () => Json];

/** What came out of the filters before a state's work. */
export function filtersBefore(state: object, view: StateView, host: EvaluationHost): FilteredData {
  const fields = fieldsOf(state);
  const raw = scopeOf(view, host);
  const scope = (): PathScope => withInput(raw, throughPath(fields.InputPath, raw));
  const input: Stage = ['afterInputPath', () => scope().input];
  switch (fields.Type) {
    case 'Parallel':
      return {};
    case 'Map':
      return collect([input, ['afterItemsPath', () => [...itemsOf(fields, scope())]]], fields.ItemReader !== undefined);
    case 'Task':
      return collect([input, ['afterParameters', () => parametersOf(fields, scope())]]);
    case 'Pass':
      return fields.Result === undefined
        ? collect([input, ['afterParameters', () => parametersOf(fields, scope())]])
        : {};
    default:
      return collect([input]);
  }
}

/** What came out of the filters after it. */
export function filtersAfter(state: object, view: StateView, host: EvaluationHost): FilteredData {
  const fields = fieldsOf(state);
  const raw = scopeOf(view, host);
  if (fields.Type === 'Pass') return placed(fields, raw, () => passed(fields, raw));
  const { Type } = fields;
  const hasResult = Type === 'Task' || Type === 'Parallel' || Type === 'Map';
  return hasResult ? placed(fields, raw, () => selected(fields, view, raw)) : {};
}

function passed(fields: Fields, raw: PathScope): Json {
  return fields.Result ?? parametersOf(fields, withInput(raw, throughPath(fields.InputPath, raw)));
}

function placed(fields: Fields, raw: PathScope, result: () => Json): FilteredData {
  return collect([
    ['afterResultSelector', result],
    ['afterResultPath', () => throughResultPath(fields.ResultPath, raw.input, result())],
  ]);
}

function scopeOf(view: StateView, host: EvaluationHost): PathScope {
  return { input: view.input, context: view.context, variables: view.variables, host };
}

function collect(stages: readonly Stage[], firstOnly = false): FilteredData {
  const data: Record<string, Json> = {};
  for (const [name, value] of firstOnly ? stages.slice(0, 1) : stages) {
    try {
      data[name] = value();
    } catch (thrown) {
      if (thrown instanceof PathFailure) return data;
      throw thrown;
    }
  }
  return data;
}
