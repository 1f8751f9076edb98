/**
 * The patterns, built by the real `tspc` in one process: each has its pages and passes its own test, every stack synthesizes,
 * and each state machine may do what is listed here and nothing else.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateDefinitionText } from '../../src/asl/index.ts';
import { buildExample } from './build-example.ts';

const source = new URL('../../examples/patterns/src', import.meta.url).pathname;
const patterns = readdirSync(source, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const cdkOut = mkdtempSync(join(tmpdir(), 'patterns-cdk-'));

let output: string;
beforeAll(() => {
  output = buildExample('patterns');
});
afterAll(() => rmSync(cdkOut, { recursive: true, force: true }));

describe.concurrent.each(patterns)('%s', (pattern) => {
  it('passes its own test', { timeout: 120_000 }, async () => {
    const file = join(output, pattern, `${pattern}.test.js`);
    const { stdout } = await promisify(execFile)(process.execPath, ['--test-reporter=tap', file], { timeout: 100_000 });
    expect(stdout).toMatch(/^# pass [1-9]/m);
    expect(stdout).toMatch(/^# fail 0$/m);
  });

  it('has a page of its own, which the list of patterns links to', () => {
    expect(existsSync(join(source, pattern, 'README.md'))).toBe(true);
    expect(readFileSync(join(source, '../README.md'), 'utf8')).toContain(`(src/${pattern})`);
  });
});

describe('the stacks', () => {
  let stacks: ReadonlyMap<string, Template>;
  beforeAll(async () => {
    Object.assign(process.env, { CDK_OUTDIR: cdkOut, CDK_VALIDATION: 'false' });
    const { app }: { readonly app: App } = await import(join(output, 'app.js'));
    const all = app.node.children.filter((child): child is Stack => 'templateFile' in child);
    stacks = new Map(all.map((stack) => [stack.stackName, Template.fromStack(stack)]));
  });

  it('are those of the patterns', () => {
    const names = patterns.map((pattern) =>
      pattern.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect([...stacks.keys()].sort()).toEqual(names.sort());
  });

  it('have machines that Step Functions accepts, with every placeholder replaced', () => {
    for (const template of stacks.values()) {
      const machines = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
      expect(machines).not.toEqual([]);
      for (const { Properties } of machines) {
        const text = plain(Properties.DefinitionString);
        expect(validateDefinitionText(text)).toEqual([]);
        expect(text).not.toContain('${');
      }
    }
  });

  it('let each machine do what its workflow calls', () => {
    const statements = [...stacks].map(([name, template]) => [name, machineStatements(template)]);
    expect(Object.fromEntries(statements)).toMatchInlineSnapshot(`
      {
        "Bedrock": [
          "bedrock:InvokeModel on bedrock:Region::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
          "bedrock:ApplyGuardrail on Guardrail",
          "sqs:SendMessage on Inbox.Arn",
        ],
        "DistributedMap": [
          "s3:GetObject on Uploads.Arn/*",
          "dynamodb:PutItem on Products.Arn",
          "states:StartExecution on ImportProducts",
          "states:DescribeExecution states:StopExecution on states:Region:AccountId:execution:ImportProducts.Name:*",
          "states:RedriveExecution on states:Region:AccountId:execution:ImportProducts.Name/*:*",
        ],
        "FargateJob": [
          "ecs:RunTask on Report",
          "iam:PassRole on ReportTaskRole.Arn ReportExecutionRole.Arn if {"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}",
          "ecs:DescribeTasks ecs:StopTask on ecs:Region:AccountId:task/Cluster/*",
          "events:PutTargets events:PutRule events:DescribeRule on events:Region:AccountId:rule/StepFunctionsGetEventsForECSTaskRule",
          "s3:GetObject on Reports.Arn/*",
          "sns:Publish on Team",
        ],
        "HttpEndpoint": [
          "states:InvokeHTTPEndpoint on * if {"StringEquals":{"states:HTTPMethod":"POST"},"StringLike":{"states:HTTPEndpoint":"https://api.example.com/v1/payments*"}}",
          "events:RetrieveConnectionCredentials on PaymentsConnection.Arn",
          "secretsmanager:GetSecretValue secretsmanager:DescribeSecret on PaymentsConnection.SecretArn",
        ],
        "HumanApproval": [
          "sns:Publish on Approvals",
        ],
        "JobPoller": [
          "lambda:InvokeFunction on lambda:Region:AccountId:function:submit-job lambda:Region:AccountId:function:submit-job:* lambda:Region:AccountId:function:get-status lambda:Region:AccountId:function:get-status:*",
        ],
        "Nested": [
          "lambda:InvokeFunction on lambda:Region:AccountId:function:debit lambda:Region:AccountId:function:debit:* lambda:Region:AccountId:function:post lambda:Region:AccountId:function:post:*",
          "states:StartExecution on SettleInvoice",
          "states:DescribeExecution states:StopExecution on states:Region:AccountId:execution:SettleInvoice.Name:*",
          "events:PutTargets events:PutRule events:DescribeRule on events:Region:AccountId:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        ],
        "Polling": [
          "s3:RestoreObject s3:GetObject on Archive.Arn/*",
        ],
        "Saga": [
          "lambda:InvokeFunction on lambda:Region:AccountId:function:book lambda:Region:AccountId:function:book:* lambda:Region:AccountId:function:charge lambda:Region:AccountId:function:charge:* lambda:Region:AccountId:function:cancel lambda:Region:AccountId:function:cancel:*",
        ],
        "Scheduler": [
          "scheduler:CreateSchedule on scheduler:Region:AccountId:schedule/Scheduler-Trials-61D9E556/*",
          "iam:PassRole on Sender.Arn if {"StringEquals":{"iam:PassedToService":"scheduler.amazonaws.com"}}",
          "scheduler:DeleteSchedule on scheduler:Region:AccountId:schedule/Scheduler-Trials-61D9E556/*",
        ],
        "SqsCallback": [
          "sqs:SendMessage on Jobs.Arn",
        ],
      }
    `);
  });
});

/** A value of a template as text, with references by the id that the stack gave. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Readonly<Record<string, never>>;
  if (ref !== undefined) return withoutHash(ref);
  if (attribute !== undefined) return `${withoutHash(attribute[0])}.${attribute[1]}`;
  if (join !== undefined) return (join[1] as readonly unknown[]).map(plain).join('');
  throw new Error(`What is ${JSON.stringify(value)}?`);
}

function withoutHash(id: string): string {
  return id.replace(/^AWS::/, '').replace(/[0-9A-F]{8}$/, '');
}

/** What the roles of a stack's machines may do, one line for each statement. */
function machineStatements(template: Template): readonly string[] {
  const machines = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const roles = new Set(machines.map(({ Properties }) => JSON.stringify(Properties.RoleArn['Fn::GetAtt'][0])));
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).map(({ Properties }) => Properties);
  return policies
    .filter(({ Roles }) => roles.has(JSON.stringify(Roles[0].Ref)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .map(({ Action, Resource, Condition }) => {
      const on = [Resource].flat().map((each) => plain(each).replace('arn:Partition:', ''));
      const under = Condition === undefined ? '' : ` if ${JSON.stringify(Condition)}`;
      return `${[Action].flat().join(' ')} on ${on.join(' ')}${under}`;
    });
}
