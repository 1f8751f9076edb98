/**
 * Amazon States Language in JSONata mode, written down as shapes: the fields of every object of a definition. Placement
 * follows AWS-FACTS §1.1 and a measurement of which of 50 fields AWS accepts on which of the 8 state types.
 */
import {
  BATCH_BYTES_RANGE,
  MAX_ITEMS_RANGE,
  MINIMUM_BACKOFF_RATE,
  type Range,
  RETRY_INTERVAL_SECONDS_RANGE,
  RETRY_MAX_ATTEMPTS_RANGE,
  RETRY_MAX_DELAY_SECONDS_RANGE,
  TASK_SECONDS_RANGE,
  TOLERATED_FAILURE_PERCENTAGE_RANGE,
  WAIT_SECONDS_RANGE,
} from './limits.ts';
import type { RecordShape, Shape } from './shape.ts';
import type { StateType } from './types.ts';

const text: Shape = { kind: 'text' };
const payload: Shape = { kind: 'payload' };
const evaluatedText: Shape = { kind: 'text', expression: true };
const keyword = (...values: readonly string[]): Shape => ({ kind: 'keyword', values });
const constantInteger = (range: Range): Shape => ({ kind: 'number', whole: true, ...range });
const integer = (range: { minimum: number; maximum?: number }): Shape => ({
  kind: 'number',
  whole: true,
  expression: true,
  ...range,
});
const record = (shape: RecordShape): Shape => ({ kind: 'record', record: shape });
const nonEmptyList = (of: Shape): Shape => ({ kind: 'list', of, empty: false });

const common = { Type: text, Comment: text, QueryLanguage: text };
const transition = { Next: text, End: { kind: 'boolean' } } as const satisfies Record<string, Shape>;
const result = { Output: payload, Assign: { kind: 'payload', only: 'object' } } as const satisfies Record<
  string,
  Shape
>;
const oneTransition = { of: ['Next', 'End'], named: ['Next', 'End'] };

const retrier: RecordShape = {
  required: ['ErrorEquals'],
  fields: {
    Comment: text,
    ErrorEquals: nonEmptyList(text),
    // AWS documents a positive integer and accepts 0 (measured with ValidateStateMachineDefinition, 2026-09-05).
    IntervalSeconds: constantInteger({ ...RETRY_INTERVAL_SECONDS_RANGE, minimum: 0 }),
    MaxAttempts: constantInteger(RETRY_MAX_ATTEMPTS_RANGE),
    BackoffRate: { kind: 'number', whole: false, minimum: MINIMUM_BACKOFF_RATE },
    MaxDelaySeconds: constantInteger(RETRY_MAX_DELAY_SECONDS_RANGE),
    JitterStrategy: keyword('NONE', 'FULL'),
  },
};

const catcher: RecordShape = {
  required: ['ErrorEquals', 'Next'],
  fields: { Comment: text, ErrorEquals: nonEmptyList(text), Next: text, ...result },
};

const recovery = {
  Retry: { kind: 'list', of: record(retrier), empty: true },
  Catch: { kind: 'list', of: record(catcher), empty: true },
} as const satisfies Record<string, Shape>;

const choiceRule: RecordShape = {
  required: ['Next'],
  exactlyOne: [
    {
      of: ['Condition'],
      named: ['And', 'Or', 'Not', 'Variable', 'Condition'],
      missing: 'The object must have only one of the following fields,',
    },
  ],
  fields: { Comment: text, Condition: { kind: 'boolean', expression: true }, Next: text, ...result },
};

const graphFields = { StartAt: text, States: { kind: 'states' } } as const satisfies Record<string, Shape>;
const branch: RecordShape = { required: ['StartAt', 'States'], fields: graphFields };

const itemProcessor: RecordShape = {
  required: ['StartAt', 'States'],
  fields: {
    ...graphFields,
    ProcessorConfig: record({
      fields: { Mode: keyword('INLINE', 'DISTRIBUTED'), ExecutionType: keyword('STANDARD', 'EXPRESS') },
    }),
  },
};

