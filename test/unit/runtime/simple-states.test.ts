/** Pass, Succeed, Fail, Choice and Wait in JSONata mode. */
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/asl/index.ts';
import { VIRTUAL_EPOCH } from '../../../src/runtime/clock.ts';
import { eventTypes, run } from './machine.ts';

describe('Pass and Succeed', () => {
  it('pass their input on where they have no Output', async () => {
    const result = await run({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } }, [1, { a: null }]);
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: [1, { a: null }], transitions: 2 });
    expect(eventTypes(result)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('evaluate strings at any depth and nothing else', async () => {
    const { output } = await run(
      {
        A: {
          Type: 'Pass',
          Output: {
            'x.$': '$.a',
            list: ['{% 1 + 1 %}', ' {% 1 %} ', { deep: '{% $states.input.a %}' }],
            '{% 1 %}': true,
          },
          End: true,
        },
      },
      { a: [0] },
    );
    expect(output).toEqual({ 'x.$': '$.a', list: [2, ' {% 1 %} ', { deep: [0] }], '{% 1 %}': true });
  });

  it('keep keys that JavaScript would take for its own', async () => {
    const Output = JSON.parse('{"__proto__": "{% 1 %}", "constructor": {"__proto__": null}}');
    const { output } = await run({
      A: { Type: 'Pass', Output, Next: 'B' },
      B: { Type: 'Pass', Output: '{% $states.input %}', End: true },
    });
    expect(JSON.stringify(output)).toBe('{"__proto__":1,"constructor":{"__proto__":null}}');
  });

  it('assign from the values on entry', async () => {
    const result = await run({
      A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: '{% $x %}', Next: 'C' },
      C: { Type: 'Pass', Output: ['{% $states.input %}', '{% $x %}', '{% $y %}'], End: true },
    });
    expect(result.output).toEqual([1, 2, 1]);
    expect(result.trace[1]?.assigned).toEqual({ x: 2, y: 1 });
  });

  it('fail on an undefined value, with the field in the cause', async () => {
    const result = await run({ A: { Type: 'Pass', Output: { a: [0, '{% $states.input.no %}'] }, End: true } });
    expect(result).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause:
        "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression '$states.input.no' specified for the field 'Output/a[1]' returned nothing (undefined).",
    });
  });

  it('fail on an output over 256 KiB', async () => {
    const result = await run({ A: { Type: 'Pass', Output: '{% $join([1..60000].$string(), ",") %}', End: true } });
    expect(result).toMatchObject({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
    expect(eventTypes(result)).toEqual(['ExecutionStarted', 'PassStateEntered', 'ExecutionFailed']);
  });

  it('refuse a variable over 256 KiB', async () => {
    const result = await run({ A: { Type: 'Pass', Assign: { big: '{% $pad("", 262144, "x") %}' }, End: true } });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

describe('Fail', () => {
  it('evaluates Error and Cause', async () => {
    const result = await run(
      { A: { Type: 'Fail', Error: '{% "Out" & "OfStock" %}', Cause: '{% $states.input.why %}' } },
      { why: 'none' },
    );
    expect(result).toMatchObject({ status: 'FAILED', error: 'OutOfStock', cause: 'none' });
    expect(eventTypes(result)).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
  });

  it('may have neither', async () => {
    const result = await run({ A: { Type: 'Fail' } });
    expect(result.status).toBe('FAILED');
    expect('error' in result || 'cause' in result).toBe(false);
  });

  it('needs strings', async () => {
    const result = await run({ A: { Type: 'Fail', Cause: '{% 1 %}' } });
    expect(result.cause).toContain(
      "specified for the field 'Cause' returned an unexpected result type. Expected 'string', but was 'number' for value: 1",
    );
  });

  it('cuts Error and Cause to what Step Functions stores', async () => {
    const result = await run({
      A: { Type: 'Fail', Error: '{% $pad("", 300, "e") %}', Cause: '{% $pad("", 40000, "c") %}' },
    });
    expect([result.error?.length, result.cause?.length]).toEqual([256, 32_768]);
  });
});

describe('Choice', () => {
  const choice = (n: number) =>
    run(
      {
        A: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.n > 10 %}', Next: 'Big', Output: 'big', Assign: { size: 'L' } },
            { Condition: '{% $states.input.n > 5 %}', Next: 'Big' },
          ],
          Default: 'Small',
          Output: 'default output',
          Assign: { size: 'S' },
        },
        Big: { Type: 'Pass', Output: ['{% $states.input %}', '{% $exists($size) ? $size : "none" %}'], End: true },
        Small: { Type: 'Pass', Output: ['{% $states.input %}', '{% $size %}'], End: true },
      },
      { n },
    );

  it('uses the Output and Assign of the rule that fires, and its own only for Default', async () => {
    expect((await choice(11)).output).toEqual(['big', 'L']);
    expect((await choice(6)).output).toEqual([{ n: 6 }, 'none']);
    expect((await choice(1)).output).toEqual(['default output', 'S']);
  });

  it('takes a literal condition and the first rule that matches', async () => {
    const { output } = await run({
      A: {
        Type: 'Choice',
        Choices: [
          { Condition: false, Next: 'No' },
          { Condition: true, Next: 'Yes' },
          { Condition: '{% $no %}', Next: 'No' },
        ],
      },
      Yes: { Type: 'Pass', Output: 'yes', End: true },
      No: { Type: 'Pass', Output: 'no', End: true },
    });
    expect(output).toBe('yes');
  });

  it('fails where nothing matches', async () => {
    const result = await run({
      A: { Type: 'Choice', Choices: [{ Condition: false, Next: 'B' }] },
      B: { Type: 'Succeed' },
    });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it('needs a boolean', async () => {
    const result = await run({
      A: { Type: 'Choice', Choices: [{ Condition: '{% "true" %}', Next: 'B' }] },
      B: { Type: 'Succeed' },
    });
    expect(result.cause).toContain(
      `specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: "true"`,
    );
  });
});

describe('Wait', () => {
  it('waits in virtual time', async () => {
    const before = Date.now();
    const result = await run(
      {
        A: { Type: 'Wait', Seconds: 86_400, Next: 'B' },
        B: {
          Type: 'Wait',
          Seconds: '{% $states.input.n %}',
          Output: '{% $states.context.State.EnteredTime %}',
          End: true,
        },
      },
      { n: 7 },
    );
    expect(result.output).toBe('2025-01-02T00:00:00.000Z');
    expect(result.stopTime - result.startTime).toBe(86_407_000);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('waits until a timestamp, and not at all for one that has passed', async () => {
    const result = await run({
      A: { Type: 'Wait', Timestamp: '2025-01-01T01:00:00.500+00:30', Next: 'B' },
      B: { Type: 'Wait', Timestamp: '{% "2020-01-01T00:00:00Z" %}', End: true },
    });
    expect(result.stopTime).toBe(VIRTUAL_EPOCH + 30 * 60_000 + 500);
  });

  it.each([
    '2016-12-05 21:29:29Z',
    '2016-12-05T21:29:29',
    '2016-13-05T21:29:29Z',
    '2016-02-30T21:29:29Z',
    '2016-12-05T24:00:00Z',
  ])('refuses the timestamp %s', async (stamp) => {
    const result = await run({ A: { Type: 'Wait', Timestamp: '{% $states.input %}', End: true } }, stamp);
    expect(result.cause).toContain(`cannot be parsed as an ISO-8601 extended offset date-time format string: ${stamp}`);
  });

  it('refuses a delay that is no whole number of seconds', async () => {
    for (const seconds of ['{% -1 %}', '{% 1.5 %}', '{% "1" %}', '{% 2147483648 %}']) {
      expect((await run({ A: { Type: 'Wait', Seconds: seconds, End: true } })).error).toBe(
        'States.QueryEvaluationError',
      );
    }
  });
});

describe('the execution', () => {
  it('ends TIMED_OUT with no error once its TimeoutSeconds are over', async () => {
    const result = await run({ A: { Type: 'Wait', Seconds: 10, End: true } }, {}, { machine: { TimeoutSeconds: 9 } });
    expect(result.status).toBe('TIMED_OUT');
    expect('error' in result).toBe(false);
    expect(result.history.at(-1)).toMatchObject({
      type: 'ExecutionTimedOut',
      error: 'States.Timeout',
      previousEventId: 0,
    });
    expect(result.stopTime - result.startTime).toBe(9_000);
  });

  it('ends at 25,000 events', async () => {
    const result = await run({
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Condition: false, Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    });
    expect(result).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(result.history.length).toBe(25_000);
  });

  it('has a context object', async () => {
    const { output } = await run(
      { A: { Type: 'Pass', Output: '{% $states %}', End: true } },
      { a: 1 },
      { name: 'e-1', stateMachineName: 'M', roleArn: 'arn:aws:iam::1:role/R' },
    );
    expect(output).toEqual({
      input: { a: 1 },
      context: {
        Execution: {
          Id: 'arn:aws:states:us-east-1:123456789012:execution:M:e-1',
          Input: { a: 1 },
          Name: 'e-1',
          RoleArn: 'arn:aws:iam::1:role/R',
          StartTime: '2025-01-01T00:00:00.000Z',
          RedriveCount: 0,
        },
        StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:M', Name: 'M' },
        State: { Name: 'A', EnteredTime: '2025-01-01T00:00:00.000Z' },
      },
    });
  });

  it('refuses what Step Functions refuses at creation', async () => {
    const states: Record<string, State> = {
      A: { Type: 'Pass', Output: { a: '{% phone %}', b: '{% $states.result %}' }, End: true },
    };
    await expect(run(states)).rejects.toThrow(
      "Reference to 'phone' at the top level is not supported. at /States/A/Output/a; UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/A/Output/b",
    );
  });
});
