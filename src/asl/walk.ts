/**
 * Iterates a definition: its states at every nesting level, and its expressions. Locations have AWS's format, as in the
 * diagnostics of ValidateStateMachineDefinition: `/States/Outer/Branches[0]/States/Inner`. Order is that of the document,
 * an outer state before its inner ones.
 */
import { expressionSource } from './expression-text.ts';
import { findExpressions } from './find-expressions.ts';
import { stateShapes } from './state-shapes.ts';
import type { State, StateGraph, StateMachine } from './types.ts';

/**
 * A state and where it stands.
 *
 * @example
 * for (const entry of walkStates(machine)) console.log(entry.location, entry.parent?.name);
 */
export interface StateEntry {
  readonly name: string;
  readonly state: State;
  /** `/States/Outer/ItemProcessor/States/Inner`. */
  readonly location: string;
  /** The graph that directly contains the state; one graph is one variable scope. */
  readonly graph: StateGraph;
  /** The Parallel or Map that contains the graph; absent at the top level. */
  readonly parent?: StateEntry;
}

/**
 * An expression and where it stands.
 *
 * @example
 * for (const entry of walkExpressions(machine)) console.log(entry.owner.name, entry.field, entry.source);
 */
export interface ExpressionEntry {
  /** The whole string, `{% $x %}`. */
  readonly text: string;
  /** Its JSONata source, `$x`. */
  readonly source: string;
  /** The field within the state as AWS names it in an EvaluationFailed event: `Output/items[0]`. */
  readonly field: string;
  /** `/States/X/Output/items[0]`. */
  readonly location: string;
  /** The state whose field it is. */
  readonly owner: StateEntry;
}

/**
 * The states of a definition at every nesting level.
 *
 * @example
 * for (const { location, state } of walkStates(machine)) console.log(location, state.Type);
 */
export function* walkStates(machine: StateMachine): Generator<StateEntry> {
  yield* statesOf(machine, '', undefined);
}

function* statesOf(graph: StateGraph, location: string, parent: StateEntry | undefined): Generator<StateEntry> {
  for (const [name, state] of Object.entries(graph.States)) {
    const at = `${location}/States/${name}`;
    const entry: StateEntry = { name, state, location: at, graph, ...(parent === undefined ? {} : { parent }) };
    yield entry;
    for (const inner of innerGraphs(state)) yield* statesOf(inner.graph, `${at}/${inner.field}`, entry);
  }
}

/**
 * The graphs that a state contains: the branches of a Parallel, the item processor of a Map.
 *
 * @example
 * innerGraphs(parallel).map(({ field }) => field); // ['Branches[0]', 'Branches[1]']
 */
export function innerGraphs(state: State): readonly { readonly field: string; readonly graph: StateGraph }[] {
  switch (state.Type) {
    case 'Parallel':
      return state.Branches.map((graph, index) => ({ field: `Branches[${index}]`, graph }));
    case 'Map':
      return [{ field: 'ItemProcessor', graph: state.ItemProcessor }];
    default:
      return [];
  }
}

/**
 * The expressions of a definition at every nesting level.
 *
 * @example
 * for (const { location, source } of walkExpressions(machine)) console.log(location, source);
 */
export function* walkExpressions(machine: StateMachine): Generator<ExpressionEntry> {
  for (const owner of walkStates(machine)) {
    for (const { field, text } of findExpressions(owner.state, stateShapes[owner.state.Type])) {
      yield { text, source: expressionSource(text), field, location: `${owner.location}/${field}`, owner };
    }
  }
}
