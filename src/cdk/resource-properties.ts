/**
 * Where a CDK construct keeps the identifiers of a resource, by handle kind: `tableArn` and `tableName` of an L2, the same
 * under `tableRef` of an L1, or `arn` and `name` of a plain object. Everything is structural, so that constructs of other
 * copies of aws-cdk-lib, imported resources and L1s are all accepted.
 */
import type { ResourceAttribute } from '../artifact/index.ts';
import { qualifiedArn } from '../tasks/needs/index.ts';
import { handWrittenKind, isChainable } from './chainable.ts';
import { mayBeOfType } from './cloudformation-types.ts';

/** The stem of the property names, where it is not the kind's own noun. */
const stems: Readonly<Record<string, readonly string[]>> = {
  'apigateway.httpApi': ['api', 'httpApi'],
  'batch.jobQueue': ['jobQueue'],
  'batch.queue': ['jobQueue'],
  'cognito.userPool': ['userPool'],
  'dynamodb.table': ['table', 'globalTable'],
  'events.bus': ['eventBus'],
  'logs.logGroup': ['logGroup'],
  'rds.instance': ['instance', 'dbInstance'],
  'rds.cluster': ['cluster', 'dbCluster'],
};

/** Suffixes of the property that holds an attribute; an id is the name of what has no other. */
const suffixes: Readonly<Record<ResourceAttribute, readonly string[]>> = {
  Arn: ['Arn'],
  Name: ['Name', 'Id', 'Identifier'],
  Url: ['Url', 'Uri'],
};

/** An L1 secret has nothing but an id, which is its ARN. */
const ownSuffixes: Readonly<Record<string, typeof suffixes>> = {
  'secretsmanager.secret': { Arn: ['Arn', 'Id'], Name: ['Name'], Url: [] },
};

function stemsOf(kind: string): readonly string[] {
  return stems[kind] ?? [kind.slice(kind.indexOf('.') + 1)];
}

/**
 * An identifier that a value holds for a kind, or `undefined`.
 *
 * @example
 * readAttribute('dynamodb.table', table, 'Arn'); // table.tableArn
 */
export function readAttribute(kind: string, value: unknown, attribute: ResourceAttribute): string | undefined {
  const ofVersion = attribute === 'Arn' && isObject(value) ? qualifiedArn(kind, value) : undefined;
  if (ofVersion !== undefined) return ofVersion;
  const named = stemsOf(kind).flatMap((stem) =>
    (ownSuffixes[kind] ?? suffixes)[attribute].flatMap((suffix) => [
      text(value, `${stem}${suffix}`),
      text(property(value, `${stem}Ref`), `${stem}${suffix}`),
    ]),
  );
  const own = named.find((each) => each !== undefined);
  return own ?? (isPlain(value) ? text(value, attribute.toLowerCase()) : undefined);
}

/**
 * Whether a value is a resource of a kind, as far as its properties tell.
 *
 * @example
 * isResourceOf('sqs.queue', new sqs.Queue(stack, 'Jobs')); // true
 */
export function isResourceOf(kind: string, value: unknown): boolean {
  if (kind === handWrittenKind) return isChainable(value);
  if (!mayBeOfType(kind, value)) return false;
  return readAttribute(kind, value, 'Arn') !== undefined || readAttribute(kind, value, 'Name') !== undefined;
}

/**
 * The property that a resource of a kind is expected to have, for messages.
 *
 * @example
 * expectedProperty('events.bus'); // 'eventBusArn'
 */
export function expectedProperty(kind: string): string {
  return `${stemsOf(kind)[0] ?? ''}Arn`;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function property(value: unknown, name: string): unknown {
  return isObject(value) && name in value ? Reflect.get(value, name) : undefined;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}

function text(value: unknown, name: string): string | undefined {
  const found = property(value, name);
  return typeof found === 'string' ? found : undefined;
}