const itemReader: RecordShape = {
  required: ['Resource'],
  fields: {
    Resource: text,
    Arguments: payload,
    ReaderConfig: record({
      fields: {
        InputType: keyword('MANIFEST', 'JSON', 'CSV', 'JSONL', 'PARQUET'),
        Transformation: keyword('NONE', 'LOAD_AND_FLATTEN'),
        ManifestType: keyword('ATHENA_DATA', 'S3_INVENTORY'),
        CSVDelimiter: keyword('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'),
        CSVHeaderLocation: keyword('FIRST_ROW', 'GIVEN'),
        CSVHeaders: nonEmptyList(text),
        ItemsPointer: text,
        MaxItems: integer(MAX_ITEMS_RANGE),
      },
    }),
  },
};

const itemBatcher: RecordShape = {
  fields: {
    MaxItemsPerBatch: integer({ minimum: 1 }),
    MaxInputBytesPerBatch: integer(BATCH_BYTES_RANGE),
    BatchInput: payload,
  },
};

const resultWriter: RecordShape = {
  fields: {
    Resource: text,
    Arguments: payload,
    WriterConfig: record({
      required: ['OutputType', 'Transformation'],
      fields: { OutputType: keyword('JSON', 'JSONL'), Transformation: keyword('NONE', 'COMPACT', 'FLATTEN') },
    }),
  },
};

/** The fields of each state type. */
export const stateShapes: Readonly<Record<StateType, RecordShape>> = {
  Task: {
    required: ['Resource'],
    exactlyOne: [oneTransition],
    fields: {
      ...common,
      ...transition,
      ...result,
      ...recovery,
      Resource: text,
      Arguments: payload,
      TimeoutSeconds: integer(TASK_SECONDS_RANGE),
      HeartbeatSeconds: integer(TASK_SECONDS_RANGE),
      // AWS objects to a missing RoleArn and to nothing else in there (recorded: conformance/reject/credentials).
      Credentials: record({ open: true, fields: { RoleArn: evaluatedText } }),
    },
  },
  Parallel: {
    required: ['Branches'],
    exactlyOne: [oneTransition],
    fields: {
      ...common,
      ...transition,
      ...result,
      ...recovery,
      Arguments: payload,
      Branches: nonEmptyList({ kind: 'graph', record: branch }),
    },
  },
  Map: {
    exactlyOne: [oneTransition, { of: ['ItemProcessor'], named: ['ItemProcessor', 'Iterator'] }],
    fields: {
      ...common,
      ...transition,
      ...result,
      ...recovery,
      Items: { kind: 'payload', only: 'collection' },
      ItemSelector: payload,
      ItemProcessor: { kind: 'graph', record: itemProcessor },
      MaxConcurrency: integer({ minimum: 0 }),
      ToleratedFailurePercentage: {
        kind: 'number',
        whole: false,
        expression: true,
        ...TOLERATED_FAILURE_PERCENTAGE_RANGE,
      },
      ToleratedFailureCount: integer({ minimum: 0 }),
      ItemReader: record(itemReader),
      ItemBatcher: record(itemBatcher),
      ResultWriter: record(resultWriter),
      Label: text,
    },
  },
  Pass: { exactlyOne: [oneTransition], fields: { ...common, ...transition, ...result } },
  Wait: {
    exactlyOne: [
      oneTransition,
      { of: ['Seconds', 'Timestamp'], named: ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'] },
    ],
    fields: { ...common, ...transition, ...result, Seconds: integer(WAIT_SECONDS_RANGE), Timestamp: evaluatedText },
  },
  Choice: {
    required: ['Choices'],
    fields: { ...common, ...result, Choices: nonEmptyList(record(choiceRule)), Default: text },
  },
  Succeed: { fields: { ...common, Output: payload } },
  Fail: { fields: { ...common, Error: evaluatedText, Cause: evaluatedText } },
};

/** The fields of the definition itself. */
export const machineShape: RecordShape = {
  required: ['StartAt', 'States'],
  fields: {
    ...graphFields,
    Comment: text,
    QueryLanguage: text,
    Version: keyword('1.0'),
    // AWS accepts 0 here (measured with ValidateStateMachineDefinition, 2026-09-05).
    TimeoutSeconds: constantInteger({ ...TASK_SECONDS_RANGE, minimum: 0 }),
  },
};
