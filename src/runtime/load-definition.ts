/**
 * From what users hand over to a machine that the engine can run: placeholders are substituted, and expressions that Step
 * Functions would refuse when the machine is created are refused here, all of them in one error.
 */

import type { CompiledWorkflow } from '../artifact/index.ts';
import type { Json, JsonObject, State, StateGraph, StateMachine } from '../asl/index.ts';
import { UsageError } from '../dsl/index.ts';
import { isJsonArray, isJsonObject } from './interpreter/json.ts';
import { type ExpressionPlace, refusalOf } from './interpreter/jsonata/dialect.ts';
import { expressionIn } from './interpreter/jsonata/template.ts';

/** Values of placeholders: `{ OrdersName: 'orders' }` for `${OrdersName}`. */
export type Substitutions = Readonly<Record<string, string>>;

/** A definition as a value, or the whole artifact of a workflow. */
export type Runnable = StateMachine | CompiledWorkflow;

/** Whether it is an artifact. */
export function isCompiledWorkflow(runnable: Runnable): runnable is CompiledWorkflow {
  return 'manifest' in runnable;
}

/** The definition with its placeholders substituted; those without a value stay. */
export function loadDefinition(runnable: Runnable, substitutions: Substitutions): StateMachine {
  const definition = isCompiledWorkflow(runnable) ? runnable.definition : runnable;
  const [otherLanguage] = statesInJsonPath(definition, definition.QueryLanguage);
  if (otherLanguage !== undefined) {
    throw new UsageError(
      'STEP8202',
      `The local engine runs JSONata-mode states only; ${JSON.stringify(otherLanguage)} is in JSONPath mode.`,
      'Set "QueryLanguage": "JSONata" and write the state with expressions.',
    );
  }
  const problems = [...refusals(definition, '')];
  if (problems.length > 0) {
    throw new UsageError(
      'STEP8203',
      `Step Functions refuses the definition: ${problems.join('; ')}.`,
      'Correct the expressions at these places.',
    );
  }
  return substitute(definition, substitutions);
}

function substitute<T>(value: T, substitutions: Substitutions): T {
  if (Object.keys(substitutions).length === 0) return value;
  const text = JSON.stringify(value).replace(/\$\{([^${}]+)\}/g, (placeholder, key: string) =>
    Object.hasOwn(substitutions, key) ? JSON.stringify(substitutions[key]).slice(1, -1) : placeholder,
  );
  return JSON.parse(text);
}

/** Inner states take the machine's language, not that of the state around them. */
function* statesInJsonPath(graph: StateGraph, language: string | undefined): Iterable<string> {
  for (const [name, state] of Object.entries(graph.States)) {
    if ((state.QueryLanguage ?? language) !== 'JSONata') yield name;
    if (state.Type === 'Map') yield* statesInJsonPath(state.ItemProcessor, language);
    if (state.Type === 'Parallel') for (const branch of state.Branches) yield* statesInJsonPath(branch, language);
  }
}

function* refusals(graph: StateGraph, path: string): Iterable<string> {
  for (const [name, state] of Object.entries(graph.States)) {
    const at = `${path}/States/${name}`;
    yield* stateRefusals(state, at);
    if (state.Type === 'Map') yield* refusals(state.ItemProcessor, `${at}/ItemProcessor`);
    if (state.Type === 'Parallel') {
      for (const [index, branch] of state.Branches.entries()) yield* refusals(branch, `${at}/Branches[${index}]`);
    }
  }
}

/** Fields that hold other states, names or constants rather than expressions. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set([
  'Type',
  'Comment',
  'QueryLanguage',
  'Resource',
  'Next',
  'Default',
  'Branches',
  'ItemProcessor',
  'Retry',
  'Label',
]);

function* stateRefusals(state: State, at: string): Iterable<string> {
  const hasResult = state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';
  for (const [field, value] of Object.entries(state as unknown as JsonObject)) {
    if (PLAIN_FIELDS.has(field)) continue;
    const place =
      field === 'Catch' ? 'error' : hasResult && (field === 'Output' || field === 'Assign') ? 'result' : 'anywhere';
    yield* valueRefusals(value, `${at}/${field}`, place);
  }
}

function* valueRefusals(value: Json, at: string, place: ExpressionPlace): Iterable<string> {
  if (typeof value === 'string') {
    const source = expressionIn(value);
    const refusal = source === undefined ? undefined : refusalOf(source, place);
    if (refusal !== undefined) yield `${refusal} at ${at}`;
  } else if (isJsonArray(value)) {
    for (const [index, item] of value.entries()) yield* valueRefusals(item, `${at}[${index}]`, place);
  } else if (isJsonObject(value)) {
    for (const [key, field] of Object.entries(value)) {
      if (key !== 'Comment' && key !== 'ErrorEquals') yield* valueRefusals(field, `${at}/${key}`, place);
    }
  }
}
