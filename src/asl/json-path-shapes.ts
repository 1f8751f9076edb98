/**
 * Amazon States Language in JSONPath mode as shapes: the shapes of JSONata mode, without what only JSONata has and with what
 * only JSONPath has. Sources: states-language.net/spec.html and dg/concepts-input-output-filtering.html.
 */
import type { ExclusiveFields, RecordShape, Shape } from './shape.ts';
import { stateShapes } from './state-shapes.ts';
import type { StateType } from './types.ts';

const path: Shape = { kind: 'path' };
const pathOrCall: Shape = { kind: 'path', call: true };
const nullablePath: Shape = { kind: 'path', nullable: true };
const referencePath: Shape = { kind: 'path', reference: true, nullable: true };
const template: Shape = { kind: 'template' };
const assign: Shape = { kind: 'template', only: 'object' };

const inputAndOutput = { InputPath: nullablePath, OutputPath: nullablePath };
const result = { ResultSelector: template, ResultPath: referencePath };

/** A shape of JSONata mode with fields replaced; an undefined one is removed. */
function adapted(
  shape: RecordShape,
  changes: Readonly<Record<string, Shape | undefined>>,
  exactlyOne: readonly ExclusiveFields[] | undefined = shape.exactlyOne,
): RecordShape {
  const { exactlyOne: _, ...rest } = shape;
  const fields = Object.entries({ ...shape.fields, ...changes }).flatMap(([name, field]) =>
    field === undefined ? [] : [[name, constant(field)] as const],
  );
  return {
    ...rest,
    jsonPath: true,
    fields: Object.fromEntries(fields),
    ...(exactlyOne === undefined ? {} : { exactlyOne }),
  };
}

/** Nothing is evaluated by JSONata here. */
function constant(shape: Shape): Shape {
  if (!('expression' in shape)) return shape;
  const { expression: _, ...rest } = shape;
  return rest;
}

function innerRecord(shape: Shape | undefined): RecordShape {
  if (shape?.kind === 'record') return shape.record;
  return { fields: {} };
}

/** Each numeric field may be given by a path instead. */
function withPaths(names: readonly string[]): Readonly<Record<string, Shape>> {
  return Object.fromEntries(names.map((name) => [`${name}Path`, path]));
}

const { Task, Parallel, Map: map, Pass, Wait, Choice, Succeed, Fail } = stateShapes;
const catchers = Task.fields.Catch;
const catcher: Shape = {
  kind: 'list',
  empty: true,
  of: {
    kind: 'record',
    record: adapted(catchers?.kind === 'list' ? innerRecord(catchers.of) : { fields: {} }, {
      Output: undefined,
      Assign: assign,
      ResultPath: referencePath,
    }),
  },
};
const reader = innerRecord(map.fields.ItemReader);
const [oneTransition] = Task.exactlyOne ?? [];
const transitions = oneTransition === undefined ? [] : [oneTransition];
const common = { Output: undefined, Arguments: undefined, Assign: assign, ...inputAndOutput };

/** The fields of each state type. */
export const jsonPathShapes: Readonly<Record<StateType, RecordShape>> = {
  Task: adapted(Task, {
    ...common,
    ...result,
    Parameters: template,
    Catch: catcher,
    Credentials: template,
    ...withPaths(['TimeoutSeconds', 'HeartbeatSeconds']),
  }),
  Parallel: adapted(Parallel, { ...common, ...result, Parameters: template, Catch: catcher }),
  Map: adapted(
    map,
    {
      ...common,
      ...result,
      Items: undefined,
      ItemsPath: path,
      Parameters: template,
      ItemSelector: template,
      Iterator: map.fields.ItemProcessor,
      Catch: catcher,
      ...withPaths(['MaxConcurrency', 'ToleratedFailurePercentage', 'ToleratedFailureCount']),
      ItemReader: {
        kind: 'record',
        record: adapted(reader, {
          Arguments: undefined,
          Parameters: template,
          ReaderConfig: {
            kind: 'record',
            record: adapted(innerRecord(reader.fields.ReaderConfig), withPaths(['MaxItems'])),
          },
        }),
      },
      ItemBatcher: {
        kind: 'record',
        record: adapted(innerRecord(map.fields.ItemBatcher), {
          BatchInput: template,
          ...withPaths(['MaxItemsPerBatch', 'MaxInputBytesPerBatch']),
        }),
      },
      ResultWriter: {
        kind: 'record',
        record: adapted(innerRecord(map.fields.ResultWriter), { Arguments: undefined, Parameters: template }),
      },
    },
    [...transitions, { of: ['ItemProcessor', 'Iterator'], named: ['ItemProcessor', 'Iterator'] }],
  ),
  Pass: adapted(Pass, { ...common, Parameters: template, Result: { kind: 'payload' }, ResultPath: referencePath }),
  Wait: adapted(Wait, { ...common, ...withPaths(['Seconds', 'Timestamp']) }, [
    ...transitions,
    {
      of: ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
      named: ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'],
    },
  ]),
  Choice: adapted(Choice, {
    ...common,
    Choices: { kind: 'list', empty: false, of: { kind: 'choiceRule', inner: false } },
  }),
  Succeed: adapted(Succeed, { Output: undefined, ...inputAndOutput }),
  Fail: adapted(Fail, { ErrorPath: pathOrCall, CausePath: pathOrCall }),
};
