/**
 * Documents for templates of CloudFormation and SAM, and for the Serverless Framework, where every resource has the logical id
 * that the workflow calls it by. A kind whose resource has no such return value gets its ARN made of its name.
 */
import type { ResourceAttribute } from '../../artifact/index.ts';
import { handleArnFormat } from '../../tasks/needs/index.ts';
import { type Placeholder, partsOf } from './placeholders.ts';
import type { PolicyDocument } from './policy-document.ts';

/** An intrinsic function of CloudFormation, in its long form. */
export type Intrinsic = Readonly<Record<string, unknown>>;

type Returns = Readonly<Partial<Record<ResourceAttribute, string>>>;

/** The return values of resources, where they are not `Ref` for the name and `Arn` for the ARN. */
const RETURN_VALUES: Readonly<Record<string, Returns>> = {
  'apigateway.httpApi': { Name: 'Ref', Arn: '' },
  'apigateway.restApi': { Name: 'Ref', Arn: '' },
  'athena.workGroup': { Arn: '' },
  'batch.jobDefinition': { Arn: 'Ref' },
  'batch.queue': { Arn: 'Ref' },
  'bedrock.guardrail': { Name: 'GuardrailId', Arn: 'GuardrailArn' },
  'databrew.job': { Arn: '' },
  'ecs.taskDefinition': { Arn: 'Ref' },
  'emr.cluster': { Arn: '' },
  'emrserverless.application': { Name: 'ApplicationId' },
  'glue.crawler': { Arn: '' },
  'glue.job': { Arn: '' },
  'sagemaker.endpoint': { Name: 'EndpointName', Arn: 'Ref' },
  'sagemaker.model': { Name: 'ModelName', Arn: 'Ref' },
  'secretsmanager.secret': { Arn: 'Ref' },
  'sns.topic': { Name: 'TopicName', Arn: 'Ref' },
  'sqs.queue': { Name: 'QueueName', Url: 'Ref' },
  'ssm.parameter': { Arn: '' },
  'stepfunctions.activity': { Name: 'Name', Arn: 'Ref' },
  'stepfunctions.stateMachine': { Arn: 'Ref' },
};
const USUAL: Required<Returns> = { Name: 'Ref', Arn: 'Arn', Url: 'Ref' };

/**
 * What an identifier of a resource is in a template.
 *
 * @example
 * intrinsicOf({ name: 'ChargeArn', id: 'Charge', kind: 'lambda.function', attribute: 'Arn' }); // { 'Fn::GetAtt': ['Charge', 'Arn'] }
 */
export function intrinsicOf({ id, kind, attribute }: Placeholder): Intrinsic {
  const value = RETURN_VALUES[kind]?.[attribute] ?? USUAL[attribute];
  if (attribute === 'Url' && kind.startsWith('apigateway.')) {
    return { 'Fn::Sub': `\${${id}}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}` };
  }
  // Of a machine, a version and an alias alike: none but the machine has its name as a return value.
  if (kind === 'stepfunctions.stateMachine' && attribute === 'Name')
    return { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: id }] }] };
  if (value === 'Ref') return { Ref: id };
  if (value !== '') return { 'Fn::GetAtt': [id, value] };
  const format = handleArnFormat(kind) ?? '';
  if (kind === 'ssm.parameter') return parameterArn(format, id);
  return { 'Fn::Sub': substituted(format, id) };
}

/** A name that begins with a slash would have two in the ARN, as no name has them: one of the two goes. */
function parameterArn(format: string, id: string): Intrinsic {
  return { 'Fn::Join': ['/', { 'Fn::Split': ['//', { 'Fn::Sub': substituted(format, id) }] }] };
}

function substituted(format: string, id: string): string {
  const known: Readonly<Record<string, string>> = {
    Partition: '${AWS::Partition}',
    Region: '${AWS::Region}',
    Account: '${AWS::AccountId}',
  };
  return format.replace(/\$\{(\w+)\}/g, (_, part: string) => known[part] ?? `\${${id}}`);
}

/**
 * The value of `DefinitionSubstitutions`.
 *
 * @example
 * definitionSubstitutions([{ name: 'OrdersName', … }]); // { OrdersName: { Ref: 'Orders' } }
 */
export function definitionSubstitutions(used: readonly Placeholder[]): Readonly<Record<string, Intrinsic>> {
  return Object.fromEntries(used.map((placeholder) => [placeholder.name, intrinsicOf(placeholder)]));
}

/**
 * A text as CloudFormation has to be told it.
 *
 * @example
 * textOrIntrinsic('${OrdersArn}/index/*', placeholders); // { 'Fn::Sub': ['${OrdersArn}/index/*', { OrdersArn: … }] }
 */
export function textOrIntrinsic(text: string, placeholders: ReadonlyMap<string, Placeholder>): string | Intrinsic {
  const parts = partsOf(text, placeholders);
  const [only, ...others] = parts;
  if (only === undefined || parts.every(({ kind }) => kind === 'text')) return text;
  if (only.kind === 'resource' && others.length === 0) return intrinsicOf(only.placeholder);
  const used = parts.flatMap((part) => (part.kind === 'resource' ? [part.placeholder] : []));
  const template = parts
    .map((part) => {
      if (part.kind === 'text') return part.text.replaceAll('${', '${!');
      return `\${${part.kind === 'resource' ? part.placeholder.name : part.name}}`;
    })
    .join('');
  return { 'Fn::Sub': used.length === 0 ? template : [template, definitionSubstitutions(used)] };
}

/**
 * The policy with an intrinsic function in the place of each placeholder.
 *
 * @example
 * cloudFormationPolicy(policyDocument(compiled), placeholders);
 */
export function cloudFormationPolicy(policy: PolicyDocument, placeholders: ReadonlyMap<string, Placeholder>): unknown {
  return mapTexts(policy, (text) => textOrIntrinsic(text, placeholders));
}

/**
 * The definition for the Serverless Framework's plugin, which makes one `Fn::Sub` of all intrinsic functions in it. Every `${` of
 * the user's own would then be read as one more placeholder.
 *
 * @example
 * serverlessDefinition(compiled.definition, placeholders);
 */
export function serverlessDefinition(definition: unknown, placeholders: ReadonlyMap<string, Placeholder>): unknown {
  return mapTexts(definition, (text) => {
    const parts = partsOf(text, placeholders);
    const isOwn = parts.some(({ kind }) => kind === 'resource');
    return isOwn ? textOrIntrinsic(text, placeholders) : text.replaceAll('${', '${!');
  });
}

/**
 * The placeholders as the Serverless Framework has them: it gives functions logical ids of its own.
 *
 * @example
 * serverlessPlaceholders(placeholders).get('ChargeArn')?.id; // 'ChargeLambdaFunction'
 */
export function serverlessPlaceholders(
  placeholders: ReadonlyMap<string, Placeholder>,
): ReadonlyMap<string, Placeholder> {
  const named = [...placeholders].map(([name, placeholder]) => {
    const { id, kind } = placeholder;
    const logicalId = `${id.charAt(0).toUpperCase()}${id.slice(1)}LambdaFunction`;
    return [name, kind === 'lambda.function' ? { ...placeholder, id: logicalId } : placeholder] as const;
  });
  return new Map(named);
}

/** A JSON value with every string of it replaced; keys stay. */
function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
