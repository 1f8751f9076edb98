/**
 * The data layer of JSONPath-mode states: InputPath, Parameters, ResultSelector, ResultPath and OutputPath around a state's
 * work. Assign sees the effective input or the selected result; ResultPath writes into the raw input.
 */
import type { JsonObject } from '../../../asl/index.ts';
import type { DataAnswer, DataLayer, DataRequest, MapRunPlan, StateResult, StateView } from '../data.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import type { EvaluationHost } from '../jsonata/evaluation-host.ts';
import { parseOffsetDateTime } from '../offset-date-time.ts';
import { ruleHolds } from './choice-rule.ts';
import { type Fields, fieldsOf, itemsOf, parametersOf, selected, throughPath, throughResultPath } from './filters.ts';
import { floatField, integerField } from './number-fields.ts';
import { PathFailure } from './path-failure.ts';
import { evaluateText, lookUp, type PathScope, withInput } from './path-scope.ts';
import { fillTemplate } from './payload-template.ts';

/** A data layer for JSONPath. */
export function createJsonPathDataLayer(host: EvaluationHost): DataLayer {
  return {
    answer: (request, view) => Promise.resolve().then(() => answerOrFail(request, view, host)),
  };
}

function answerOrFail(request: DataRequest, view: StateView, host: EvaluationHost): DataAnswer {
  try {
    return answer(request, view, { input: view.input, context: view.context, variables: view.variables, host });
  } catch (thrown) {
    if (!(thrown instanceof PathFailure)) throw thrown;
    return { moment: 'failed', error: thrown.error, message: thrown.message };
  }
}

function answer(request: DataRequest, view: StateView, raw: PathScope): DataAnswer {
  const state = fieldsOf(request.state);
  const scope = withInput(raw, throughPath(state.InputPath, raw));
  switch (request.moment) {
    case 'arguments':
      return { moment: 'arguments', ...callOf(state, scope) };
    case 'branches':
      return { moment: 'branches', input: parametersOf(state, scope) };
    case 'items': {
      const items = itemsOf(state, scope);
      toleranceOf(state, scope);
      return { moment: 'items', items, maxConcurrency: integerField(state, 'MaxConcurrency', scope) ?? 0 };
    }
    case 'item': {
      const selector = state.ItemSelector;
      return { moment: 'item', input: selector === undefined ? request.item : fillTemplate(selector, scope) };
    }
    case 'mapRun':
      return { moment: 'mapRun', plan: planOf(state, scope) };
    case 'delay':
      return { moment: 'delay', ...delayOf(state, scope) };
    case 'choice':
      return choose(state, scope);
    case 'failure': {
      const error = textField(state, 'Error', raw);
      const cause = textField(state, 'Cause', raw);
      return {
        moment: 'failure',
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      };
    }
    case 'result':
      return { moment: 'result', ...resultOf(state, view, raw, scope) };
    case 'caught': {
      const rule = fieldsOf(request.state.Catch?.[request.catcher] ?? {});
      const thrown = view.errorOutput ?? null;
      const assign = assignOf(rule, withInput(raw, thrown));
      return { moment: 'caught', assign, output: throughResultPath(rule.ResultPath, raw.input, thrown) };
    }
  }
}

function assignOf(fields: Fields, scope: PathScope): JsonObject {
  const assigned = fields.Assign === undefined ? {} : fillTemplate(fields.Assign, scope);
  return isJsonObject(assigned) ? assigned : {};
}

function resultOf(state: Fields, view: StateView, raw: PathScope, scope: PathScope): StateResult {
  if (state.Type === 'Wait' || state.Type === 'Succeed') {
    return { output: throughPath(state.OutputPath, scope), assign: assignOf(state, scope) };
  }
  const result = state.Type === 'Pass' ? (state.Result ?? parametersOf(state, scope)) : selected(state, view, raw);
  const assign = assignOf(state, withInput(raw, result));
  const placed = throughResultPath(state.ResultPath, raw.input, result);
  return { output: throughPath(state.OutputPath, withInput(raw, placed)), assign };
}

function callOf(state: Fields, scope: PathScope): Omit<Extract<DataAnswer, { moment: 'arguments' }>, 'moment'> {
  const credentials = state.Credentials === undefined ? undefined : fillTemplate(state.Credentials, scope);
  const roleArn = isJsonObject(credentials) ? credentials.RoleArn : undefined;
  const timeoutSeconds = integerField(state, 'TimeoutSeconds', scope);
  const heartbeatSeconds = integerField(state, 'HeartbeatSeconds', scope);
  return {
    arguments: parametersOf(state, scope),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(typeof roleArn === 'string' ? { roleArn } : {}),
  };
}

