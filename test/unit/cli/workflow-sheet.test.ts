/** What `stepscript explain` says of a workflow. */
import { expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import { workflowSheet } from '../../../src/cli/workflow-sheet.ts';

const workflow: CompiledWorkflow = {
  definition: { QueryLanguage: 'JSONata', StartAt: 'Done', States: { Done: { Type: 'Succeed' } } },
  sourceMap: { format: 1, states: {} },
  manifest: {
    format: 1,
    name: 'ship',
    type: 'STANDARD',
    source: 'src/ship.ts',
    exportName: 'ship',
    resources: [
      { id: 'Orders', kind: 'dynamodb.table', attributes: ['Name'], binding: { by: 'id' } },
      {
        id: 'Alerts',
        kind: 'sns.topic',
        attributes: ['Arn'],
        binding: { by: 'arn', value: 'arn:aws:sns:eu-west-1:111122223333:alerts' },
      },
      {
        id: 'Pack',
        kind: 'lambda.function',
        attributes: ['Arn'],
        binding: { by: 'id' },
        code: { module: 'src/ship.ts', exportName: 'pack' },
      },
    ],
    integrations: [
      { resource: 'arn:aws:states:::ecs:runTask.sync', states: ['run'] },
      { resource: 'arn:aws:states:::dynamodb:query', states: ['orders.query', 'orders.query (2)'] },
    ],
    iam: [
      { actions: ['dynamodb:Query', 'dynamodb:GetItem'], resources: ['${OrdersArn}', '${OrdersArn}/index/*'] },
      {
        actions: ['iam:PassRole'],
        resources: ['arn:${AWS::Partition}:iam::${AWS::AccountId}:role/task'],
        conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
      { actions: ['ecs:StopTask'], resources: ['*'] },
      {
        actions: ['events:PutRule'],
        resources: ['arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/Managed'],
      },
    ],
  },
};

it('lists calls, resources and permissions side by side', () => {
  expect(workflowSheet(workflow, { color: false })).toBe(`ship  src/ship.ts · STANDARD · 1 state

Calls
  dynamodb:query    in orders.query, orders.query (2)
  ecs:runTask.sync  in run

Resources
  Orders            dynamodb.table
  Alerts            sns.topic, arn:aws:sns:eu-west-1:111122223333:alerts
  Pack              lambda.function, code in src/ship.ts

Permissions
  dynamodb:Query    on Orders
  dynamodb:GetItem  on Orders/index/*
  iam:PassRole      on iam role/task
                    if iam:PassedToService StringEquals ecs-tasks.amazonaws.com
  ecs:StopTask      on everything (AWS has no resource to name)
  events:PutRule    on events rule/Managed
`);
});

it('sets names off on a terminal', () => {
  expect(workflowSheet(workflow, { color: true })).toContain('\u001b[1mPermissions\u001b[22m');
});
