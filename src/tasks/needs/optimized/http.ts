/**
 * HTTP Tasks: the endpoint and method bound the call, the EventBridge connection gives its credentials, which EventBridge
 * keeps in a secret named after the connection.
 */
import { constantText, dynamic, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';
import { type Integrations, only } from './integration.ts';

type Conditions = NonNullable<IamNeed['conditions']>;

/** An endpoint with a path may get a query; an origin alone must not match a longer host name. */
function endpointPatterns(endpoint: string): string | readonly string[] {
  return /^https?:\/\/[^/]+\/.+/.test(endpoint)
    ? `${endpoint}*`
    : [endpoint.replace(/\/$/, ''), `${endpoint.replace(/\/$/, '')}/*`];
}

function conditionsOf(facts: ArgumentFact): Conditions | undefined {
  const endpoint = constantText(factAt(facts, 'ApiEndpoint'));
  const method = constantText(factAt(facts, 'Method'));
  const conditions: Conditions = {
    ...(method === undefined ? {} : { StringEquals: { 'states:HTTPMethod': method } }),
    ...(endpoint === undefined ? {} : { StringLike: { 'states:HTTPEndpoint': endpointPatterns(endpoint) } }),
  };
  return Object.keys(conditions).length === 0 ? undefined : conditions;
}

function connectionName(fact: ArgumentFact): string {
  if (fact.kind === 'handle') return `\${${fact.id}Name}`;
  return /:connection\/([^/]+)/.exec(constantText(fact) ?? '')?.[1] ?? '*';
}

export const http: Integrations = {
  'http:invoke': {
    patterns: only,
    needs: ({ arguments: facts }) => {
      const connection =
        factAt(facts, 'Authentication', 'ConnectionArn') ??
        factAt(facts, 'InvocationConfig', 'ConnectionArn') ??
        dynamic;
      return [
        need('states:InvokeHTTPEndpoint', '*', conditionsOf(facts)),
        need(
          'events:RetrieveConnectionCredentials',
          arnsOf('arn:${Partition}:events:${Region}:${Account}:connection/${ConnectionName}', connection),
        ),
        need(
          ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
          `arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:events!connection/${connectionName(connection)}/*`,
        ),
      ];
    },
  },
};
