/**
 * Variables: names follow UAX #31, at most 80 characters, never `states`; an inner graph assigns no name of an outer one; the
 * iterations of a Distributed Map see no outer variable at all. Scopes are graphs: what any state of a graph assigns exists in it.
 */
import { variablesRead } from '../jsonata/references.ts';
import { MAXIMUM_VARIABLE_NAME_LENGTH } from '../limits.ts';
import { type DocumentGraph, type DocumentState, type Fields, isDistributed, isFields, objectsIn } from './document.ts';
import type { DocumentExpression } from './expressions.ts';
import type { Report } from './problem.ts';

const VARIABLE_NAME = /^\p{ID_Start}\p{ID_Continue}*$/u;

interface Assignment {
  readonly name: string;
  readonly location: string;
  readonly state: DocumentState;
  readonly inCatch: boolean;
}

/** Reports bad variable names, assignments to outer names, and reads that a distributed iteration cannot do. */
export function checkVariables(
  graphs: readonly DocumentGraph[],
  expressions: readonly DocumentExpression[],
  jsonPath: ReadonlySet<DocumentState>,
  report: Report,
): void {
  const assigned = new Map(
    graphs.map((graph) => [graph, graph.states.flatMap((state) => assignmentsOf(state, jsonPath))]),
  );
  for (const [graph, assignments] of assigned) {
    const outer = outerNames(graph, assigned);
    for (const { name, location } of assignments) {
      checkName(name, location, report);
      if (outer.has(name)) {
        const message = `The variable name '${name}' was already defined in a parent scope.`;
        report('DUPLICATE_VARIABLE_NAME', message, location);
      }
    }
  }
  for (const { state, location, root } of expressions) {
    const unreadable = unreadableNames(state.graph, assigned);
    if (unreadable.size === 0) continue;
    for (const name of variablesRead(root)) {
      if (!unreadable.has(name)) continue;
      report(
        'UNREADABLE_VARIABLE',
        `Variable '$${name}' belongs to an outer scope, which a DISTRIBUTED ItemProcessor cannot read: pass its value through ItemSelector or BatchInput`,
        location,
      );
    }
  }
}

function checkName(name: string, location: string, report: Report): void {
  const invalid = (reason: string): void =>
    report('INVALID_VARIABLE_NAME', `Invalid variable name '${name}': the variable name ${reason}.`, location);
  if (name === 'states') {
    report('RESERVED_VARIABLE_NAME', "Cannot assign to reserved variable '$states'.", location);
  } else if (!VARIABLE_NAME.test(name)) invalid('contains invalid characters');
  else if ([...name].length > MAXIMUM_VARIABLE_NAME_LENGTH) {
    invalid(`exceeds the ${MAXIMUM_VARIABLE_NAME_LENGTH}-character limit`);
  }
}

function assignmentsOf(state: DocumentState, jsonPath: ReadonlySet<DocumentState>): readonly Assignment[] {
  const of = (fields: Fields, field: string, inCatch: boolean): readonly Assignment[] =>
    Object.keys(isFields(fields.Assign) ? fields.Assign : {}).map((key) => ({
      // In JSONPath mode the name of a variable whose value is a path ends in `.$`.
      name: jsonPath.has(state) && key.endsWith('.$') ? key.slice(0, -2) : key,
      location: `${state.location}/${field}Assign/${key}`,
      state,
      inCatch,
    }));
  return [
    ...of(state.fields, '', false),
    ...objectsIn(state.fields.Choices).flatMap(({ index, fields }) => of(fields, `Choices[${index}]/`, false)),
    ...objectsIn(state.fields.Catch).flatMap(({ index, fields }) => of(fields, `Catch[${index}]/`, true)),
  ];
}

// AWS let the branch of a Parallel assign a name that the Parallel's own catcher assigns too (recorded: conformance case
// PARALLEL_CATCH_ERROR_VARIABLE_SAMPLING), so the catchers of the enclosing state do not count.
function outerNames(
  graph: DocumentGraph,
  assigned: ReadonlyMap<DocumentGraph, readonly Assignment[]>,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (let owner = graph.owner; owner !== undefined; owner = owner.graph.owner) {
    for (const { name, state, inCatch } of assigned.get(owner.graph) ?? []) {
      if (!(inCatch && state === owner)) names.add(name);
    }
  }
  return names;
}

// The names assigned beyond the nearest distributed boundary around a graph, without those assigned again within it.
function unreadableNames(
  graph: DocumentGraph,
  assigned: ReadonlyMap<DocumentGraph, readonly Assignment[]>,
): ReadonlySet<string> {
  const readable = new Set<string>();
  const unreadable = new Set<string>();
  let beyond = false;
  for (let scope: DocumentGraph | undefined = graph; scope !== undefined; scope = scope.owner?.graph) {
    for (const { name } of assigned.get(scope) ?? []) (beyond ? unreadable : readable).add(name);
    beyond ||= isDistributed(scope);
  }
  return new Set([...unreadable].filter((name) => !readable.has(name)));
}
