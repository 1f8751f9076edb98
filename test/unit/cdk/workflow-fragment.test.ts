/** A workflow as a state of a hand-written machine: what is synthesized, what it may do, and that it runs. */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  Chain,
  DefinitionBody,
  Fail,
  type IChainable,
  Parallel,
  Pass,
  QueryLanguage,
  StateMachine,
  Succeed,
} from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import { validateDefinitionText } from '../../../src/asl/index.ts';
import { WorkflowFragment } from '../../../src/cdk/index.ts';
import { LocalRuntime } from '../../../src/runtime/index.ts';
import { compiledWorkflow, withoutTimeout } from './sample-workflow.ts';
import { definitionOf, statementsOf } from './template-reader.ts';

/** Sends what it is given, twice, and fails where it is told to. */
const notify: CompiledWorkflow = withoutTimeout(
  compiledWorkflow(
    {
      name: 'notify',
      resources: [{ id: 'Jobs', kind: 'sqs.queue', attributes: ['Url', 'Arn'], binding: { by: 'id' } }],
      iam: [{ actions: ['sqs:SendMessage'], resources: ['${JobsArn}'] }],
    },
    {
      'jobs.sendMessage': {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Arguments: { QueueUrl: '${JobsUrl}', MessageBody: '{% $states.context.Execution.Input.text %}' },
        Assign: { sent: '{% $states.result.MessageId %}' },
        Next: 'if (fail)',
      },
      'if (fail)': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.context.Execution.Input.fail %}', Next: 'throw' }],
        Default: 'done',
      },
      throw: { Type: 'Fail', Error: 'Unwanted', Cause: '{% $sent %}' },
      done: { Type: 'Pass', Output: { sent: '{% $sent %}' }, End: true },
    },
  ),
);

function synthesize(make: (stack: Stack, jobs: Queue) => IChainable, queryLanguage?: QueryLanguage): Template {
  const stack = new Stack(new App(), 'Shop');
  const jobs = new Queue(stack, 'Jobs', { encryptionMasterKey: new Key(stack, 'Key') });
  new StateMachine(stack, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(make(stack, jobs)),
    ...(queryLanguage !== undefined && { queryLanguage }),
  });
  return Template.fromStack(stack);
}

async function run(template: Template, input: { text: string; fail: boolean }) {
  const text = JSON.stringify(definitionOf(template, 'Machine'));
  expect(validateDefinitionText(text.replaceAll('arn:<AWS::Partition>', 'arn:aws'))).toEqual([]);
  const runtime = new LocalRuntime({
    mocks: { 'arn:aws:states:::sqs:sendMessage': async () => ({ MessageId: 'm-1' }) },
  });
  const definition = JSON.parse(text.replaceAll('<AWS::Partition>', 'aws'));
  return runtime.run({ ...notify, definition }, input);
}

describe('WorkflowFragment', () => {
  it.each([
    ['JSONPath', undefined],
    ['JSONata', QueryLanguage.JSONATA],
  ])('stands between states of a machine in %s', async (_, language) => {
    const template = synthesize((stack, jobs) => {
      const notifying = new WorkflowFragment(stack, 'Notify', { workflow: notify, resources: { Jobs: jobs } });
      const failed = new Fail(stack, 'Failed', { error: 'Stopped' });
      return new Pass(stack, 'Before')
        .next(notifying.addCatch(failed, { errors: ['Unwanted'] }))
        .next(new Succeed(stack, 'After'));
    }, language);
    expect(await run(template, { text: 'hello', fail: false })).toMatchObject({
      status: 'SUCCEEDED',
      output: { sent: 'm-1' },
    });
    expect(await run(template, { text: 'hello', fail: true })).toMatchObject({ status: 'FAILED', error: 'Stopped' });
    expect(statementsOf(template, 'MachineRole')).toEqual([
      { actions: ['sqs:SendMessage'], resources: ['<Jobs.Arn>'] },
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['<Key.Arn>'] },
    ]);
  });

  it('is used more than once, with arguments and outputs of its own, under a prefix', async () => {
    const template = synthesize((stack, jobs) => {
      const one = (id: string) =>
        new WorkflowFragment(stack, id, {
          workflow: notify,
          resources: { Jobs: jobs },
          arguments: { text: `{% $states.input.text & "${id}" %}`, fail: false },
          outputs: { via: id, all: '{% $states.result[0].sent %}' },
        });
      const both = new Parallel(stack, 'Both').branch(one('First')).branch(Chain.start(one('Second')));
      return both;
    });
    const definition = JSON.stringify(definitionOf(template, 'Machine'));
    expect(definition).toContain('"First / jobs.sendMessage"');
    expect(definition).toContain('"Second / jobs.sendMessage"');
    expect(await run(template, { text: 'x', fail: true })).toMatchObject({
      status: 'SUCCEEDED',
      output: [
        { via: 'First', all: 'm-1' },
        { via: 'Second', all: 'm-1' },
      ],
    });
  });

  it('refuses what needs a machine of its own, and other branches', () => {
    const stack = new Stack(new App(), 'Shop');
    const distributed = withoutTimeout(
      compiledWorkflow(
        {},
        {
          Each: {
            Type: 'Map',
            Items: [1],
            ItemProcessor: {
              ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
              StartAt: 'Done',
              States: { Done: { Type: 'Pass', End: true } },
            },
            End: true,
          },
        },
      ),
    );
    const make = (workflow: CompiledWorkflow) => () => new WorkflowFragment(stack, `F${Math.random()}`, { workflow });
    expect(make(compiledWorkflow({}))).toThrow(
      'STEP8308: As a part of another machine `processOrder` would lose its timeout.',
    );
    expect(make(distributed)).toThrow('cannot run distributed maps');
    expect(make(withoutTimeout(compiledWorkflow({ type: 'EXPRESS' })))).toThrow('would not be EXPRESS');
    expect(make(notify)).toThrow('STEP4201');
    const fragment = new WorkflowFragment(stack, 'Fine', { workflow: withoutTimeout(compiledWorkflow({})) });
    expect(() => fragment.branch(new Pass(stack, 'Other'))).toThrow('STEP8308');
  });
});
