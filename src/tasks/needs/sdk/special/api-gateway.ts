/**
 * API Gateway's control plane is authorized by HTTP verb and REST path, not by operation name.
 */
import { factAt } from '../../facts.ts';
import { fillArn } from '../../fill-arn.ts';
import { need } from '../../need.ts';
import type { ArgumentFact, IamNeed } from '../../types.ts';

const verbs: readonly (readonly [RegExp, string])[] = [
  [/^(Get|Export)/, 'GET'],
  [/^(Create|Import|Test|Generate|Reimport)/, 'POST'],
  [/^(Delete|Flush|Untag|Reject|Reset)/, 'DELETE'],
  [/^Update/, 'PATCH'],
  [/^(Put|Tag)/, 'PUT'],
];

/** The needs of an operation of `apigateway` or `apigatewayv2`, or `undefined` for one whose verb is not known. */
export function apiGatewayNeeds(operation: string, facts: ArgumentFact): readonly IamNeed[] | undefined {
  const name = operation.charAt(0).toUpperCase() + operation.slice(1);
  const verb = name.startsWith('ReimportApi') ? 'PUT' : verbs.find(([pattern]) => pattern.test(name))?.[1];
  if (verb === undefined) return undefined;
  const restApi = factAt(facts, 'RestApiId');
  const api = factAt(facts, 'ApiId');
  if (restApi !== undefined) return [need(`apigateway:${verb}`, pathsOf('/restapis/', restApi))];
  if (api !== undefined) return [need(`apigateway:${verb}`, pathsOf('/apis/', api))];
  return [need(`apigateway:${verb}`, 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/*')];
}

function pathsOf(path: string, id: ArgumentFact): readonly string[] {
  // A handle's ARN is that of the API's invocations, so that only its id would fit here, and a pattern must do.
  const name: ArgumentFact = id.kind === 'handle' ? { kind: 'dynamic' } : id;
  const filled = fillArn(`arn:\${Partition}:apigateway:\${Region}::${path}\${Id}`, () => name);
  return filled.kind === 'filled' ? filled.arns.flatMap((arn) => (arn.endsWith('*') ? [arn] : [arn, `${arn}/*`])) : [];
}
