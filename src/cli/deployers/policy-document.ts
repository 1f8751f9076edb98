/**
 * The IAM needs of a workflow as a policy document, with the placeholders of its definition. What a state machine may do with
 * itself names it by the workflow's name, since its ARN does not exist before it does.
 */
import type { CompiledWorkflow, IamStatement } from '../../artifact/index.ts';
import { walkStates } from '../../asl/index.ts';
import { distributedMapNeeds, mergeNeeds, selfArn, selfName } from '../../tasks/needs/index.ts';

/** A statement of a policy. */
export interface PolicyStatementJson {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: NonNullable<IamStatement['conditions']>;
}

/** A policy document. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatementJson[];
}

/**
 * Everything that the role of a workflow's state machine needs, but for the keys of encrypted resources, logs and tracing, which
 * only a deployment knows.
 *
 * @example
 * policyDocument(compiled).Statement[0]; // { Effect: 'Allow', Action: ['dynamodb:GetItem'], Resource: ['${OrdersArn}'] }
 */
export function policyDocument({ definition, manifest }: CompiledWorkflow): PolicyDocument {
  const machine = `arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:stateMachine:${manifest.name}`;
  const named = (text: string): string => text.replaceAll(selfArn, machine).replaceAll(selfName, manifest.name);
  const Statement = mergeNeeds([...manifest.iam, ...ownNeeds(definition)]).map(
    ({ actions, resources, conditions }): PolicyStatementJson => ({
      Effect: 'Allow',
      Action: actions,
      Resource: resources.map(named),
      ...(conditions !== undefined && { Condition: conditions }),
    }),
  );
  return { Version: '2012-10-17', Statement };
}

function ownNeeds(definition: CompiledWorkflow['definition']): readonly IamStatement[] {
  return [...walkStates(definition)].flatMap(({ state }) => {
    if (state.Type !== 'Map' || state.ItemProcessor?.ProcessorConfig?.Mode !== 'DISTRIBUTED') return [];
    return distributedMapNeeds(state.Label);
  });
}
