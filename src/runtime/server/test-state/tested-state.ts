/**
 * The state that TestState is asked about: by itself, or one of a whole machine by name, at any depth. Either way the
 * definition is held to the rules of CreateStateMachine first; a state by itself may go to states that are not there.
 */

import type { Json, JsonObject } from '../../../asl/index.ts';
import { formatProblem, type State, type StateMachine, validateStateMachine } from '../../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import { isJsonPath } from '../../interpreter/query-languages.ts';
import { nameQueryLanguages } from '../../name-query-languages.ts';
import { ApiError } from '../api-error.ts';

/** The state. */
export interface TestedState {
  readonly name: string;
  readonly state: State;
  readonly jsonPath: boolean;
}

/** What Step Functions calls a state that has no name. */
const NAME = 'StateName';

/** The state that is meant. */
export function testedState(given: JsonObject, stateName: string | undefined): TestedState {
  const whole = given.States !== undefined || given.StartAt !== undefined;
  if (!whole && stateName !== undefined) throw notFound();
  const name = stateName ?? NAME;
  const definition = whole ? given : aroundState(given);
  const found = whole && stateName === undefined ? undefined : findState(definition, name);
  refuseInvalid(definition);
  if (found === undefined) throw notFound();
  const machine: StateMachine = nameQueryLanguages(JSON.parse(JSON.stringify(definition)));
  const state = findState(JSON.parse(JSON.stringify(machine)), name);
  if (state === undefined) throw notFound();
  const tested: State = JSON.parse(JSON.stringify(state));
  return { name, state: tested, jsonPath: isJsonPath(tested) };
}

function notFound(): ApiError {
  return new ApiError('ValidationException', 'State not found in definition');
}

/** A machine of the state and of an end for each state that it may go to. */
function aroundState(state: JsonObject): JsonObject {
  const rules = [state, ...objects(state.Choices), ...objects(state.Catch)];
  const targets = new Set(rules.flatMap(({ Next, Default }) => [Next, Default]));
  const ends = [...targets].filter((target) => typeof target === 'string');
  return {
    StartAt: NAME,
    States: { ...Object.fromEntries(ends.map((target) => [target, { Type: 'Succeed' }])), [NAME]: state },
  };
}

function refuseInvalid(definition: JsonObject): void {
  const problems = validateStateMachine(definition);
  if (problems.length === 0) return;
  throw new ApiError(
    'InvalidDefinition',
    `Invalid State Machine Definition: '${problems.map(formatProblem).join(', ')}'`,
  );
}

function findState(graph: Json | undefined, name: string): JsonObject | undefined {
  if (!isJsonObject(graph) || !isJsonObject(graph.States)) return undefined;
  for (const [key, state] of Object.entries(graph.States)) {
    if (!isJsonObject(state)) continue;
    if (key === name) return state;
    const branches = isJsonArray(state.Branches) ? state.Branches : [];
    for (const inner of [...branches, state.ItemProcessor, state.Iterator]) {
      const found = findState(inner, name);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}
