/** Merging of needs, and permissions of a workflow on itself. */
import { describe, expect, it } from 'vitest';
import { distributedMapNeeds, mergeNeeds } from '../../../src/tasks/needs/index.ts';

const get = { actions: ['dynamodb:GetItem'], resources: ['${OrdersArn}'] };
const put = { actions: ['dynamodb:PutItem'], resources: ['${OrdersArn}'] };

describe('mergeNeeds', () => {
  it('joins actions on the same resources, then resources of the same actions', () => {
    const other = { actions: ['dynamodb:PutItem', 'dynamodb:GetItem'], resources: ['${StockArn}'] };
    expect(mergeNeeds([get, put, get, other])).toEqual([
      { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: ['${OrdersArn}', '${StockArn}'] },
    ]);
  });

  it('never allows a pair that nobody asked for', () => {
    const onStock = { actions: ['dynamodb:GetItem'], resources: ['${StockArn}'] };
    expect(mergeNeeds([get, put, onStock])).toEqual([
      { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: ['${OrdersArn}'] },
      onStock,
    ]);
  });

  it('keeps different conditions apart', () => {
    const only = { ...get, conditions: { StringEquals: { 'aws:SourceVpc': 'v' } } };
    expect(mergeNeeds([get, only])).toEqual([get, only]);
  });
});

describe('distributedMapNeeds', () => {
  it('are on the machine itself, redrive under the label', () => {
    expect(distributedMapNeeds('Rows').map((need) => need.resources)).toEqual([
      ['${StepScript::StateMachineArn}'],
      ['arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${StepScript::StateMachineName}:*'],
      [
        'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${StepScript::StateMachineName}/Rows:*',
      ],
    ]);
  });
});
