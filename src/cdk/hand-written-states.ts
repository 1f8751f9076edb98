/**
 * Hand-written states in the definition of a workflow. What calls them is a Task in the artifact, and becomes a Parallel state
 * with the states as its only branch. The CDK writes states in JSONPath unless told otherwise, which a machine in JSONata may
 * not hold; so the machine has no language of its own then, and each compiled state says its own.
 */
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { replaceReferences } from '../asl/jsonata/replace-references.ts';
import type { BoundResource } from './bound-resource.ts';
import { handWrittenKind, isChainable } from './chainable.ts';
import { ConstructError, type ConstructProblem } from './construct-error.ts';
import { variablesOf } from './embedded-graph.ts';
import { type Graph, isRecord, type Json, listOf, mapGraph, statesOf } from './map-graph.ts';

/** Hand-written states, and the workflow that calls them. */
export interface HandWritten {
  /** The definition, with a mark in the place of each branch. */
  readonly definition: Graph;
  /** The hand-written graphs. */
  readonly graphs: readonly Graph[];
  /** The finished definition, of what became of the marked one. */
  readonly fill: (marked: Graph) => Graph;
}

/**
 * Finds the calls of hand-written states, gives the role what the states need, and prepares to put them in; undefined where a
 * workflow calls none.
 *
 * @example
 * handWrittenStates(machine, role, compiled.definition, bound)?.fill(marked);
 */
export function handWrittenStates(
  scope: Construct,
  role: IPrincipal,
  definition: Graph,
  resources: ReadonlyMap<string, BoundResource>,
): HandWritten | undefined {
  const ids = [...resources.values()].filter(({ kind }) => kind === handWrittenKind).map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const graphs = new Map(ids.map((id) => [id, graphOf(scope, role, id, resources.get(id)?.construct)]));
  const { QueryLanguage: _, ...marked } = mapGraph<Graph & { readonly QueryLanguage?: unknown }>(definition, {
    state: (state) => withMark(state, ids),
  });
  const copies = new Map<string, number>();
  const filled = (state: Json): Json => {
    const [mark] = listOf(state.Branches);
    const id = typeof mark === 'string' && mark.startsWith(MARK) ? mark.slice(MARK.length) : undefined;
    const graph = id === undefined ? undefined : graphs.get(id);
    if (id === undefined || graph === undefined) return state;
    const copy = (copies.get(id) ?? 0) + 1;
    copies.set(id, copy);
    return { ...state, Branches: [copy === 1 ? graph : mapGraph(graph, { name: (name) => `${name} (${copy})` })] };
  };
  return {
    definition: marked,
    graphs: [...graphs.values()],
    fill: (given) => {
      const whole = fillStates(given, filled);
      checkNames(scope, whole, definition);
      return whole;
    },
  };
}

const MARK = 'stepscript:states:';

/** The call becomes a Parallel state, whose result is a list of one. */
function withMark(state: Json, ids: readonly string[]): Json {
  const own = { ...state, QueryLanguage: 'JSONata' };
  const { Resource, ...rest } = own as Json;
  const id = ids.find((each) => Resource === `\${${each}Arn}`);
  if (id === undefined || state.Type !== 'Task') return own;
  const { Output = '{% $states.result %}', Assign, ...call } = rest;
  return {
    ...call,
    Type: 'Parallel',
    Branches: [`${MARK}${id}`],
    Output: ofOnlyBranch(Output),
    ...(Assign !== undefined && { Assign: ofOnlyBranch(Assign) }),
  };
}

function ofOnlyBranch(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}')) {
    return `{%${replaceReferences(value.slice(2, -2), { states: { result: '$states.result[0]' } })}%}`;
  }
  if (Array.isArray(value)) return value.map(ofOnlyBranch);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ofOnlyBranch(item)]));
}

/** Changes states, and does not enter what it puts in. */
function fillStates(graph: Graph, change: (state: Json) => Json): Graph {
  const inner = (value: unknown): unknown =>
    isRecord(value) && 'States' in value ? fillStates(value as unknown as Graph, change) : value;
  const states = Object.entries(graph.States).map(([name, state]) => {
    if (!isRecord(state)) return [name, state];
    const filled = change(state);
    if (filled !== state) return [name, filled];
    return [
      name,
      {
        ...state,
        ...(Array.isArray(state.Branches) && { Branches: state.Branches.map(inner) }),
        ...(isRecord(state.ItemProcessor) && { ItemProcessor: inner(state.ItemProcessor) }),
      },
    ];
  });
  return { ...graph, States: Object.fromEntries(states) };
}

function graphOf(scope: Construct, role: IPrincipal, id: string, chain: unknown): Graph {
  if (!isChainable(chain)) throw new Error(`${id} was bound to something else.`);
  const graph = new StateGraph(chain.startState, `${id} of ${scope.node.path}`);
  for (const statement of graph.policyStatements) role.addToPrincipalPolicy(statement);
  const { StartAt, States }: Graph & Json = graph.toGraphJson() as Graph & Json;
  return { StartAt, States };
}

/** Names of states are one space in a machine, and so are those of variables on the way down. */
function checkNames(scope: Construct, whole: Graph, compiled: Graph): void {
  const problems: ConstructProblem[] = [];
  const seen = new Set<string>();
  for (const { name } of statesOf(whole)) {
    if (seen.has(name)) {
      problems.push({
        code: 'STEP4207',
        problem: `Two states of this machine are called \`${name}\`, one of them hand-written.`,
        remedy: 'Give the hand-written state another `stateName`, or its fragment a prefix.',
      });
    }
    seen.add(name);
  }
  const own = new Set(statesOf(compiled).map(({ name }) => name));
  const outer = new Set(variablesOf(compiled));
  for (const { name, state } of statesOf(whole)) {
    if (own.has(name)) continue;
    for (const variable of variablesOf({ StartAt: name, States: { [name]: state } })) {
      if (!outer.has(variable)) continue;
      problems.push({
        code: 'STEP4207',
        problem: `The hand-written state \`${name}\` assigns \`${variable}\`, a variable of the workflow around it.`,
        remedy: 'Give the variable of the hand-written state another name.',
      });
    }
  }
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConstructError(scope.node.path, [first, ...others]);
}
