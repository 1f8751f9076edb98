/**
 * Changes the states of a definition at every level: each state by itself, and their names wherever they stand. Graphs are
 * plain JSON here, whether the compiler or the CDK made them.
 */

/** A record of JSON, or of tokens that become JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** States, and the one that is first. */
export interface Graph {
  readonly StartAt: string;
  readonly States: Json;
}

/** What changes; what is not given stays. */
export interface GraphChanges {
  /** A state, without the graphs inside of it. */
  readonly state?: (state: Json) => Json;
  /** The name of a state. */
  readonly name?: (name: string) => string;
}

/**
 * The graph with its changes, and those of the graphs inside of its states.
 *
 * @example
 * mapGraph(definition, { name: (name) => `Copy of ${name}` });
 */
export function mapGraph<G extends Graph>(graph: G, changes: GraphChanges): G & Graph {
  const { name = (same) => same } = changes;
  const states = Object.entries(graph.States).map(([own, state]) => [
    name(own),
    isRecord(state) ? mapState(state, changes) : state,
  ]);
  return { ...graph, StartAt: name(graph.StartAt), States: Object.fromEntries(states) };
}

function mapState(state: Json, changes: GraphChanges): Json {
  const { state: change = (same) => same, name = (same) => same } = changes;
  const changed = change(state);
  const inner = (graph: unknown): unknown => (isGraph(graph) ? mapGraph(graph, changes) : graph);
  const target = (value: unknown): unknown => (typeof value === 'string' ? name(value) : value);
  const rule = (value: unknown): unknown =>
    isRecord(value) && 'Next' in value ? { ...value, Next: target(value.Next) } : value;
  return Object.fromEntries(
    Object.entries(changed).map(([key, value]) => {
      if (key === 'Next' || key === 'Default') return [key, target(value)];
      if (key === 'Choices' || key === 'Catch') return [key, Array.isArray(value) ? value.map(rule) : value];
      if (key === 'Branches') return [key, Array.isArray(value) ? value.map(inner) : value];
      return [key, key === 'ItemProcessor' || key === 'Iterator' ? inner(value) : value];
    }),
  );
}

/**
 * Every state of a graph and of the graphs inside of its states.
 *
 * @example
 * statesOf(definition).map(({ name }) => name);
 */
export function statesOf(graph: Graph): readonly { readonly name: string; readonly state: Json }[] {
  return Object.entries(graph.States).flatMap(([name, state]) => {
    if (!isRecord(state)) return [];
    const inner = [...listOf(state.Branches), state.ItemProcessor, state.Iterator].filter(isGraph);
    return [{ name, state }, ...inner.flatMap(statesOf)];
  });
}

/** The items of what may be a list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isGraph(value: unknown): value is Graph {
  return isRecord(value) && typeof value.StartAt === 'string' && isRecord(value.States);
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
