/**
 * A definition as the rules see it: any JSON, read as far as it has the form of a definition. What has not (a state that is
 * a number, branches that are no list) is left out here and reported by the field rules, so that all others stay simple.
 */
import { stateShapes } from '../state-shapes.ts';
import type { StateType } from '../types.ts';

/** A JSON object of unknown content. */
export type Fields = Readonly<Record<string, unknown>>;

/** A state object, whatever it contains. */
export interface DocumentState {
  readonly name: string;
  readonly location: string;
  /** Undefined where `Type` is missing or unknown. */
  readonly type: StateType | undefined;
  readonly fields: Fields;
  readonly graph: DocumentGraph;
}

/** An object with `States`: the definition, a branch or an item processor. */
export interface DocumentGraph {
  /** Empty for the definition itself. */
  readonly location: string;
  readonly fields: Fields;
  readonly states: readonly DocumentState[];
  /** The Parallel or Map that contains it. */
  readonly owner: DocumentState | undefined;
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements that are JSON objects, with their places in the list. */
export function objectsIn(value: unknown): readonly { readonly index: number; readonly fields: Fields }[] {
  if (!Array.isArray(value)) return [];
  const items: readonly unknown[] = value;
  return items.flatMap((fields, index) => (isFields(fields) ? [{ index, fields }] : []));
}

/** The graphs of a definition, the outer before the inner. */
export function readGraphs(machine: Fields): readonly DocumentGraph[] {
  const graphs: DocumentGraph[] = [];
  const read = (fields: Fields, location: string, owner: DocumentState | undefined): void => {
    const states: DocumentState[] = [];
    const graph: DocumentGraph = { location, fields, states, owner };
    graphs.push(graph);
    for (const [name, state] of Object.entries(isFields(fields.States) ? fields.States : {})) {
      if (!isFields(state)) continue;
      states.push({ name, location: `${location}/States/${name}`, type: typeOf(state), fields: state, graph });
    }
    for (const state of states) {
      for (const inner of graphsIn(state)) read(inner.fields, `${state.location}/${inner.field}`, state);
    }
  };
  read(machine, '', undefined);
  return graphs;
}

/** Whether the graph is the item processor of a Distributed Map. */
export function isDistributed(graph: DocumentGraph): boolean {
  const config = graph.fields.ProcessorConfig;
  return graph.owner?.type === 'Map' && isFields(config) && config.Mode === 'DISTRIBUTED';
}

function typeOf(state: Fields): StateType | undefined {
  const type = state.Type;
  return typeof type === 'string' && isStateType(type) ? type : undefined;
}

function isStateType(type: string): type is StateType {
  return Object.hasOwn(stateShapes, type);
}

function graphsIn(state: DocumentState): readonly { readonly field: string; readonly fields: Fields }[] {
  if (state.type === 'Parallel') {
    return objectsIn(state.fields.Branches).map(({ index, fields }) => ({ field: `Branches[${index}]`, fields }));
  }
  // `Iterator` is what JSONPath definitions called it before 2022, and still may.
  const field = state.fields.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
  const processor = state.fields[field];
  return state.type === 'Map' && isFields(processor) ? [{ field, fields: processor }] : [];
}
