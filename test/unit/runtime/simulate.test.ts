/** `simulate` and `mock`: compiled workflows with mocked functions, resources and states. */
import { describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import type { State } from '../../../src/asl/index.ts';
import { workflow } from '../../../src/dsl/index.ts';
import { mock, simulate, TaskError } from '../../../src/runtime/testing/index.ts';
import { lambda, sqs } from '../../../src/tasks/index.ts';
import { machine } from './machine.ts';

const compiled = (name: string, states: Readonly<Record<string, State>>): CompiledWorkflow => ({
  definition: machine(states),
  sourceMap: { format: 1, states: {} },
  manifest: {
    format: 1,
    name,
    type: 'STANDARD',
    source: 'order.workflow.ts',
    exportName: name,
    resources: [],
    integrations: [],
    iam: [],
  },
});

const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');
const audit = lambda.fn('Audit', async (event: { id: string }) => ({ seen: event.id }));

const orderArtifact = compiled('processOrder', {
  charge: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: '${ChargeArn}', Payload: { amount: '{% $states.input.total %}' } },
    Assign: { id: '{% $states.result.Payload.id %}' },
    Catch: [{ ErrorEquals: ['CardDeclined'], Next: 'declined' }],
    Next: 'wait',
  },
  wait: { Type: 'Wait', Seconds: 300, Next: 'send' },
  send: {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage',
    Arguments: { QueueUrl: '${JobsUrl}', MessageBody: '{% {"id": $id} %}' },
    Next: 'child',
  },
  child: {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Arguments: { StateMachineArn: '${AuditOrderArn}', Input: { id: '{% $id %}' } },
    Output: { receipt: '{% $id %}', audit: '{% $states.result.Output %}' },
    End: true,
  },
  declined: { Type: 'Pass', Output: { receipt: null, audit: null }, End: true },
});

const auditArtifact = compiled('auditOrder', {
  audit: { Type: 'Task', Resource: '${AuditArn}', End: true },
});

const auditOrder = workflow(async (input: { id: string }) => audit(input), {
  artifact: () => auditArtifact,
  handles: () => ({ Audit: audit }),
});
const processOrder = workflow(
  async (input: { total: number }): Promise<{ receipt: string | null; audit: { seen: string } | null }> => {
    const { id } = await charge({ amount: input.total });
    return { receipt: id, audit: await auditOrder({ id }) };
  },
  {
    artifact: () => orderArtifact,
    handles: () => ({ Charge: charge, Jobs: sqs.queue('Jobs'), AuditOrder: auditOrder }),
  },
);

describe('simulate', () => {
  it('runs a compiled workflow with its functions, queues and children, in virtual time', async () => {
    const result = await simulate(
      processOrder,
      { total: 5 },
      { mocks: [mock(charge, async ({ amount }) => ({ id: `r-${amount}` }))] },
    );
    expect(result.output).toEqual({ receipt: 'r-5', audit: { seen: 'r-5' } });
    expect(result.seconds).toBe(300);
    expect(result.calls(charge)).toMatchObject([
      { arguments: { Payload: { amount: 5 } }, result: { Payload: { id: 'r-5' } } },
    ]);
    expect(result.calls('send')).toEqual(result.calls('arn:aws:states:::sqs:sendMessage'));
    expect(result.runtime.queue('Jobs').bodies()).toEqual([{ id: 'r-5' }]);
  });

  it('fails a mocked function as Lambda does', async () => {
    class CardDeclined extends Error {
      override readonly name = 'CardDeclined';
    }
    const declined = mock(charge, () => {
      throw new CardDeclined('no funds');
    });
    const result = await simulate(processOrder, { total: 5 }, { mocks: [declined] });
    expect(result.output).toEqual({ receipt: null, audit: null });
    expect(result.calls(charge)).toMatchObject([{ error: 'CardDeclined' }]);
  });

  it('takes mocks of states and resources, and an artifact without its workflow', async () => {
    const mocks = [
      mock('charge', () => ({ Payload: { id: 'x' } })),
      mock('arn:aws:states:::sqs:sendMessage', () => {
        throw new TaskError('SQS.AmazonSQSException', 'full');
      }),
    ];
    const result = await simulate(orderArtifact, { total: 1 }, { mocks, start: new Date('2026-06-01T00:00:00Z') });
    expect(result).toMatchObject({ status: 'FAILED', error: 'SQS.AmazonSQSException', cause: 'full' });
    expect(result.startTime).toBe(Date.parse('2026-06-01T00:00:00Z'));
  });

  it('says what to do with code that was not compiled, and with stubs that have no function', async () => {
    await expect(
      simulate(
        workflow(async () => 1),
        undefined,
      ),
    ).rejects.toThrow('STEP8211');
    const plain = async (_: { amount: number }): Promise<{ id: string }> => ({ id: '' });
    expect(() => mock(plain)).toThrow('STEP8212');
  });
});
