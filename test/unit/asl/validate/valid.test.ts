import { describe, expect, it } from 'vitest';
import { distributedMap, type Fields, graphOf, machineOf, map, parallel, pass, problemsOf, task } from './machines.ts';

const done = graphOf('Inner', pass());
const loop = Array.from({ length: 100 }, () => '1').join(' + ');

const machines: Record<string, Fields> = {
  'one Pass': machineOf(pass()),
  'every top-level field': { ...machineOf(pass()), Comment: 'c', Version: '1.0', TimeoutSeconds: 60 },
  'any JSON as Output': machineOf(pass({ Output: [null, 0, true, 'x', { a: [] }] })),
  'plain text that only resembles an expression': machineOf(
    pass({ Output: { a: ' {% $x %} ', b: '$states.input', c: '$$', 'd.$': '$.x', e: 'States.Format(1)' } }),
  ),
  'expression in a Comment is text': machineOf(pass({ Comment: '{% phone %}' })),
  'names inside steps, filters, sorts and groups': machineOf(
    pass({
      Output: [
        '{% $states.input.orders[total > 10 and $.open].id %}',
        '{% $states.input.orders^(>total).id %}',
        '{% $states.input.orders{customer: $sum(total)} %}',
        '{% $map($states.input.orders, function($order){ $order.total }) %}',
        '{% $states.input ~> |address|{"zip": "x"}| %}',
      ],
    }),
  ),
  'unknown variables and fields of $states': machineOf(pass({ Output: '{% [$nowhere, $states.other] %}' })),
  'local bindings in number fields': machineOf(
    map(done, { MaxConcurrency: '{% $n := 1 %}', ToleratedFailureCount: '{% $m := 0 %}' }),
  ),
  'a hundred terms': machineOf(pass({ Output: `{% ${loop} %}` })),
  'every field of a Task': machineOf(
    task({
      Comment: 'c',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' },
      TimeoutSeconds: 60,
      HeartbeatSeconds: 59,
      Credentials: { RoleArn: '{% $role %}' },
      Output: '{% $states.result.Payload %}',
      Assign: { last: '{% $states.result %}' },
      Retry: [
        {
          ErrorEquals: ['A'],
          IntervalSeconds: 1,
          MaxAttempts: 0,
          BackoffRate: 1,
          MaxDelaySeconds: 9,
          JitterStrategy: 'FULL',
        },
        { ErrorEquals: ['States.ALL'], Comment: 'all' },
      ],
      Catch: [
        { ErrorEquals: ['B', 'C'], Next: 'Y', Output: '{% $states.errorOutput %}' },
        { ErrorEquals: ['States.ALL'], Next: 'Y', Assign: { cause: '{% $states.errorOutput.Cause %}' } },
      ],
    }),
    { Y: { Type: 'Succeed', Output: '{% $states.input %}' } },
  ),
  'resources of every kind': machineOf(
    parallel(
      [
        '${ChargeArn}',
        'arn:aws:lambda:eu-west-1:123456789012:function:charge:live',
        'arn:aws:states:eu-west-1:123456789012:activity:approve',
        'arn:aws:states:::ecs:runTask.sync',
        'arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken',
        'arn:${AWS::Partition}:states:::states:startExecution.sync:2',
        'arn:aws:states:::aws-sdk:s3:getObject',
        'arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken',
      ].map((Resource, index) => graphOf(`T${index}`, task({ Resource, Arguments: '{% $states.input %}' }))),
    ),
  ),
  'a Choice with rule-level and state-level results': machineOf(
    {
      Type: 'Choice',
      Choices: [
        { Condition: true, Next: 'Y', Assign: { seen: 1 }, Comment: 'c' },
        { Condition: '{% $states.input.n > 1 %}', Next: 'X', Output: '{% $seen %}' },
      ],
      Default: 'Y',
      Assign: { seen: 0 },
      Output: {},
    },
    { Y: { Type: 'Fail', Error: 'E', Cause: '{% "no " & $seen %}' } },
  ),
  'Waits of every kind': machineOf(
    { Type: 'Wait', Seconds: 0, Next: 'B' },
    {
      B: { Type: 'Wait', Timestamp: '2016-03-14T01:59:00.123456789+01:00', Next: 'C' },
      C: { Type: 'Wait', Seconds: '{% $states.input.wait %}', Next: 'D' },
      D: { Type: 'Wait', Timestamp: '{% $states.input.at %}', End: true },
    },
  ),
  'Items of every kind': machineOf(
    parallel([
      graphOf('M1', map(graphOf('I1', pass()), { Items: [1, '{% $x %}'] })),
      graphOf('M2', map(graphOf('I2', pass()), { Items: '{% $states.input.list %}' })),
      graphOf(
        'M3',
        map(graphOf('I3', pass()), { Items: { a: 1 }, ItemSelector: { v: '{% $states.context.Map.Item.Value %}' } }),
      ),
      graphOf('M4', map({ ProcessorConfig: { Mode: 'INLINE' }, ...graphOf('I4', pass()) })),
    ]),
  ),
  'a Distributed Map with everything': machineOf(
    distributedMap(done, {
      Label: 'rows',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: {
          InputType: 'CSV',
          CSVHeaderLocation: 'GIVEN',
          CSVHeaders: ['{% phone %}'],
          MaxItems: '{% $n %}',
        },
        Arguments: { Bucket: '${DataName}', Key: '{% $states.input.key %}' },
      },
      ItemBatcher: { MaxItemsPerBatch: 10, MaxInputBytesPerBatch: 262144, BatchInput: { job: '{% $job %}' } },
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Arguments: { Bucket: 'b', Prefix: 'p' },
        WriterConfig: { OutputType: 'JSONL', Transformation: 'FLATTEN' },
      },
      ToleratedFailurePercentage: 12.5,
      MaxConcurrency: 1000,
    }),
  ),
  'a Distributed Map over a listing': machineOf(
    distributedMap(done, {
      ItemReader: {
        Resource: 'arn:aws:states:::s3:listObjectsV2',
        ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSONL' },
        Arguments: '{% $states.input.source %}',
      },
      ResultWriter: { WriterConfig: { OutputType: 'JSON', Transformation: 'COMPACT' } },
    }),
  ),
  'sibling scopes with one variable name': machineOf(
    parallel([graphOf('A', pass({ Assign: { v: 1 } })), graphOf('B', pass({ Assign: { v: 2 } }))]),
  ),
  // Recorded on AWS: conformance case PARALLEL_CATCH_ERROR_VARIABLE_SAMPLING, validated 2024-11-13.
  'a branch and the catcher around it with one variable name': machineOf(
    parallel([graphOf('A', task({ Assign: { inputVar: '{% $states.input %}' } }))], {
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { inputVar: '{% $states.input %}' }, Next: 'Fallback' }],
    }),
    { Fallback: pass() },
  ),
  'outer variables inside an inline Map': machineOf(
    { Type: 'Pass', Assign: { outer: 1 }, Next: 'M' },
    { M: map(graphOf('I', pass({ Output: '{% $outer %}' }))) },
  ),
  'outer variables in the own fields of a Distributed Map, inner ones inside': machineOf(
    { Type: 'Pass', Assign: { outer: 1 }, Next: 'M' },
    {
      M: distributedMap(
        {
          StartAt: 'I',
          States: { I: { Type: 'Pass', Assign: { inner: 1 }, Next: 'J' }, J: pass({ Output: '{% $inner %}' }) },
        },
        { Items: '{% [$outer] %}', ItemSelector: { o: '{% $outer %}' } },
      ),
    },
  ),
  'an outer name bound locally inside a distributed iteration': machineOf(
    { Type: 'Pass', Assign: { outer: 1 }, Next: 'M' },
    {
      M: distributedMap(graphOf('I', pass({ Output: '{% ($outer := 2; $map([1], function($v){ $v + $outer })) %}' }))),
    },
  ),
  'an endless loop inside a branch': machineOf(
    parallel([{ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } }]),
  ),
  'a state that loops to itself beside the end': machineOf(
    { Type: 'Choice', Choices: [{ Condition: '{% $go %}', Next: 'X' }], Default: 'Y' },
    { Y: { Type: 'Succeed' } },
  ),
  'names with spaces, slashes and letters of any script': {
    QueryLanguage: 'JSONata',
    StartAt: 'a/b c',
    States: {
      'a/b c': { Type: 'Pass', Assign: { größe: 1, π2: 2, a_b: 3, 変数: 4 }, Next: 'プ' },
      プ: { Type: 'Succeed' },
    },
  },
  'JSONata declared on every state only': {
    StartAt: 'A',
    States: { A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input %}', End: true } },
  },
};

describe('validateStateMachine accepts', () => {
  it.each(Object.entries(machines))('%s', (_, machine) => {
    expect(problemsOf(machine)).toEqual([]);
  });

  it('request-response integrations and inline Maps in an Express machine', () => {
    const call = task({ Resource: 'arn:aws:states:::sns:publish', Arguments: { Message: 'm' } });
    expect(problemsOf(machineOf(map(graphOf('T', call))), { type: 'EXPRESS' })).toEqual([]);
  });

  it('a Standard child of a Distributed Map that waits', () => {
    const call = task({ Resource: 'arn:aws:states:::ecs:runTask.sync', Arguments: { TaskDefinition: 't' } });
    expect(problemsOf(machineOf(distributedMap(graphOf('T', call))))).toEqual([]);
  });
});
