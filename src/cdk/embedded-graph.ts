/**
 * A compiled definition as the branch of a state in a machine that somebody else writes. There a workflow's input is not the
 * execution's, its variables live below those of the machine, where no name may be used twice, state names are the machine's
 * too, and the query language may be another one. All of that is renamed and said here; what the states do stays the same.
 */
import { createHash } from 'node:crypto';
import { replaceReferences } from '../asl/jsonata/replace-references.ts';
import { MAXIMUM_STATE_NAME_LENGTH, MAXIMUM_VARIABLE_NAME_LENGTH } from '../asl/limits.ts';
import { type Graph, isRecord, type Json, listOf, mapGraph, statesOf } from './map-graph.ts';

interface Names {
  readonly variable: (name: string) => string;
  readonly variables: ReadonlySet<string>;
}

/**
 * The states of a definition, ready to stand in another machine under the given name.
 *
 * @example
 * embeddedGraph(compiled.definition, 'Approve'); // { StartAt: 'Approve / orders.get', States: { … } }
 */
export function embeddedGraph({ StartAt, States }: Graph, name: string): Graph {
  const variable = (own: string): string => within(`${identifier(name)}_${own}`, MAXIMUM_VARIABLE_NAME_LENGTH);
  const stateName = (own: string): string => within(`${name} / ${own}`, MAXIMUM_STATE_NAME_LENGTH);
  const names: Names = { variable, variables: new Set(variablesOf({ StartAt, States })) };
  const input = variable('input');
  const renamed = (from: string): Graph =>
    mapGraph({ StartAt, States }, { name: stateName, state: (state) => renamedState(state, names, from) });
  const graph = renamed(`$${input}`);
  const first = renamed('$states.input').States[graph.StartAt];
  return withInput(graph, isRecord(first) ? first : {}, { name: input, before: stateName('input') });
}

/**
 * Only the first state sees the input. It keeps it in a variable, where every way out of it can and it is entered once; else a
 * state before it does.
 */
function withInput(graph: Graph, first: Json, input: { readonly name: string; readonly before: string }): Graph {
  const { StartAt, States } = graph;
  const isUsed = (states: unknown): boolean => JSON.stringify(states).includes(`$${input.name}`);
  if (!isUsed(States)) return graph;
  const kept = { [input.name]: '{% $states.input %}' };
  const isEnteredAgain = Object.values(States).some((state) => targetsOf(state).includes(StartAt));
  if (isEnteredAgain || !['Task', 'Pass', 'Wait', 'Choice'].includes(String(first.Type))) {
    const keep = { Type: 'Pass', QueryLanguage: 'JSONata', Assign: kept, Next: StartAt };
    return { StartAt: input.before, States: { [input.before]: keep, ...States } };
  }
  const others = Object.entries(States).filter(([name]) => name !== StartAt);
  return { StartAt, States: { ...States, [StartAt]: isUsed(others) ? keeping(first, kept) : first } };
}

function keeping(state: Json, kept: Json): Json {
  const assigning = (holder: Json): Json => ({
    ...holder,
    Assign: { ...(isRecord(holder.Assign) ? holder.Assign : {}), ...kept },
  });
  const rules = (list: readonly unknown[]): readonly unknown[] =>
    list.map((rule) => (isRecord(rule) ? assigning(rule) : rule));
  return {
    ...(state.End === true ? state : assigning(state)),
    ...(Array.isArray(state.Choices) && { Choices: rules(state.Choices) }),
    ...(Array.isArray(state.Catch) && { Catch: rules(state.Catch) }),
  };
}

function renamedState(state: Json, names: Names, input: string): Json {
  const renamed = Object.entries(state).map(([key, value]): readonly [string, unknown] => {
    if (key === 'Assign') return [key, renamedAssign(value, names, input)];
    if (key === 'Choices' || key === 'Catch') {
      return [key, listOf(value).map((rule) => (isRecord(rule) ? renamedRule(rule, names, input) : rule))];
    }
    const isOwn = !['Comment', 'Branches', 'ItemProcessor', 'Iterator'].includes(key);
    return [key, isOwn ? renamedValue(value, names, input) : value];
  });
  return { ...Object.fromEntries(renamed), QueryLanguage: 'JSONata' };
}

function renamedRule(rule: Json, names: Names, input: string): Json {
  const { Assign, ...rest } = rule;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, renamedValue(value, names, input)])),
    ...(Assign !== undefined && { Assign: renamedAssign(Assign, names, input) }),
  };
}

function renamedAssign(assign: unknown, names: Names, input: string): unknown {
  if (!isRecord(assign)) return assign;
  return Object.fromEntries(
    Object.entries(assign).map(([name, value]) => [names.variable(name), renamedValue(value, names, input)]),
  );
}

function renamedValue(value: unknown, names: Names, input: string): unknown {
  if (typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}')) {
    const variable = (name: string) => (names.variables.has(name) ? names.variable(name) : undefined);
    const states = { 'context.Execution.Input': input };
    return `{%${replaceReferences(value.slice(2, -2), { variable, states })}%}`;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => renamedValue(item, names, input));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamedValue(item, names, input)]));
}

/**
 * The variables that the states of a graph and of those inside it assign.
 *
 * @example
 * variablesOf(compiled.definition); // ['order', 'total']
 */
export function variablesOf(graph: Graph): readonly string[] {
  return statesOf(graph).flatMap(({ state }) =>
    [state, ...listOf(state.Choices), ...listOf(state.Catch)].flatMap((rule) =>
      isRecord(rule) && isRecord(rule.Assign) ? Object.keys(rule.Assign) : [],
    ),
  );
}

/** The names of the states that a state may go to. */
function targetsOf(state: unknown): readonly unknown[] {
  if (!isRecord(state)) return [];
  const rules = [...listOf(state.Choices), ...listOf(state.Catch)];
  return [state.Next, state.Default, ...rules.map((rule) => (isRecord(rule) ? rule.Next : undefined))];
}

/** What begins a variable's name: letters and digits. */
function identifier(name: string): string {
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '');
  return /^\p{L}/u.test(letters) ? letters : `in${letters}`;
}

/** A name that is short enough; a shortened one ends in a digest of all of it. */
function within(name: string, limit: number): string {
  const characters = [...name];
  if (characters.length <= limit) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${characters.slice(0, limit - 9).join('')}_${digest}`;
}
