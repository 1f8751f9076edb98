/**
 * TestState beyond what was recorded on AWS (test/conformance): real calls and waits, variables, the items of Maps, and what
 * a mock, a context or a configuration must not be.
 */
import { type InspectionData, TestStateCommand, type TestStateCommandInput } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definition, ROLE, serve } from './server.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve({ functions: { Double: (n: unknown) => Number(n) * 2 } });
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

type Rest = Partial<TestStateCommandInput>;

const test = (state: object, input: unknown = {}, rest: Rest = {}) =>
  server.sfn.send(
    new TestStateCommand({
      definition: JSON.stringify(state),
      input: JSON.stringify(input),
      inspectionLevel: 'DEBUG',
      ...rest,
    }),
  );

const parsed = (data: InspectionData | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data ?? {}).map(([name, value]) => [name, typeof value === 'string' ? JSON.parse(value) : value]),
  );

const INVOKE = {
  Type: 'Task',
  QueryLanguage: 'JSONata',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'Double', Payload: '{% $states.input.n + $more %}' },
  Assign: { last: '{% $states.result.Payload %}' },
  Output: '{% $states.result.Payload %}',
  End: true,
};

describe('TestState', () => {
  it('makes the call of a task and shows its data and variables', async () => {
    const result = await test(INVOKE, { n: 3 }, { roleArn: ROLE, variables: '{"more":1}' });
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: '8' });
    expect(parsed(result.inspectionData)).toMatchObject({
      input: { n: 3 },
      afterArguments: { FunctionName: 'Double', Payload: 4 },
      result: { Payload: 8, StatusCode: 200 },
      variables: { more: 1, last: 8 },
    });
  });

  it('takes an input of null for one', async () => {
    const state = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% [$states.input] %}', End: true };
    expect((await test(state, null)).output).toBe('[null]');
  });

  it('sends arguments that look like expressions as they are', async () => {
    const state = { ...INVOKE, Arguments: { FunctionName: 'Echo', Payload: '{% "{" & "% 1 %" & "}" %}' }, Assign: {} };
    server.runtime.lambda('Echo', (event) => event);
    expect(await test(state, {}, { roleArn: ROLE })).toMatchObject({ status: 'SUCCEEDED', output: '"{% 1 %}"' });
  });

  it('reports the failure of a call', async () => {
    server.runtime.lambda('Broken', () => {
      throw new RangeError('too much');
    });
    const state = { ...INVOKE, Arguments: { FunctionName: 'Broken' } };
    const result = await test(state, {}, { roleArn: ROLE });
    expect(result).toMatchObject({ status: 'FAILED', error: 'RangeError' });
    expect(result.cause).toContain('too much');
  });

  it('waits', async () => {
    const before = Date.now();
    expect(await test({ Type: 'Wait', Seconds: 1, Next: 'After' })).toMatchObject({
      status: 'SUCCEEDED',
      nextState: 'After',
    });
    expect(Date.now() - before).toBeGreaterThanOrEqual(990);
  });

  it('names the expression that failed', async () => {
    const state = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input.a %}', End: true };
    expect(await test(state)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: "The JSONata expression '$states.input.a' specified for the field 'Output' returned nothing (undefined).",
    });
    const unmatched = { Type: 'Choice', Choices: [{ Variable: '$.n', IsPresent: true, Next: 'N' }] };
    expect(await test(unmatched)).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it('takes the attempts that a retrier has made and what comes after them', async () => {
    const state = {
      ...INVOKE,
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 2, BackoffRate: 3 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Assign: { why: '{% $states.errorOutput.Cause %}' }, Next: 'Recover' }],
    };
    const busy = { errorOutput: { error: 'Busy', cause: 'all day' } };
    const of = async (retrierRetryCount: number) => {
      const rest = { mock: busy, variables: '{"more":1}', stateConfiguration: { retrierRetryCount } };
      const { status, inspectionData } = await test(state, { n: 1 }, rest);
      return { status, ...parsed(inspectionData) };
    };
    expect(await of(1)).toMatchObject({
      status: 'RETRIABLE',
      errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 6 },
    });
    expect(await of(2)).toMatchObject({
      status: 'CAUGHT_ERROR',
      errorDetails: { catchIndex: 0 },
      variables: { more: 1, why: 'all day' },
    });
  });

  it('shows the items of a Map as iterations get them', async () => {
    const state = {
      Type: 'Map',
      QueryLanguage: 'JSONata',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Arguments: { Bucket: 'b', Key: 'k' } },
      ItemSelector: { n: '{% $states.context.Map.Item.Value %}', at: '{% $states.context.Map.Item.Index %}' },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', End: true } },
      },
      ToleratedFailurePercentage: 50,
      End: true,
    };
    const rest = (failed: number) => ({
      mock: { result: '[1]' },
      stateConfiguration: { mapItemReaderData: '[7,8,9]', mapIterationFailureCount: failed },
    });
    const result = await test(state, {}, rest(1));
    expect(result.status).toBe('SUCCEEDED');
    expect(parsed(result.inspectionData)).toMatchObject({
      afterItemSelector: [
        { n: 7, at: 0 },
        { n: 8, at: 1 },
        { n: 9, at: 2 },
      ],
      afterItemBatcher: [
        {
          Items: [
            { n: 7, at: 0 },
            { n: 8, at: 1 },
          ],
        },
        { Items: [{ n: 9, at: 2 }] },
      ],
      toleratedFailurePercentage: 50,
    });
    expect(await test(state, {}, rest(2))).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  it('refuses what AWS refuses', async () => {
    const refused = (state: object, rest: Rest): Promise<unknown> =>
      test(state, {}, rest).then(
        () => 'not refused',
        ({ name, message }: Error) => `${name}: ${message}`,
      );
    const token = { ...INVOKE, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };
    expect(await refused(token, { roleArn: ROLE })).toMatch(/^InvalidDefinition: TestState API does not support/);
    expect(await refused(INVOKE, { roleArn: ROLE, context: '{}' })).toMatch(/^ValidationException: .*Context object/);
    expect(await refused(INVOKE, { mock: { result: '{' } })).toBe(
      'ValidationException: Mocked result must be a valid JSON.',
    );
    expect(await refused(INVOKE, { mock: { result: '{"StatusCode":"200"}' } })).toBe(
      "ValidationException: Mock result schema validation error: Field 'StatusCode' must be a number",
    );
    expect(await refused(INVOKE, { mock: { result: '{}' }, context: '{"State":{"RetryCount":"1"}}' })).toBe(
      'ValidationException: Invalid Context object provided: State.RetryCount must be a number',
    );
    expect(await refused(INVOKE, { mock: { result: '{}' }, variables: '[]' })).toMatch(/^ValidationException/);
    expect(await refused({ ...INVOKE, Retry: 1 }, { mock: { result: '{}' } })).toMatch(/^InvalidDefinition/);
    expect(await refused(JSON.parse(definition({ A: { Type: 'Succeed' } })), {})).toMatch(/State not found/);
  });
});
