import { describe, expect, it } from 'vitest';
import { distributedMap, type Fields, graphOf, machineOf, map, parallel, pass, problemsOf, task } from './machines.ts';

const schema = (message: string, location: string): string => `SCHEMA_VALIDATION_FAILED: ${message} at ${location}`;
const call = (Resource: string, fields: Fields = {}): Fields => task({ Resource, Arguments: '{% $x %}', ...fields });
const inner = graphOf('I', pass());

describe('retry and catch', () => {
  const wildcard = 'States.ALL must appear alone and at end of list';

  it.each<[string, Fields, string[]]>([
    // Recorded from AWS by a deployment, 2026-09-05: the location names the error, not the list.
    [
      'a wildcard beside other errors',
      { Retry: [{ ErrorEquals: ['States.ALL', 'Lambda.Unknown'] }] },
      [schema(wildcard, '/States/X/Retry[0]/ErrorEquals[0]')],
    ],
    [
      'a wildcard before other catchers',
      {
        Catch: [
          { ErrorEquals: ['States.ALL'], Next: 'Y' },
          { ErrorEquals: ['E'], Next: 'Y' },
        ],
      },
      [schema(wildcard, '/States/X/Catch[0]/ErrorEquals[0]')],
    ],
    [
      'entries without errors',
      { Retry: [{}], Catch: [{ ErrorEquals: [], Next: 'Y' }] },
      [
        schema('These fields are required: [ErrorEquals]', '/States/X/Retry[0]'),
        schema('Value cannot be empty', '/States/X/Catch[0]/ErrorEquals'),
      ],
    ],
    [
      'a catcher without Next',
      { Catch: [{ ErrorEquals: ['E'] }, { ErrorEquals: ['States.ALL'], Next: 'Y' }] },
      [schema('These fields are required: [Next]', '/States/X/Catch[0]')],
    ],
    [
      'Output on a retrier',
      { Retry: [{ ErrorEquals: ['E'], Output: {} }] },
      [schema("Field 'Output' is not supported", '/States/X/Retry[0]')],
    ],
    [
      'expressions in a retrier',
      { Retry: [{ ErrorEquals: ['E'], IntervalSeconds: '{% 1 %}', BackoffRate: '{% 2 %}' }] },
      [
        schema('Expected value of type Integer', '/States/X/Retry[0]/IntervalSeconds'),
        schema('Expected value of type Number', '/States/X/Retry[0]/BackoffRate'),
      ],
    ],
    [
      'values out of range',
      {
        Retry: [
          {
            ErrorEquals: ['E'],
            MaxAttempts: -1,
            BackoffRate: 0.5,
            MaxDelaySeconds: 31_622_401,
            JitterStrategy: 'HALF',
          },
        ],
      },
      [
        schema('Minimum value is 0', '/States/X/Retry[0]/MaxAttempts'),
        schema('Minimum value is 1', '/States/X/Retry[0]/BackoffRate'),
        schema('Maximum value is 31622400', '/States/X/Retry[0]/MaxDelaySeconds'),
        schema('Value should be one of the following: [NONE, FULL]', '/States/X/Retry[0]/JitterStrategy'),
      ],
    ],
  ])('refuses %s', (_, fields, problems) => {
    expect(problemsOf(machineOf(task({ ...fields, Next: 'Y' }), { Y: pass() }))).toEqual(problems);
  });
});

