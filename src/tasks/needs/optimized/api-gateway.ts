/**
 * API Gateway: a call under the role's identity needs to be allowed on the exact stage, method and path; a call without
 * authentication needs nothing.
 */
import { constantText, dynamic, factAt } from '../facts.ts';
import { need } from '../need.ts';
import type { ArgumentFact } from '../types.ts';
import { andToken, type Integrations } from './integration.ts';

function apiArn(endpoint: ArgumentFact | undefined): string {
  if (endpoint?.kind === 'handle') return `\${${endpoint.id}Arn}`;
  const match = /^(?:https:\/\/)?([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com/.exec(
    constantText(endpoint) ?? '',
  );
  const [, api = '*', region = '${AWS::Region}'] = match ?? [];
  return `arn:\${AWS::Partition}:execute-api:${region}:\${AWS::AccountId}:${api}`;
}

const segment = (fact: ArgumentFact | undefined): string => {
  const text = constantText(fact)?.replace(/^\/|\/$/g, '');
  return text === undefined || /[*?]/.test(text) ? '*' : text;
};

export const apiGateway: Integrations = {
  'apigateway:invoke': {
    patterns: andToken,
    needs: ({ arguments: facts }) => {
      const authentication = factAt(facts, 'AuthType');
      const known = authentication === undefined || authentication.kind === 'constant';
      if (known && constantText(authentication) !== 'IAM_ROLE') return [];
      const stage = segment(factAt(facts, 'Stage') ?? dynamic);
      const path = factAt(facts, 'Path');
      const parts = [apiArn(factAt(facts, 'ApiEndpoint')), stage, segment(factAt(facts, 'Method'))];
      return [need('execute-api:Invoke', [...parts, path === undefined ? '' : segment(path)].join('/'))];
    },
  },
};
