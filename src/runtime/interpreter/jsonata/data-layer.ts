/**
 * The data layer of JSONata-mode states. Every field is evaluated on the variables as they were when the state was entered,
 * so that Assign and Output do not see each other; field locations in failures are AWS's.
 */
import type { Json, JsonObject, MapState } from '../../../asl/index.ts';
import type { DataAnswer, DataFailure, DataLayer, DataRequest, MapRunPlan, StateResult, StateView } from '../data.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import { parseOffsetDateTime } from '../offset-date-time.ts';
import { createExpressionEvaluator } from './compile.ts';
import type { EvaluationHost } from './evaluation-host.ts';
import { DEFAULT_EVALUATION_LIMITS, type EvaluationLimits } from './limits.ts';
import { createTemplateEvaluator, QueryFailure, type TemplateEvaluator } from './template.ts';

/** Step Functions counts a delay in a signed 32-bit number of seconds. */
const MAX_DELAY_SECONDS = 2 ** 31 - 1;

/** A data layer for JSONata. */
export function createJsonataDataLayer(
  host: EvaluationHost,
  limits: EvaluationLimits = DEFAULT_EVALUATION_LIMITS,
): DataLayer {
  const evaluator = createExpressionEvaluator(host, limits);
  return {
    answer: async (request, view) => {
      const fields = createTemplateEvaluator(evaluator, { ...view.variables, states: statesOf(view) });
      try {
        return await answer(request, view, fields);
      } catch (thrown) {
        if (!(thrown instanceof QueryFailure)) throw thrown;
        const { message, location } = thrown;
        const failure: DataFailure = { moment: 'failed', error: 'States.QueryEvaluationError', message };
        return location === undefined ? failure : { ...failure, location };
      }
    },
  };
}

function statesOf(view: StateView): JsonObject {
  return {
    input: view.input,
    context: view.context,
    ...(view.result === undefined ? {} : { result: view.result }),
    ...(view.errorOutput === undefined ? {} : { errorOutput: view.errorOutput }),
  };
}

