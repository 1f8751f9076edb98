/**
 * Transitions: every target exists in its own graph, every state is reachable, and the definition has a terminal state.
 * AWS demands the terminal state at the top level only, anywhere in the graph, and without one says nothing of unreachable
 * states there; all of this measured (floci-io/floci, ValidateStateMachineDefinition tests).
 */
import { type DocumentGraph, type DocumentState, objectsIn } from './document.ts';
import type { Report } from './problem.ts';

/** Reports missing targets, unreachable states and a missing end. */
export function checkTransitions(graphs: readonly DocumentGraph[], report: Report): void {
  for (const graph of graphs) {
    const states = new Map(graph.states.map((state) => [state.name, state]));
    const missing = (target: string, location: string): void => {
      if (!states.has(target)) report('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${target}`, location);
    };
    const start = graph.fields.StartAt;
    // Without any States, that is all that AWS says.
    if (typeof start === 'string' && graph.fields.States !== undefined) missing(start, `${graph.location}/StartAt`);
    for (const state of graph.states) {
      for (const { target, field } of targetsOf(state)) missing(target, `${state.location}/${field}`);
    }
    if (graph.states.length === 0) continue;
    if (graph.owner === undefined && !graph.states.some(isTerminal)) {
      report('MISSING_END_STATE', 'Workflow has no terminal state', null);
    } else if (typeof start === 'string') {
      const reached = reachableFrom(start, states);
      for (const { name, location } of graph.states) {
        if (!reached.has(name)) report('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, location);
      }
    }
  }
}

function isTerminal({ type, fields }: DocumentState): boolean {
  return type === 'Succeed' || type === 'Fail' || fields.End === true;
}

function reachableFrom(start: string, states: ReadonlyMap<string, DocumentState>): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const state = states.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    pending.push(...targetsOf(state).map(({ target }) => target));
  }
  return reached;
}

function targetsOf({ fields }: DocumentState): readonly { readonly target: string; readonly field: string }[] {
  const nexts = (list: string): readonly (readonly [unknown, string])[] =>
    objectsIn(fields[list]).map((entry) => [entry.fields.Next, `${list}[${entry.index}]/Next`]);
  return [
    [fields.Next, 'Next'] as const,
    ...nexts('Choices'),
    [fields.Default, 'Default'] as const,
    ...nexts('Catch'),
  ].flatMap(([target, field]) => (typeof target === 'string' ? [{ target, field }] : []));
}