describe('times', () => {
  // Recorded on AWS: conformance cases test_wait_timestamp_invalid[…], 2024-12-27 (INVALID_DATE, NO_Z, INVALID_ISO).
  it.each([
    '2016-13-05T21:29:29Z',
    '2016-12-05T21:29:29',
    '05-12-2016T21:29:29Z',
    '2016-12-05t21:29:29z',
    '2023-02-29T00:00:00Z',
    '2016-12-05',
    '',
  ])('refuses the timestamp %j', (Timestamp) => {
    const machine = machineOf({ Type: 'Wait', Timestamp, End: true });
    expect(problemsOf(machine)).toEqual([schema('String does not match RFC3339 timestamp', '/States/X/Timestamp')]);
  });

  it.each(['2024-02-29T23:59:59Z', '2016-03-14T01:59:00.5-23:59'])('accepts the timestamp %j', (Timestamp) => {
    expect(problemsOf(machineOf({ Type: 'Wait', Timestamp, End: true }))).toEqual([]);
  });

  it('refuses a heartbeat that is not shorter than the timeout', () => {
    expect(problemsOf(machineOf(task({ TimeoutSeconds: 60, HeartbeatSeconds: 60 })))).toEqual([
      schema('HeartbeatSeconds (60) must be smaller than TimeoutSeconds (60)', '/States/X/HeartbeatSeconds'),
    ]);
    expect(problemsOf(machineOf(task({ TimeoutSeconds: '{% $t %}', HeartbeatSeconds: 60 })))).toEqual([]);
  });
});

