/**
 * Identifiers that AWS accepts in more forms than a name and an ARN: queue URLs, qualified function names, secret names
 * without their random suffix, parameter paths, model ids. Each function gives the ARNs that a policy must name for it.
 */
import { constantText, dynamic, factAt } from './facts.ts';
import { arnsOf, fillArn } from './fill-arn.ts';
import type { ArgumentFact } from './types.ts';

const regional = (service: string, rest: string): string =>
  `arn:\${Partition}:${service}:\${Region}:\${Account}:${rest}`;
const constant = (value: string): ArgumentFact => ({ kind: 'constant', value });

/**
 * The queue behind a URL, name or handle. A URL names its own region and account.
 *
 * @example
 * queueArns(constant('https://sqs.eu-west-1.amazonaws.com/111122223333/jobs')); // ['arn:aws:sqs:eu-west-1:111122223333:jobs']
 */
export function queueArns(fact: ArgumentFact | undefined): readonly string[] {
  const url = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/([\w.-]+)$/.exec(
    constantText(fact) ?? '',
  );
  const [, region, account, name] = url ?? [];
  if (region !== undefined && account !== undefined && name !== undefined) {
    return [`arn:${partitionOf(region)}:sqs:${region}:${account}:${name}`];
  }
  return arnsOf(regional('sqs', '${QueueName}'), fact);
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * The function behind a name, partial ARN, ARN or handle, with the qualifier that the call names. Without one, versions and
 * aliases are included, because the handle may be bound to one of them.
 *
 * @example
 * functionArns({ kind: 'handle', id: 'Charge', resourceKind: 'lambda.function', attribute: 'Arn' }, undefined);
 * // ['${ChargeArn}', '${ChargeArn}:*']
 */
export function functionArns(fact: ArgumentFact | undefined, qualifier: ArgumentFact | undefined): readonly string[] {
  const text = constantText(fact);
  const partial = /^(?:(\d{12}):)?(?:function:)?([\w-]+)(?::([\w$-]+))?$/.exec(text ?? '');
  const [, account, name, inlineQualifier] = partial ?? [];
  if (name !== undefined && inlineQualifier !== undefined) {
    return [`${functionArn(account, name)}:${inlineQualifier}`];
  }
  const whole = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:[\w-]+(:[\w$-]+)?$/.exec(text ?? '');
  if (whole?.[1] !== undefined && text !== undefined) return [text];
  const arns =
    name === undefined ? arnsOf(regional('lambda', 'function:${FunctionName}'), fact) : [functionArn(account, name)];
  const alias = constantText(qualifier);
  if (alias !== undefined && !/[*?]/.test(alias)) return arns.map((arn) => `${arn}:${alias}`);
  return arns.flatMap((arn) => (arn.endsWith(':*') ? [arn] : [arn, `${arn}:*`]));
}

function functionArn(account: string | undefined, name: string): string {
  return `arn:\${AWS::Partition}:lambda:\${AWS::Region}:${account ?? '${AWS::AccountId}'}:function:${name}`;
}

/**
 * The secret behind a name, ARN or handle; AWS appends six random characters to a secret's name.
 *
 * @example
 * secretArns(constant('db')); // ['arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db-??????']
 */
export function secretArns(fact: ArgumentFact | undefined): readonly string[] {
  const name = constantText(fact);
  const arns = arnsOf(regional('secretsmanager', 'secret:${SecretId}'), fact);
  const complete = name === undefined || /^arn:.*-[A-Za-z0-9]{6}$/.test(name);
  return complete ? arns : arns.map((arn) => (arn.endsWith('*') ? arn : `${arn}-??????`));
}

/**
 * The Systems Manager parameter behind a name; a path's first slash is not repeated in the ARN.
 *
 * @example
 * parameterArns(constant('/app/url')); // ['arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/app/url']
 */
export function parameterArns(fact: ArgumentFact | undefined): readonly string[] {
  const name = constantText(fact);
  const format = regional('ssm', 'parameter/${Name}');
  return arnsOf(format, name === undefined || name.startsWith('arn:') ? fact : constant(name.replace(/^\//, '')));
}

/**
 * The Systems Manager document behind a name; AWS's own documents belong to no account.
 *
 * @example
 * documentArns(constant('AWS-RunShellScript'))[0]; // 'arn:${AWS::Partition}:ssm:${AWS::Region}::document/AWS-RunShellScript'
 */
export function documentArns(fact: ArgumentFact | undefined): readonly string[] {
  const own = arnsOf(regional('ssm', 'document/${DocumentName}'), fact);
  const format = 'arn:${Partition}:ssm:${Region}::document/${DocumentName}';
  return constantText(fact)?.startsWith('AWS') ? [...arnsOf(format, fact), ...own] : own;
}

/**
 * The identities that allow a sender: the address and its domain, of which either may be the verified one.
 *
 * @example
 * emailIdentityArns(constant('Shop <shop@example.com>')); // identity/shop@example.com and identity/example.com
 */
export function emailIdentityArns(fact: ArgumentFact | undefined): readonly string[] {
  const format = regional('ses', 'identity/${IdentityName}');
  const address = /([^\s<>"]+@([^\s<>"]+))/.exec(constantText(fact) ?? '');
  const names = address === null ? [] : [address[1] ?? '', address[2] ?? ''];
  return names.length === 0 ? arnsOf(format, fact) : names.flatMap((name) => arnsOf(format, constant(name)));
}

/**
 * The model behind a Bedrock model id: an id of a foundation model, an ARN, or an inference profile, which also needs the
 * foundation models it routes to.
 *
 * @example
 * modelArns(constant('amazon.nova-lite-v1:0')); // ['arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/amazon.nova-lite-v1:0']
 */
export function modelArns(fact: ArgumentFact | undefined): readonly string[] {
  if (fact?.kind === 'handle') return [`\${${fact.id}Arn}`];
  const text = constantText(fact);
  const profile = /^(?:us|eu|apac|global|us-gov|jp|au|ca)\.(.+)$/.exec(text ?? '')?.[1];
  if (text !== undefined && profile !== undefined) {
    return [
      `arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:inference-profile/${text}`,
      `arn:\${AWS::Partition}:bedrock:*::foundation-model/${profile}`,
    ];
  }
  if (text?.startsWith('arn:')) return text.includes(':inference-profile/') ? [text, anyFoundationModel('*')] : [text];
  if (text !== undefined) return arnsOf('arn:${Partition}:bedrock:${Region}::foundation-model/${ModelId}', fact);
  return [anyFoundationModel('${AWS::Region}'), 'arn:${AWS::Partition}:bedrock:${AWS::Region}:${AWS::AccountId}:*'];
}

function anyFoundationModel(region: string): string {
  return `arn:\${AWS::Partition}:bedrock:${region}::foundation-model/*`;
}

/**
 * The role behind a name, ARN or handle.
 *
 * @example
 * roleArns(undefined); // ['arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*']
 */
export function roleArns(fact: ArgumentFact | undefined): readonly string[] {
  return arnsOf('arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}', fact);
}

const bus = 'arn:${Partition}:events:${Region}:${Account}:event-bus/${EventBusName}';
const defaultBus: ArgumentFact = { kind: 'constant', value: 'default' };

/**
 * The buses that a PutEvents call reaches.
 *
 * @example
 * busArns(call.arguments); // ['${OrdersBusArn}']
 */
export function busArns(facts: ArgumentFact): readonly string[] {
  const entries = factAt(facts, 'Entries');
  if (entries?.kind !== 'list') return arnsOf(bus, dynamic);
  return entries.items.flatMap((entry) => arnsOf(bus, factAt(entry, 'EventBusName') ?? defaultBus));
}

const object = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';

/**
 * The objects that `Bucket` and `Key` name; an access point stays as given.
 *
 * @example
 * objectArns(call.arguments); // ['${UploadsArn}/*']
 */
export function objectArns(facts: ArgumentFact): readonly string[] {
  const bucket = factAt(facts, 'Bucket') ?? dynamic;
  const key = factAt(facts, 'Key') ?? dynamic;
  const filled = fillArn(object, (variable) => (variable === 'BucketName' ? bucket : key));
  if (filled.kind === 'filled') return filled.arns;
  const accessPoint = constantText(bucket);
  return [accessPoint === undefined ? 'arn:${AWS::Partition}:s3:::*' : `${accessPoint}/object/*`];
}