function choose(state: Fields, scope: PathScope): DataAnswer {
  const output = throughPath(state.OutputPath, scope);
  for (const rule of isJsonArray(state.Choices) ? state.Choices : []) {
    if (isJsonObject(rule) && ruleHolds(rule, scope)) {
      return { moment: 'choice', next: String(rule.Next), output, assign: assignOf(rule, scope) };
    }
  }
  if (state.Default === undefined) return { moment: 'choice', output, assign: {} };
  return { moment: 'choice', next: String(state.Default), output, assign: assignOf(state, scope) };
}

function delayOf(state: Fields, scope: PathScope): { seconds: number } | { until: number } {
  const path = state.SecondsPath ?? state.TimestampPath;
  const name = state.SecondsPath === undefined ? 'TimestampPath' : 'SecondsPath';
  if (path === undefined) {
    if (typeof state.Seconds === 'number') return { seconds: state.Seconds };
    return { until: timeIn(String(state.Timestamp), 'The Timestamp field') };
  }
  const found = lookUp(scope, String(path));
  if (!found.found) throw new PathFailure(`The ${name} parameter does not reference an input value: ${String(path)}`);
  const shown = typeof found.value === 'string' ? found.value : JSON.stringify(found.value);
  if (name === 'TimestampPath') return { until: timeIn(shown, `${String(path)} ==`) };
  const seconds = Number(shown);
  const problem = `parameter ${seconds < 0 && Number.isInteger(seconds) ? 'references a negative value' : 'cannot be parsed as a long value'}`;
  if (!Number.isInteger(seconds) || seconds < 0 || shown.trim() === '') {
    throw new PathFailure(`The SecondsPath ${problem}: ${String(path)} == ${shown}`);
  }
  return { seconds };
}

function timeIn(text: string, where: string): number {
  const until = parseOffsetDateTime(text);
  if (until !== undefined) return until;
  throw new PathFailure(
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${where} ${text}`,
  );
}

/** `Error` and `Cause` of a Fail: a constant, or a path or an intrinsic call. */
function textField(state: Fields, name: 'Error' | 'Cause', scope: PathScope): string | undefined {
  const field = `${name}Path`;
  const path = state[field];
  if (path === undefined) return state[name] === undefined ? undefined : String(state[name]);
  const value = evaluateText(scope, String(path), field);
  if (typeof value === 'string') return value;
  throw new PathFailure(
    `The ${field} field refers to value ${JSON.stringify(value)} which is not a string: ${String(path)}`,
  );
}

function toleranceOf(
  state: Fields,
  scope: PathScope,
): Pick<MapRunPlan, 'toleratedFailureCount' | 'toleratedFailurePercentage'> {
  const count = integerField(state, 'ToleratedFailureCount', scope);
  const percentage = floatField(state, 'ToleratedFailurePercentage', scope);
  return {
    ...(count === undefined ? {} : { toleratedFailureCount: count }),
    ...(percentage === undefined ? {} : { toleratedFailurePercentage: percentage }),
  };
}

function toleranceOrProblem(state: Fields, scope: PathScope): Partial<MapRunPlan> {
  try {
    return toleranceOf(state, scope);
  } catch (thrown) {
    if (thrown instanceof PathFailure) return { problem: thrown.message };
    throw thrown;
  }
}

function planOf(state: Fields, scope: PathScope): MapRunPlan {
  const reader = isJsonObject(state.ItemReader) ? state.ItemReader : undefined;
  const batcher = isJsonObject(state.ItemBatcher) ? state.ItemBatcher : undefined;
  const writer = isJsonObject(state.ResultWriter) ? state.ResultWriter : undefined;
  const config = isJsonObject(reader?.ReaderConfig) ? reader.ReaderConfig : {};
  const limits = toleranceOrProblem(state, scope);
  const maxConcurrency = integerField(state, 'MaxConcurrency', scope) ?? 0;
  const maxItems = integerField(config, 'MaxItems', scope);
  const maxBatch = integerField(batcher ?? {}, 'MaxItemsPerBatch', scope);
  const maxBytes = integerField(batcher ?? {}, 'MaxInputBytesPerBatch', scope);
  return {
    maxConcurrency,
    ...limits,
    ...(reader === undefined
      ? { items: itemsOf(state, scope) }
      : {
          reader: {
            arguments: fillTemplate(reader.Parameters ?? {}, scope),
            ...(maxItems === undefined ? {} : { maxItems }),
          },
        }),
    ...(batcher === undefined
      ? {}
      : {
          batcher: {
            ...(maxBatch === undefined ? {} : { maxItems: maxBatch }),
            ...(maxBytes === undefined ? {} : { maxBytes }),
            ...(batcher.BatchInput === undefined ? {} : { batchInput: fillTemplate(batcher.BatchInput, scope) }),
          },
        }),
    ...(writer === undefined
      ? {}
      : { writer: writer.Parameters === undefined ? {} : { arguments: fillTemplate(writer.Parameters, scope) } }),
  };
}
