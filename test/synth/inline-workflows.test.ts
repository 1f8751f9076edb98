/**
 * Workflows written where the constructs are: inside a stack, over its locals, fields and parameters, in function and class
 * form, and with handles that another module makes. Built by the real `tspc`, and synthesized by Node.
 */
import type { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, statementsOf } from '../unit/cdk/template-reader.ts';
import { type CdkApp, createCdkApp } from './cdk-app.ts';

const SHARED = `
import { lambda } from 'stepscript/tasks';
export const charge = lambda.fn<{ amount: number }, string>('Charge');
export const priceOf = lambda.fn({ arn: 'arn:aws:lambda:eu-west-1:111122223333:function:price' });
`;

const STACK = `
import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Workflow, workflow } from 'stepscript';
import { WorkflowStateMachine } from 'stepscript/cdk';
import { dynamodb, lambda, sns, sqs } from 'stepscript/tasks';
import { charge } from './shared.js';

interface Order { id: string; total: number }
type Orders = dynamodb.DynamoDBTable<Order, 'id'>;

/** The workflow of whoever has such a table and somewhere to send to. */
function reminder(orders: Orders, { queue }: { readonly queue: sqs.Queue }) {
  return workflow(async (input: { id: string }) => {
    const order = await orders.get({ id: input.id });
    if (order) await queue.sendMessage({ MessageBody: { due: order.total } });
  }, { name: 'remind' });
}

class ShopStack extends Stack {
  private readonly table = new Table(this, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  private readonly orders: Orders = dynamodb.table<Order, 'id'>(this.table);
  private readonly alerts: sns.Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const jobs = sqs.queue(new Queue(this, 'Jobs'));
    this.alerts = sns.topic(new Topic(this, 'Alerts'));
    const table = this.table;

    new WorkflowStateMachine(this, 'Place', {
      workflow: workflow(async (input: { id: string }) => {
        const order = await this.orders.get({ id: input.id });
        if (!order) return 'missing';
        await charge({ amount: order.total });
        await jobs.sendMessage({ MessageBody: order });
        await this.alerts.publish({ Message: input.id });
        return 'placed';
      }, { name: 'place' }),
      resources: { Charge: Function.fromFunctionName(this, 'Charge', 'charge') },
    });

    new WorkflowStateMachine(this, 'Remind', { workflow: reminder(this.orders, { queue: jobs }) });

    @Workflow()
    class Audit {
      private readonly orders = dynamodb.table<Order, 'id'>(table);
      async run(input: { id: string }) {
        return (await this.orders.get({ id: input.id }))?.total ?? 0;
      }
    }
    new WorkflowStateMachine(this, 'Audit', { workflow: Audit });

    const later = lambda.fn<void, string>('Later');
    const makeRun = (fn: lambda.LambdaFunction<void, string>, name: 'runsLater') =>
      workflow(async () => await fn(), { name: 'runsLater' });
    new WorkflowStateMachine(this, 'Later', {
      workflow: makeRun(later, 'runsLater'),
      resources: { Later: Function.fromFunctionName(this, 'LaterFn', 'later') },
    });
  }
}

const app = new App();
new ShopStack(app, 'East');
new ShopStack(app, 'West');
app.synth();
`;

let app: CdkApp;
let built: ReturnType<CdkApp['tspc']>;
let stacks: Readonly<Record<string, Template>>;
beforeAll(() => {
  app = createCdkApp({ 'src/shared.ts': SHARED, 'src/app.ts': STACK });
  built = app.tspc();
  expect(built).toEqual({ status: 0, output: '' });
  stacks = app.synthesize('dist/app.js', ['East', 'West']);
}, 300_000);
afterAll(() => app?.dispose());

describe.each(['East', 'West'])('inline workflows of %s', (name) => {
  const template = (): Template => {
    const found = stacks[name];
    if (found === undefined) throw new Error(`no stack ${name}`);
    return found;
  };

  it('bind fields, set by an initializer or by the constructor, and locals', () => {
    expect(statementsOf(template(), 'PlaceRole')).toEqual([
      { actions: ['dynamodb:GetItem'], resources: ['<Orders.Arn>'] },
      { actions: ['lambda:InvokeFunction'], resources: expect.arrayContaining([expect.stringMatching(/:charge$/)]) },
      { actions: ['sqs:SendMessage'], resources: ['<Jobs.Arn>'] },
      { actions: ['sns:Publish'], resources: ['<Alerts>'] },
    ]);
    expect(JSON.stringify(definitionOf(template(), 'Place'))).toContain('"QueueUrl":"<Jobs>"');
  });

  it('bind what a function around the workflow is given', () => {
    expect(statementsOf(template(), 'RemindRole')).toEqual([
      { actions: ['dynamodb:GetItem'], resources: ['<Orders.Arn>'] },
      { actions: ['sqs:SendMessage'], resources: ['<Jobs.Arn>'] },
    ]);
  });

  it('bind the fields of a class inside of a function', () => {
    expect(statementsOf(template(), 'AuditRole')).toEqual([
      { actions: ['dynamodb:GetItem'], resources: ['<Orders.Arn>'] },
    ]);
  });

  it('bind a handle from outside that is itself bound by its id', () => {
    expect(statementsOf(template(), 'LaterRole')[0]?.resources[0]).toContain(':function:later');
  });
});