describe('resources', () => {
  it.each([
    'arn:aws:states:::lambda:invoke.sync',
    'arn:aws:states:::dynamodb:query',
    'arn:aws:states:::dynamodb:putItem.waitForTaskToken',
    'arn:aws:states:::ecs:runTask.sync:2',
    'arn:aws:states:::aws-sdk:ecs:runTask.sync',
    'arn:aws:states:::aws-sdk:dynamodb:PutItem',
    'arn:aws:states:::aws-sdk:bedrock-agentcore:invokeAgentRuntime',
    'arn:aws:states:::s3:getObject',
    'arn:aws:sqs:eu-west-1:123456789012:queue',
  ])('refuses %s', (Resource) => {
    const message = `The resource provided ${Resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
    expect(problemsOf(machineOf(call(Resource)))).toEqual([schema(message, '/States/X/Resource')]);
  });

  it('refuses what is no ARN', () => {
    expect(problemsOf(machineOf(call('charge')))).toEqual([
      schema('Value is not a valid resource ARN', '/States/X/Resource'),
    ]);
    expect(problemsOf(machineOf(call('${Charge}-x')))).toEqual([
      schema('Value is not a valid resource ARN', '/States/X/Resource'),
    ]);
  });

  it('wants Arguments for an integration, and the fields that it cannot do without', () => {
    const Resource = 'arn:aws:states:::sqs:sendMessage';
    expect(problemsOf(machineOf(task({ Resource })))).toEqual([
      schema(`Arguments field is required for resource ARN: ${Resource}`, '/States/X/Resource'),
    ]);
    expect(problemsOf(machineOf(task({ Resource, Arguments: { QueueUrl: 'u' } })))).toEqual([
      schema("The field 'MessageBody' is required but was missing", '/States/X/Arguments'),
    ]);
  });

  it('wants a RoleArn in Credentials, and refuses them for an activity', () => {
    // Recorded on AWS: conformance case INVALID_CREDENTIALS_FIELD, 2024-12-04.
    const recorded = {
      StartAt: 'State0',
      QueryLanguage: 'JSONata',
      States: {
        State0: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: '{% $state.input %}',
          Credentials: { InvalidField: 'invalid' },
          End: true,
        },
      },
    };
    expect(problemsOf(recorded)).toEqual([
      schema("The field 'RoleArn' is required but was missing", '/States/State0/Credentials'),
    ]);
    const activity = 'arn:aws:states:eu-west-1:123456789012:activity:approve';
    expect(problemsOf(machineOf(task({ Resource: activity, Credentials: { RoleArn: 'r' } })))).toEqual([
      schema("The field 'Credentials' is not supported for activities", '/States/X/Credentials'),
    ]);
  });
});

describe('Express', () => {
  const express = (machine: Fields): string[] => problemsOf(machine, { type: 'EXPRESS' });

  it('refuses callbacks, jobs and activities', () => {
    // Text recorded with its trailing space: conformance case ILLEGAL_WFTT, 2025-10-19.
    expect(express(machineOf(call('arn:aws:states:::sqs:sendMessage.waitForTaskToken')))).toEqual([
      schema("Express state machine does not support '.waitForTaskToken' service integration ", '/States/X/Resource'),
    ]);
    expect(express(machineOf(call('arn:aws:states:::states:startExecution.sync:2')))).toEqual([
      schema("Express state machine does not support '.sync' service integration ", '/States/X/Resource'),
    ]);
    // Recorded: conformance case test_illegal_activity_task, 2024-07-03.
    expect(express(machineOf(call('arn:aws:states:us-east-1:111111111111:activity:activity-u0000002')))).toEqual([
      schema('Express state machine does not support Activity ARN', '/States/X/Resource'),
    ]);
  });

  it('refuses a Distributed Map at any depth, but not what its Standard children do', () => {
    const waiting = graphOf('W', call('arn:aws:states:::ecs:runTask.sync'));
    expect(express(machineOf(parallel([graphOf('M', distributedMap(waiting))])))).toEqual([
      schema(
        "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
        '/States/X/Branches[0]/States/M/ItemProcessor/ProcessorConfig/Mode',
      ),
    ]);
  });

  it('holds for the Express children of a Distributed Map in a Standard machine', () => {
    const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' };
    const children = distributedMap({ ProcessorConfig, ...graphOf('W', call('arn:aws:states:::ecs:runTask.sync')) });
    expect(problemsOf(machineOf(children))).toEqual([
      schema(
        "Express state machine does not support '.sync' service integration ",
        '/States/X/ItemProcessor/States/W/Resource',
      ),
    ]);
  });
});

describe('Map modes', () => {
  const at = '/States/X/ItemReader';
  const getObject = 'arn:aws:states:::s3:getObject';
  const Arguments = { Bucket: 'b', Key: 'k' };
  const reading = (ItemReader: Fields): Fields => distributedMap(inner, { ItemReader });

  it.each<[string, Fields, string[]]>([
    [
      // Reported by CloudFormation from AWS, 2026-09-05.
      'DISTRIBUTED without ExecutionType',
      map({ ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...inner }),
      [schema('These fields are required: [ExecutionType]', '/States/X/ItemProcessor/ProcessorConfig')],
    ],
    [
      'ExecutionType on an inline Map',
      map({ ProcessorConfig: { Mode: 'INLINE', ExecutionType: 'STANDARD' }, ...inner }),
      [schema("Field 'ExecutionType' is not supported", '/States/X/ItemProcessor/ProcessorConfig')],
    ],
    [
      'an unknown mode',
      map({ ProcessorConfig: { Mode: 'REMOTE' }, ...inner }),
      [
        schema(
          'Value should be one of the following: [INLINE, DISTRIBUTED]',
          '/States/X/ItemProcessor/ProcessorConfig/Mode',
        ),
      ],
    ],
    [
      'fields of a Distributed Map on an inline one',
      map(inner, { Label: 'l', ItemBatcher: { MaxItemsPerBatch: 1 } }),
      ['ItemBatcher', 'Label'].map(
        (name) =>
          `MISPLACED_FIELD: Field '${name}' works in DISTRIBUTED mode only: set "Mode": "DISTRIBUTED" in ProcessorConfig, or remove it at /States/X/${name}`,
      ),
    ],
    [
      'another resource to read from',
      reading({ Resource: 'arn:aws:states:::s3:putObject', Arguments }),
      [
        schema(
          "The field 'Resource' does not match any of the allowed values. Examples: [arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2]",
          `${at}/Resource`,
        ),
      ],
    ],
    [
      'a reader without Arguments, and one without Key',
      parallel([
        graphOf('A', distributedMap(inner, { ItemReader: { Resource: getObject } })),
        graphOf(
          'B',
          distributedMap(graphOf('J', pass()), { ItemReader: { Resource: getObject, Arguments: { Bucket: 'b' } } }),
        ),
      ]),
      [
        schema('These fields are required: [Arguments]', '/States/X/Branches[0]/States/A/ItemReader'),
        schema("The field 'Key' is required but was missing", '/States/X/Branches[1]/States/B/ItemReader/Arguments'),
      ],
    ],
    [
      'CSV without CSVHeaderLocation',
      reading({ Resource: getObject, Arguments, ReaderConfig: { InputType: 'CSV' } }),
      [schema("The field 'CSVHeaderLocation' is required", `${at}/ReaderConfig`)],
    ],
    [
      'CSVHeaderLocation for JSON',
      reading({ Resource: getObject, Arguments, ReaderConfig: { InputType: 'JSON', CSVHeaderLocation: 'FIRST_ROW' } }),
      [schema("Field 'CSVHeaderLocation' is not supported", `${at}/ReaderConfig`)],
    ],
    [
      'GIVEN without CSVHeaders',
      reading({ Resource: getObject, Arguments, ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN' } }),
      [schema('These fields are required: [CSVHeaders]', `${at}/ReaderConfig`)],
    ],
    [
      'an unknown input type',
      reading({ Resource: getObject, Arguments, ReaderConfig: { InputType: 'XML' } }),
      [
        schema(
          'Value should be one of the following: [MANIFEST, JSON, CSV, JSONL, PARQUET]',
          `${at}/ReaderConfig/InputType`,
        ),
      ],
    ],
    [
      'an InputType for S3_INVENTORY, and none for LOAD_AND_FLATTEN',
      parallel([
        graphOf(
          'A',
          distributedMap(inner, {
            ItemReader: {
              Resource: getObject,
              Arguments,
              ReaderConfig: { ManifestType: 'S3_INVENTORY', InputType: 'MANIFEST' },
            },
          }),
        ),
        graphOf(
          'B',
          distributedMap(graphOf('J', pass()), {
            ItemReader: {
              Resource: 'arn:aws:states:::s3:listObjectsV2',
              Arguments,
              ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN' },
            },
          }),
        ),
      ]),
      [
        schema("Field 'InputType' is not supported", '/States/X/Branches[0]/States/A/ItemReader/ReaderConfig'),
        schema('These fields are required: [InputType]', '/States/X/Branches[1]/States/B/ItemReader/ReaderConfig'),
      ],
    ],
    [
      'too large batches',
      distributedMap(inner, { ItemBatcher: { MaxInputBytesPerBatch: 262_145 } }),
      [schema('Maximum value is 262144', '/States/X/ItemBatcher/MaxInputBytesPerBatch')],
    ],
    [
      'an empty ResultWriter',
      distributedMap(inner, { ResultWriter: {} }),
      [schema('Value cannot be empty', '/States/X/ResultWriter')],
    ],
    [
      'a ResultWriter with half a WriterConfig',
      distributedMap(inner, { ResultWriter: { WriterConfig: { Transformation: 'COMPACT' } } }),
      [schema('These fields are required: [OutputType]', '/States/X/ResultWriter/WriterConfig')],
    ],
    [
      'a ResultWriter without Arguments',
      distributedMap(inner, { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' } }),
      [schema('These fields are required: [Arguments]', '/States/X/ResultWriter')],
    ],
    [
      'a ResultWriter to elsewhere, without a bucket',
      distributedMap(inner, { ResultWriter: { Resource: 'arn:aws:states:::s3:unknown', Arguments: {} } }),
      [
        schema(
          "The field 'Resource' does not match any of the allowed values. Examples: [arn:<partition>:states:::s3:putObject]",
          '/States/X/ResultWriter/Resource',
        ),
        schema("The field 'Bucket' is required but was missing", '/States/X/ResultWriter/Arguments'),
      ],
    ],
    [
      'JSONPath Parameters of a ResultWriter',
      distributedMap(inner, { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments, Parameters: {} } }),
      [
        schema(
          "The QueryLanguage is set to 'JSONata', but field 'Parameters' is only supported for the 'JSONPath' QueryLanguage",
          '/States/X/ResultWriter',
        ),
      ],
    ],
  ])('refuses %s', (_, fields, problems) => {
    expect(problemsOf(machineOf(fields))).toEqual(problems);
  });
});
