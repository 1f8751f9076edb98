/** Lambda functions as local code: envelopes, errors and tokens. */
import { describe, expect, it } from 'vitest';
import type { Json, TaskState } from '../../../src/asl/index.ts';
import { LocalRuntime } from '../../../src/runtime/index.ts';
import { eventTypes, machine, run } from './machine.ts';

const task = (rest: Partial<TaskState> = {}): TaskState =>
  ({ Type: 'Task', Resource: '', End: true, ...rest }) as TaskState;

describe('Lambda functions', () => {
  const invoke = task({
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: '${ChargeArn}', Payload: '{% $states.input %}' },
  });

  it('answer lambda:invoke with an envelope and a bare ARN without', async () => {
    const functions = { Charge: async (event: Json) => ({ got: event, no: undefined }) };
    expect((await run({ A: invoke }, { n: 1 }, { functions })).output).toEqual({
      ExecutedVersion: '$LATEST',
      StatusCode: 200,
      Payload: { got: { n: 1 } },
    });
    const bare = await run(
      { A: task({ Resource: '${ChargeArn}' }) },
      { n: 1 },
      { functions, substitutions: { ChargeArn: 'arn:aws:lambda:us-east-1:123456789012:function:Charge' } },
    );
    expect(bare.output).toEqual({ got: { n: 1 } });
    expect(eventTypes(bare)).toContain('LambdaFunctionSucceeded');
  });

  it('fail under the name of their error with Lambda’s JSON text', async () => {
    class CardDeclined extends Error {
      override readonly name = 'CardDeclined';
    }
    const result = await run(
      { A: invoke },
      {},
      {
        functions: {
          Charge: () => {
            throw new CardDeclined('no funds');
          },
        },
      },
    );
    expect(result).toMatchObject({ status: 'FAILED', error: 'CardDeclined' });
    expect(JSON.parse(result.cause ?? '')).toMatchObject({ errorType: 'CardDeclined', errorMessage: 'no funds' });
  });

  it('fail as in Lambda when their result has no JSON', async () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    for (const value of [10n, cyclic]) {
      const result = await run({ A: invoke }, {}, { functions: { Charge: () => value } });
      expect(result).toMatchObject({ status: 'FAILED', error: 'Runtime.MarshalError' });
      expect(JSON.parse(result.cause ?? '')).toMatchObject({
        errorType: 'Runtime.MarshalError',
        errorMessage: expect.stringMatching(/^STEP8106: The function Charge gave a value that JSON cannot hold: /),
      });
    }
  });

  it('must exist, or have code here', async () => {
    const gone = task({ Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'Gone' } });
    expect(await run({ A: gone })).toMatchObject({ error: 'Lambda.ResourceNotFoundException' });
    await expect(run({ A: invoke })).rejects.toThrow(/STEP8201.*function Charge.*runtime\.lambda\("Charge"/);
  });

  it('can hand the token on', async () => {
    const runtime = new LocalRuntime();
    runtime.lambda('Ask', async (event) => {
      runtime.sendTaskSuccess(String((event as { token: string }).token), 'answer');
    });
    const state = task({
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'Ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    });
    expect((await runtime.run(machine({ A: state }))).output).toBe('answer');
  });
});
