/**
 * Which identifier of a resource handle a parameter means, and what can be told of one identifier from another. Both the
 * native run and the compiler follow these two functions, so that a bare handle in a parameter and the attributes of a
 * handle bound to an ARN mean the same in both. Pure data and pure functions.
 */
import type { HandleAttribute } from './handle.ts';

/** Parameters that take a handle and whose name does not end in the attribute that they want. */
const attributeByParameter: Readonly<Record<string, Readonly<Record<string, HandleAttribute>>>> = {
  'lambda.function': { FunctionName: 'Arn' },
  's3.bucket': { Bucket: 'Name' },
  'ecs.cluster': { Cluster: 'Arn' },
  'ecs.taskDefinition': { TaskDefinition: 'Arn' },
  'batch.queue': { JobQueue: 'Arn' },
  'batch.jobDefinition': { JobDefinition: 'Arn' },
  'bedrock.model': { ModelId: 'Arn' },
  'bedrock.guardrail': { GuardrailIdentifier: 'Arn' },
  'athena.workGroup': { WorkGroup: 'Name' },
  'apigateway.restApi': { ApiEndpoint: 'Url' },
  'apigateway.httpApi': { ApiEndpoint: 'Url' },
  'emr.cluster': { ClusterId: 'Name' },
  'emrcontainers.virtualCluster': { VirtualClusterId: 'Name', Id: 'Name' },
  'emrserverless.application': { ApplicationId: 'Name' },
  'eks.cluster': { Id: 'Name' },
};

/** What a kind of handle means in any parameter whose name does not say: roles and keys are named in many ways. */
const attributeByKind: Readonly<Record<string, HandleAttribute>> = {
  'iam.role': 'Arn',
  'kms.key': 'Arn',
  'secretsmanager.secret': 'Arn',
  'ssm.parameter': 'Name',
};

/** Kinds whose name a deployment cannot tell: a secret's ARN ends in characters that are not of its name. */
const nameless: ReadonlySet<string> = new Set(['secretsmanager.secret']);

/**
 * The attribute that a bare handle stands for as the value of parameter `key`, or `undefined` where that is ambiguous.
 * Elements of a list go by the key of the list.
 *
 * @example bareHandleAttribute('dynamodb.table', 'TableName') // 'Name'
 */
export function bareHandleAttribute(kind: string, key: string): HandleAttribute | undefined {
  const known = attributeByParameter[kind]?.[key];
  if (known !== undefined) return known;
  const suffix = /(Name|Arn|Url)s?$/.exec(key)?.[1];
  if (suffix === 'Name' && nameless.has(kind)) return undefined;
  if (suffix === 'Name' || suffix === 'Arn' || suffix === 'Url') return suffix;
  return key === '' ? undefined : attributeByKind[kind];
}

/**
 * The attribute that a bare handle stands for when only its name may be known: secrets are asked for by ARN or name alike.
 *
 * @example attributeSent('secretsmanager.secret', 'Arn', 'Name') // 'Name'
 */
export function attributeSent(
  kind: string,
  wanted: HandleAttribute,
  given: 'Name' | 'Arn' | undefined,
): HandleAttribute {
  return kind === 'secretsmanager.secret' && given === 'Name' ? 'Name' : wanted;
}

/**
 * Attribute `wanted` of a resource of which only `value` of attribute `given` is known, or `undefined` where it cannot be
 * told: a name says nothing of the account, an ARN says everything.
 *
 * @example deriveAttribute('sqs.queue', 'Arn', 'arn:aws:sqs:eu-west-1:123456789012:jobs', 'Name') // 'jobs'
 */
export function deriveAttribute(
  kind: string,
  given: 'Name' | 'Arn',
  value: string,
  wanted: HandleAttribute,
): string | undefined {
  if (given === wanted) return value;
  if (given === 'Name') return undefined;
  const [, partition, , region, account, ...resource] = value.split(':');
  if (resource.length === 0) return undefined;
  if (wanted === 'Name') return nameInArn(kind, resource);
  const domain = `${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  if (kind === 'apigateway.restApi' || kind === 'apigateway.httpApi') return `${resource[0]}.execute-api.${domain}`;
  return kind === 'sqs.queue' ? `https://sqs.${domain}/${account}/${resource.join(':')}` : undefined;
}

/** The name in the resource part of an ARN: after `function:`, after `table/`, or all of it; qualifiers stay off. */
function nameInArn(kind: string, resource: readonly string[]): string | undefined {
  if (nameless.has(kind)) return undefined;
  // A path has slashes and begins with one, which its ARN leaves out; of a name without others nobody knows.
  if (kind === 'ssm.parameter') return /^parameter(\/[^/]+\/.+)$/.exec(resource.join(':'))?.[1];
  const text = kind === 'lambda.function' ? resource.slice(0, 2).join(':') : resource.join(':');
  return /^\/?(?:[a-z-]+[:/])?(.+)$/i.exec(text)?.[1];
}
