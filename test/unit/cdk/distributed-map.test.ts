/**
 * Distributed maps in a stack: the role may read the sources and write the results on the bound buckets alone, and run the
 * state machine's own children, without a cycle in the template.
 */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { compileCases } from '../../differential/compile-cases.ts';
import { definitionOf, statementsOf } from './template-reader.ts';

describe('a distributed map in a stack', () => {
  let template: Template;

  beforeAll(() => {
    const compiled = compileCases(['distributed-map']).workflows.get('distributed-map');
    const stack = new Stack(new App(), 'Shop');
    const Data = s3.Bucket.fromBucketName(stack, 'Data', 'data');
    const functionNamed = (name: string): lambda.IFunction =>
      lambda.Function.fromFunctionArn(stack, name, `arn:aws:lambda:us-east-1:123456789012:function:${name}`);
    const functions = { Work: functionNamed('Work'), Send: functionNamed('Send') };
    for (const name of ['dmapWriter', 'dmapJsonl', 'dmapSharedSource', 'dmapObjects']) {
      const workflow = compiled?.get(name);
      if (!workflow) throw new Error(`${name} did not compile`);
      const used = workflow.manifest.resources.map(({ id }) => [id, { Data, ...functions }[id]]);
      new WorkflowStateMachine(stack, name, { workflow, resources: Object.fromEntries(used) });
    }
    template = Template.fromStack(stack);
  });

  const ofS3 = (name: string) =>
    statementsOf(template, `${name}Role`).filter(({ actions }) => actions.some((action) => action.startsWith('s3:')));
  const bucket = 'arn:<AWS::Partition>:s3:::data';

  it('reads what its source is', () => {
    expect(ofS3('dmapSharedSource')).toEqual([{ actions: ['s3:GetObject'], resources: [`${bucket}/list.json`] }]);
    expect(ofS3('dmapObjects')).toEqual([{ actions: ['s3:ListBucket'], resources: [bucket] }]);
    expect(ofS3('dmapJsonl')).toEqual([
      { actions: ['s3:ListBucket'], resources: [bucket] },
      { actions: ['s3:GetObject'], resources: [`${bucket}/*`] },
    ]);
  });

  it('writes its results', () => {
    expect(ofS3('dmapWriter').flatMap(({ resources }) => resources)).toEqual([`${bucket}/*`]);
    expect(ofS3('dmapWriter').flatMap(({ actions }) => actions)).toContain('s3:PutObject');
    expect(definitionOf(template, 'dmapWriter')).toMatchObject({
      States: {
        'map items': {
          ResultWriter: {
            Resource: expect.stringMatching(/:states:::s3:putObject$/),
            WriterConfig: { OutputType: 'JSONL', Transformation: 'COMPACT' },
            Arguments: { Bucket: 'data' },
          },
        },
      },
    });
  });

  it('runs its own children', () => {
    const own = statementsOf(template, 'dmapWriterRole').filter(({ actions }) => actions[0]?.startsWith('states:'));
    expect(own.flatMap(({ actions }) => actions)).toEqual([
      'states:StartExecution',
      'states:DescribeExecution',
      'states:StopExecution',
      'states:RedriveExecution',
    ]);
    expect(own[0]?.resources).toEqual(['<dmapWriter>']);
  });
});
