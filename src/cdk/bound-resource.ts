/**
 * A resource of a workflow with its identifiers, as text that may contain CDK tokens. An identifier that the construct does
 * not have is derived from another one: names are part of ARNs, ARNs and queue URLs are made of names.
 */
import { ArnFormat, Lazy, Stack, Token } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ResourceAttribute } from '../artifact/index.ts';
import { handleArnFormat } from '../tasks/needs/index.ts';

/** A resource of a workflow. */
export interface BoundResource {
  readonly id: string;
  readonly kind: string;
  /** The workflow's own state machine, which calls itself. */
  readonly isSelf: boolean;
  /** The construct, where there is one. */
  readonly construct: object | undefined;
  /** The KMS key that encrypts it, where the construct does not tell. */
  readonly key?: object;
  /** An identifier, or `undefined` where it can neither be read nor derived. */
  readonly attribute: (attribute: ResourceAttribute) => string | undefined;
}

/** Reads one identifier of the resource as it was given. */
export type GivenAttribute = (attribute: ResourceAttribute) => string | undefined;

/**
 * A resource whose missing identifiers are derived in the stack of `scope`.
 *
 * @example
 * boundResource(this, { id: 'Jobs', kind: 'sqs.queue' }, queue, (name) => readAttribute('sqs.queue', queue, name));
 */
export function boundResource(
  scope: Construct,
  use: { readonly id: string; readonly kind: string },
  construct: object | undefined,
  given: GivenAttribute,
): BoundResource {
  const { id, kind } = use;
  const attribute: GivenAttribute = (wanted) => {
    const own = given(wanted);
    if (own !== undefined) return own;
    if (wanted === 'Arn') return arnFrom(scope, kind, given('Name'));
    if (wanted === 'Name') return nameFrom(scope, kind, given('Arn'));
    return urlFrom(scope, kind, given('Arn') ?? arnFrom(scope, kind, given('Name')));
  };
  return { id, kind, isSelf: false, construct, attribute };
}

/**
 * The workflow's own state machine as a resource; its identifiers exist only once it does.
 *
 * @example
 * ownMachine('ProcessOrder', machine).attribute('Arn'); // a lazy token
 */
export function ownMachine(id: string, machine: StateMachine): BoundResource {
  const attribute: GivenAttribute = (wanted) => {
    if (wanted === 'Url') return undefined;
    return Lazy.string({ produce: () => (wanted === 'Arn' ? machine.stateMachineArn : machine.stateMachineName) });
  };
  return { id, kind: 'stepfunctions.stateMachine', isSelf: true, construct: machine, attribute };
}

function arnFrom(scope: Construct, kind: string, name: string | undefined): string | undefined {
  const format = handleArnFormat(kind);
  if (name === undefined || format === undefined) return undefined;
  const { partition, region, account } = Stack.of(scope);
  const values: Readonly<Record<string, string>> = { Partition: partition, Region: region, Account: account };
  const own = [...format.matchAll(/\$\{(\w+)\}/g)].filter(([, variable]) => values[variable ?? ''] === undefined);
  if (own.length !== 1) return undefined;
  // A secret's ARN has a suffix that its name does not tell; whether a token begins with a slash is not known.
  if (kind === 'secretsmanager.secret' || (kind === 'ssm.parameter' && Token.isUnresolved(name))) return undefined;
  return format.replace(/\$\{(\w+)\}/g, (_, variable: string) => values[variable] ?? resourceName(kind, name));
}

/** The name in an ARN: that of a path of parameters has no slash in front. */
function resourceName(kind: string, name: string): string {
  return kind === 'ssm.parameter' ? name.replace(/^\//, '') : name;
}

/** Kinds whose ARN does not tell the name: a secret's has a suffix or none, a parameter's leaves a first slash out. */
const untold: ReadonlySet<string> = new Set(['secretsmanager.secret', 'ssm.parameter']);

function nameFrom(scope: Construct, kind: string, arn: string | undefined): string | undefined {
  const format = handleArnFormat(kind);
  if (arn === undefined || format === undefined || untold.has(kind)) return undefined;
  const [, , , , , ...resource] = format.replace(/\$\{\w+\}/g, '*').split(':');
  const text = resource.join(':');
  const arnFormat = text === '*' ? ArnFormat.NO_RESOURCE_NAME : formatOf(text);
  const parts = Stack.of(scope).splitArn(arn, arnFormat);
  if (arnFormat === ArnFormat.NO_RESOURCE_NAME) return parts.resource;
  // After the name of a state machine or function an ARN may have a version or alias.
  return arnFormat === ArnFormat.COLON_RESOURCE_NAME ? parts.resourceName?.split(':')[0] : parts.resourceName;
}

function formatOf(text: string): ArnFormat {
  return /^[\w-]+:/.test(text) ? ArnFormat.COLON_RESOURCE_NAME : ArnFormat.SLASH_RESOURCE_NAME;
}

function urlFrom(scope: Construct, kind: string, arn: string | undefined): string | undefined {
  if (arn === undefined) return undefined;
  const { urlSuffix } = Stack.of(scope);
  const { region, account, resource } = Stack.of(scope).splitArn(arn, ArnFormat.NO_RESOURCE_NAME);
  if (kind === 'sqs.queue') return `https://sqs.${region}.${urlSuffix}/${account}/${resource}`;
  if (kind === 'apigateway.restApi' || kind === 'apigateway.httpApi') {
    return `${resource}.execute-api.${region}.${urlSuffix}`;
  }
  return undefined;
}
