/**
 * The order in which a printed definition lists its fields. Written down as data, so that the printed form is a decision
 * to read here and not a by-product of how the emitter happens to build objects. Where a definition continues (`Next`,
 * `End`, `Default`) always comes last.
 */

/** How one kind of object is ordered; `payload` is user data, whose key order is kept. */
export type FieldOrder =
  | { readonly kind: 'payload' }
  | { readonly kind: 'states'; readonly of: () => FieldOrder }
  | {
      readonly kind: 'fields';
      readonly first: readonly string[];
      readonly last: readonly string[];
      readonly within: Readonly<Record<string, FieldOrder>>;
    };

const retrierOrder: FieldOrder = {
  kind: 'fields',
  first: [
    'Comment',
    'ErrorEquals',
    'IntervalSeconds',
    'MaxAttempts',
    'BackoffRate',
    'MaxDelaySeconds',
    'JitterStrategy',
  ],
  last: [],
  within: {},
};

const ruleOrder: FieldOrder = {
  kind: 'fields',
  first: ['Comment', 'ErrorEquals', 'Condition', 'Assign', 'Output'],
  last: ['Next'],
  within: {},
};

const readerConfigOrder: FieldOrder = {
  kind: 'fields',
  first: [
    'InputType',
    'Transformation',
    'ManifestType',
    'CSVDelimiter',
    'CSVHeaderLocation',
    'CSVHeaders',
    'ItemsPointer',
    'MaxItems',
  ],
  last: [],
  within: {},
};

const itemReaderOrder: FieldOrder = {
  kind: 'fields',
  first: ['Resource', 'ReaderConfig', 'Arguments'],
  last: [],
  within: { ReaderConfig: readerConfigOrder },
};

const itemBatcherOrder: FieldOrder = {
  kind: 'fields',
  first: ['MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'BatchInput'],
  last: [],
  within: {},
};

const resultWriterOrder: FieldOrder = {
  kind: 'fields',
  first: ['WriterConfig', 'Resource', 'Arguments'],
  last: [],
  within: { WriterConfig: { kind: 'fields', first: ['OutputType', 'Transformation'], last: [], within: {} } },
};

const processorConfigOrder: FieldOrder = {
  kind: 'fields',
  first: ['Mode', 'ExecutionType'],
  last: [],
  within: {},
};

// States contain graphs and graphs contain states: the thunk breaks the circle.
const statesOrder: FieldOrder = { kind: 'states', of: () => stateOrder };

const graphOrder: FieldOrder = {
  kind: 'fields',
  first: ['ProcessorConfig', 'StartAt', 'States'],
  last: [],
  within: { ProcessorConfig: processorConfigOrder, States: statesOrder },
};

const stateOrder: FieldOrder = {
  kind: 'fields',
  first: [
    'Type',
    'Comment',
    'QueryLanguage',
    'Resource',
    'Credentials',
    'Arguments',
    'TimeoutSeconds',
    'HeartbeatSeconds',
    'Seconds',
    'Timestamp',
    'Error',
    'Cause',
    'Choices',
    'Branches',
    'Label',
    'Items',
    'ItemReader',
    'ItemSelector',
    'ItemBatcher',
    'MaxConcurrency',
    'ToleratedFailurePercentage',
    'ToleratedFailureCount',
    'ItemProcessor',
    'ResultWriter',
    'Assign',
    'Output',
    'Retry',
    'Catch',
  ],
  last: ['Default', 'Next', 'End'],
  within: {
    Choices: ruleOrder,
    Branches: graphOrder,
    ItemProcessor: graphOrder,
    ItemReader: itemReaderOrder,
    ItemBatcher: itemBatcherOrder,
    ResultWriter: resultWriterOrder,
    Retry: retrierOrder,
    Catch: ruleOrder,
  },
};

/** The order of a whole definition. */
export const stateMachineOrder: FieldOrder = {
  kind: 'fields',
  first: ['Comment', 'QueryLanguage', 'Version', 'TimeoutSeconds', 'StartAt', 'States'],
  last: [],
  within: { States: statesOrder },
};