async function answer(request: DataRequest, view: StateView, fields: TemplateEvaluator): Promise<DataAnswer> {
  const { moment } = request;
  switch (moment) {
    case 'arguments': {
      const { state } = request;
      const call = state.Arguments === undefined ? view.input : await fields.value(state.Arguments, 'Arguments');
      const timeoutSeconds = await wholeNumber(fields, state.TimeoutSeconds, 'TimeoutSeconds', 1);
      const heartbeatSeconds = await wholeNumber(fields, state.HeartbeatSeconds, 'HeartbeatSeconds', 1);
      const roleArn = await text(fields, state.Credentials?.RoleArn, 'Credentials/RoleArn');
      return {
        moment,
        arguments: call,
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
        ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
        ...(roleArn === undefined ? {} : { roleArn }),
      };
    }
    case 'branches': {
      const { Arguments: template } = request.state;
      return { moment, input: template === undefined ? view.input : await fields.value(template, 'Arguments') };
    }
    case 'items': {
      const { state } = request;
      const items = await itemsOf(state, view, fields);
      const maxConcurrency = (await wholeNumber(fields, state.MaxConcurrency, 'MaxConcurrency', 0)) ?? 0;
      await tolerance(fields, state);
      return { moment, items, maxConcurrency };
    }
    case 'item': {
      const { state, item } = request;
      return {
        moment,
        input: state.ItemSelector === undefined ? item : await fields.value(state.ItemSelector, 'ItemSelector'),
      };
    }
    case 'mapRun':
      return { moment, plan: await planOf(request.state, view, fields) };
    case 'delay':
      return { moment, ...(await delayOf(request, fields)) };
    case 'choice':
      return choose(request, view, fields);
    case 'failure': {
      const error = await text(fields, request.state.Error, 'Error');
      const cause = await text(fields, request.state.Cause, 'Cause');
      return { moment, ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    }
    case 'result':
      return { moment, ...(await resultOf(request.state, '', view.result ?? view.input, fields)) };
    case 'caught': {
      const rule = request.state.Catch?.[request.catcher] ?? {};
      return { moment, ...(await resultOf(rule, `Catch[${request.catcher}]/`, view.errorOutput ?? null, fields)) };
    }
  }
}

interface ResultTemplates {
  readonly Output?: Json;
  readonly Assign?: JsonObject;
}

async function resultOf(
  templates: ResultTemplates,
  prefix: string,
  unchanged: Json,
  fields: TemplateEvaluator,
): Promise<StateResult> {
  const assign = await fields.value(templates.Assign ?? {}, `${prefix}Assign`);
  const output = templates.Output === undefined ? unchanged : await fields.value(templates.Output, `${prefix}Output`);
  return { output, assign: isJsonObject(assign) ? assign : {} };
}

type RequestFor<M extends DataRequest['moment']> = Extract<DataRequest, { moment: M }>;

async function choose(
  { state }: RequestFor<'choice'>,
  view: StateView,
  fields: TemplateEvaluator,
): Promise<DataAnswer> {
  for (const [index, rule] of state.Choices.entries()) {
    if (await fields.typed(rule.Condition, `Choices[${index}]/Condition`, 'boolean')) {
      return { moment: 'choice', next: rule.Next, ...(await resultOf(rule, `Choices[${index}]/`, view.input, fields)) };
    }
  }
  if (state.Default === undefined) return { moment: 'choice', output: view.input, assign: {} };
  return { moment: 'choice', next: state.Default, ...(await resultOf(state, '', view.input, fields)) };
}

async function delayOf(
  { state }: RequestFor<'delay'>,
  fields: TemplateEvaluator,
): Promise<{ seconds: number } | { until: number }> {
  if (state.Timestamp !== undefined) {
    const stamp = String(await fields.typed(state.Timestamp, 'Timestamp', 'string'));
    const until = parseOffsetDateTime(stamp);
    if (until !== undefined) return { until };
    throw new QueryFailure(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${stamp}`,
      'Timestamp',
    );
  }
  const seconds = (await wholeNumber(fields, state.Seconds, 'Seconds', 0)) ?? 0;
  if (seconds > MAX_DELAY_SECONDS) throw new QueryFailure('Wait state delay is too long.', 'Seconds');
  return { seconds };
}

async function itemsOf(state: MapState, view: StateView, fields: TemplateEvaluator): Promise<readonly Json[]> {
  if (state.Items === undefined) {
    if (isJsonArray(view.input)) return view.input;
    throw new QueryFailure(`Map state input must be an array but was: ${JSON.stringify(view.input)}`);
  }
  const items = await fields.typed(state.Items, 'Items', 'array');
  return isJsonArray(items) ? items : [];
}

async function planOf(state: MapState, view: StateView, fields: TemplateEvaluator): Promise<MapRunPlan> {
  const { ItemReader: reader, ItemBatcher: batcher, ResultWriter: writer } = state;
  const items = reader === undefined ? await itemsOf(state, view, fields) : undefined;
  const maxItems = reader?.ReaderConfig?.MaxItems;
  const limits = await tolerance(fields, state);
  const maxBatch = await wholeNumber(fields, batcher?.MaxItemsPerBatch, 'ItemBatcher/MaxItemsPerBatch', 0);
  const maxBytes = await wholeNumber(fields, batcher?.MaxInputBytesPerBatch, 'ItemBatcher/MaxInputBytesPerBatch', 0);
  const read = await wholeNumber(fields, maxItems, 'ItemReader/ReaderConfig/MaxItems', Number.NEGATIVE_INFINITY);
  const batchInput =
    batcher?.BatchInput === undefined ? undefined : await fields.value(batcher.BatchInput, 'ItemBatcher/BatchInput');
  const written =
    writer?.Arguments === undefined ? undefined : await fields.value(writer.Arguments, 'ResultWriter/Arguments');
  return {
    maxConcurrency: (await wholeNumber(fields, state.MaxConcurrency, 'MaxConcurrency', 0)) ?? 0,
    ...limits,
    ...(items === undefined ? {} : { items }),
    ...(reader === undefined
      ? {}
      : {
          reader: {
            arguments: await fields.value(reader.Arguments ?? {}, 'ItemReader/Arguments'),
            ...(read === undefined ? {} : { maxItems: read }),
          },
        }),
    ...(batcher === undefined
      ? {}
      : {
          batcher: {
            ...(maxBatch === undefined ? {} : { maxItems: maxBatch }),
            ...(maxBytes === undefined ? {} : { maxBytes }),
            ...(batchInput === undefined ? {} : { batchInput }),
          },
        }),
    ...(writer === undefined ? {} : { writer: written === undefined ? {} : { arguments: written } }),
  };
}

async function tolerance(
  fields: TemplateEvaluator,
  state: MapState,
): Promise<Pick<MapRunPlan, 'toleratedFailureCount' | 'toleratedFailurePercentage'>> {
  const count = await numeric(fields, state.ToleratedFailureCount, 'ToleratedFailureCount');
  const percentage = await numeric(fields, state.ToleratedFailurePercentage, 'ToleratedFailurePercentage');
  return {
    ...(count === undefined ? {} : { toleratedFailureCount: count }),
    ...(percentage === undefined ? {} : { toleratedFailurePercentage: percentage }),
  };
}

async function text(
  fields: TemplateEvaluator,
  template: string | undefined,
  field: string,
): Promise<string | undefined> {
  return template === undefined ? undefined : String(await fields.typed(template, field, 'string'));
}

async function numeric(
  fields: TemplateEvaluator,
  template: number | string | undefined,
  field: string,
): Promise<number | undefined> {
  return template === undefined ? undefined : Number(await fields.typed(template, field, 'number'));
}

async function wholeNumber(
  fields: TemplateEvaluator,
  template: number | string | undefined,
  field: string,
  minimum: number,
): Promise<number | undefined> {
  const value = await numeric(fields, template, field);
  if (value === undefined || (Number.isInteger(value) && value >= minimum)) return value;
  const kind = minimum === 1 ? 'a positive integer' : minimum === 0 ? 'a non-negative integer' : 'an integer';
  throw new QueryFailure(`The ${field} field must be ${kind} but was: ${JSON.stringify(value)}`, field);
}
