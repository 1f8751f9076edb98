/**
 * Brings a definition that may be in JSONPath mode into the one form that the engine runs: every JSONPath state says so, and
 * Maps have `ItemProcessor` and `ItemSelector` where old definitions said `Iterator` and `Parameters`. JSONata definitions
 * stay the objects they are.
 */
import type { StateMachine } from '../asl/index.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The definition, each JSONPath state with its language. */
export function nameQueryLanguages(machine: StateMachine): StateMachine {
  const { QueryLanguage }: { readonly QueryLanguage?: string } = machine;
  return QueryLanguage === 'JSONata' ? machine : { ...machine, States: statesOf(machine.States) };
}

function statesOf<States extends object>(states: States): States {
  const named = Object.entries(states).map(([name, state]): [string, unknown] => [
    name,
    isFields(state) ? stateOf(state) : state,
  ]);
  return Object.assign(Object.create(null), Object.fromEntries(named));
}

function stateOf(state: Fields): Fields {
  const inner = { ...state };
  if (Array.isArray(state.Branches)) inner.Branches = state.Branches.map(graphOf);
  const processor = state.ItemProcessor ?? state.Iterator;
  if (state.Type === 'Map' && processor !== undefined) {
    delete inner.Iterator;
    inner.ItemProcessor = graphOf(processor);
  }
  if (state.QueryLanguage === 'JSONata') return inner;
  if (state.Type === 'Map' && state.Parameters !== undefined && state.ItemSelector === undefined) {
    inner.ItemSelector = state.Parameters;
  }
  inner.QueryLanguage = 'JSONPath';
  return inner;
}

function graphOf(graph: unknown): unknown {
  return isFields(graph) && isFields(graph.States) ? { ...graph, States: statesOf(graph.States) } : graph;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
