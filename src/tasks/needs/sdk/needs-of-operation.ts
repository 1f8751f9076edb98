/**
 * The permissions of an AWS SDK operation: the actions it is authorized as, on the resources its arguments name. An action
 * that is not in the authorization reference is never guessed.
 */
import { childOf } from '../child-execution.ts';
import { dynamic, factAt } from '../facts.ts';
import { iamPrefix } from '../naming/sdk-names.ts';
import { need } from '../need.ts';
import { busArns, functionArns, modelArns, parameterArns } from '../resource-forms.ts';
import type { ArgumentFact, IamNeed, NeedsResult } from '../types.ts';
import { findAction, type IamAction } from './decode-actions.ts';
import { operationActions } from './operation-actions.ts';
import { passedRoleNeeds } from './passed-roles.ts';
import { resourcesOf } from './resources-of.ts';
import { apiGatewayNeeds } from './special/api-gateway.ts';
import { batchNeeds, partiQlNeeds, queryNeeds, transactNeeds } from './special/dynamodb.ts';
import { kmsNeeds } from './special/kms.ts';
import { s3ObjectNeeds } from './special/s3.ts';
import { s3InputNeeds } from './special/s3-inputs.ts';
import { unsupportedReason } from './unsupported-operations.ts';

/** What an operation needs beyond the action of its name; `undefined` = nothing special. */
function specialNeeds(service: string, operation: string, facts: ArgumentFact): readonly IamNeed[] | undefined {
  switch (`${service}:${operation}`) {
    case 'dynamodb:query':
      return queryNeeds('dynamodb:Query', facts);
    case 'dynamodb:scan':
      return queryNeeds('dynamodb:Scan', facts);
    case 'dynamodb:batchGetItem':
      return batchNeeds('dynamodb:BatchGetItem', facts);
    case 'dynamodb:batchWriteItem':
      return batchNeeds('dynamodb:BatchWriteItem', facts);
    case 'dynamodb:transactGetItems':
      return transactNeeds({ Get: 'dynamodb:GetItem' }, facts);
    case 'dynamodb:transactWriteItems':
      return transactNeeds(
        {
          Put: 'dynamodb:PutItem',
          Update: 'dynamodb:UpdateItem',
          Delete: 'dynamodb:DeleteItem',
          ConditionCheck: 'dynamodb:ConditionCheckItem',
        },
        facts,
      );
    case 'dynamodb:executeStatement':
    case 'dynamodb:batchExecuteStatement':
    case 'dynamodb:executeTransaction':
      return partiQlNeeds(facts);
    case 'eventbridge:putEvents':
      return [need('events:PutEvents', busArns(facts))];
    case 'lambda:invoke':
      return [need('lambda:InvokeFunction', functionArns(factAt(facts, 'FunctionName'), factAt(facts, 'Qualifier')))];
    case 'bedrockruntime:invokeModel':
    case 'bedrockruntime:converse':
      return [need('bedrock:InvokeModel', modelArns(factAt(facts, 'ModelId') ?? dynamic))];
    case 'sfn:startExecution':
    case 'sfn:startSyncExecution':
      return startNeeds(operation, facts);
    case 'ssm:getParametersByPath': {
      const paths = parameterArns(factAt(facts, 'Path'));
      return [need('ssm:GetParametersByPath', [...paths, ...paths.map((arn) => `${arn.replace(/\/?\*?$/, '')}/*`)])];
    }
    case 'sns:publish':
      return factAt(facts, 'TopicArn') === undefined && factAt(facts, 'PhoneNumber') !== undefined
        ? [need('sns:Publish', '*')]
        : undefined;
    default:
      return specialOfService(service, operation, facts);
  }
}

function specialOfService(service: string, operation: string, facts: ArgumentFact): readonly IamNeed[] | undefined {
  if (service === 's3') return s3ObjectNeeds(operation, facts);
  if (service === 'kms') return kmsNeeds(operation, facts);
  return service === 'apigateway' || service === 'apigatewayv2' ? apiGatewayNeeds(operation, facts) : undefined;
}

function startNeeds(operation: string, facts: ArgumentFact): readonly IamNeed[] | undefined {
  const child = childOf(factAt(facts, 'StateMachineArn'));
  const action = operation === 'startExecution' ? 'states:StartExecution' : 'states:StartSyncExecution';
  return child === undefined ? undefined : [need(action, child.arn)];
}

/**
 * The permissions of an `aws-sdk` integration.
 *
 * @example
 * needsOfOperation('s3', 'getObject', call.arguments);
 */
export function needsOfOperation(service: string, operation: string, facts: ArgumentFact): NeedsResult {
  const reason = unsupportedReason(service, operation);
  if (reason !== undefined) return { ok: false, code: 'unsupported-action', message: reason };
  const prefix = iamPrefix(service);
  if (prefix === undefined)
    return { ok: false, code: 'unknown-action', message: `there is no AWS SDK service \`${service}\`` };
  const special = specialNeeds(service, operation, facts);
  const needs = special ?? plainNeeds(service, prefix, operation, facts);
  if (needs === undefined) {
    return { ok: false, code: 'unknown-action', message: `no IAM action is known for \`${operation}\` of ${service}` };
  }
  const roles = passedRoleNeeds(service, operation, facts);
  if (roles === undefined) {
    return {
      ok: false,
      code: 'needs-resource',
      message:
        'the role that it hands to the service is not known: it is computed while the workflow runs, or is behind an instance profile',
    };
  }
  return { ok: true, needs: [...needs, ...s3InputNeeds(service, facts), ...roles] };
}

function plainNeeds(
  service: string,
  prefix: string,
  operation: string,
  facts: ArgumentFact,
): readonly IamNeed[] | undefined {
  const names = operationActions(service, operation) ?? [`${prefix}:${operation}`];
  const actions = names.map(findAction);
  return actions.every((action): action is IamAction => action !== undefined)
    ? actions.map((action) => need(action.name, resourcesOf(action, facts)))
    : undefined;
}
