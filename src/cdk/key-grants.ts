/**
 * Encrypted resources: whoever reads or writes them needs their KMS key too. The actions are those of CDK's own grants, for
 * exactly what the workflow does with each resource.
 */

import { EncryptedResources, type IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Activity, CustomerManagedEncryptionConfiguration } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { IamStatement } from '../artifact/index.ts';
import type { BoundResource } from './bound-resource.ts';
import { readAttribute } from './resource-properties.ts';

const decrypt = ['kms:Decrypt'];
const encrypt = ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
const message = ['kms:Decrypt', 'kms:GenerateDataKey*'];
const readTable = ['kms:Decrypt', 'kms:DescribeKey'];

const keyActions: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^dynamodb:(GetItem|BatchGetItem|Query|Scan|ConditionCheckItem|PartiQLSelect|GetRecords)$/i, readTable],
  [
    /^dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem|PartiQL(Insert|Update|Delete))$/i,
    [...readTable, ...encrypt],
  ],
  [/^sqs:SendMessage$/i, message],
  [/^sqs:ReceiveMessage$/i, decrypt],
  [/^sns:Publish$/i, message],
  [/^s3:GetObject(Version)?$/i, decrypt],
  [/^s3:PutObject$/i, [...encrypt, ...decrypt]],
  [/^kinesis:(GetRecords|SubscribeToShard)$/i, decrypt],
  [/^kinesis:PutRecords?$/i, encrypt],
  [/^ssm:GetParameters?(ByPath|History)?$/i, decrypt],
  [/^secretsmanager:GetSecretValue$/i, decrypt],
  [/^secretsmanager:(PutSecretValue|UpdateSecret)$/i, [...encrypt, ...decrypt]],
];

/**
 * Lets the role use the keys of the resources that the statements allow it to use.
 *
 * @example
 * grantKeys(role, manifest.iam, bound.values());
 */
export function grantKeys(
  grantee: IPrincipal,
  statements: readonly IamStatement[],
  resources: Iterable<BoundResource>,
): void {
  for (const { id, construct, key } of resources) {
    if (construct === undefined && key === undefined) continue;
    if (construct !== undefined) grantActivityKey(grantee, construct);
    const used = statements.filter((statement) => statement.resources.some((arn) => arn.startsWith(`\${${id}Arn}`)));
    const performed = used.flatMap((statement) => statement.actions);
    const needed = keyActions.filter(([action]) => performed.some((each) => action.test(each)));
    const actions = [...new Set(needed.flatMap(([, ofKey]) => ofKey))];
    if (actions.length === 0) continue;
    if (key !== undefined) grantGivenKey(grantee, key, actions);
    else if (construct !== undefined) grantKey(grantee, construct, actions);
  }
}

/**
 * What is handed to an activity is encrypted with the activity's key, by the role of the machine.
 * https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
function grantActivityKey(role: IPrincipal, construct: object): void {
  if (!(construct instanceof Activity)) return;
  const { activityArn, encryptionConfiguration } = construct;
  if (!(encryptionConfiguration instanceof CustomerManagedEncryptionConfiguration)) return;
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [encryptionConfiguration.kmsKey.keyRef.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:states:activityArn': activityArn } },
    }),
  );
}

interface Key {
  grant(grantee: IPrincipal, ...actions: string[]): unknown;
}

/** A key that was named: an L2 knows of grants, of others the ARN is all. */
function grantGivenKey(grantee: IPrincipal, key: object, actions: readonly string[]): void {
  const arn = readAttribute('kms.key', key, 'Arn');
  if (isKey(key)) key.grant(grantee, ...actions);
  else if (arn !== undefined)
    grantee.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [arn] }));
}

function grantKey(grantee: IPrincipal, construct: object, actions: readonly string[]): void {
  const encrypted = isEnvironmentAware(construct) ? EncryptedResources.of(construct) : undefined;
  if (encrypted !== undefined) {
    encrypted.grantOnKey(grantee, ...actions);
    return;
  }
  // Resources that CDK does not list as encrypted, and those imported by another copy of it.
  const keys = ['encryptionKey', 'encryptionMasterKey', 'masterKey'].map((name): unknown =>
    Reflect.get(construct, name),
  );
  keys.find(isKey)?.grant(grantee, ...actions);
}

function isEnvironmentAware(value: object): value is Parameters<typeof EncryptedResources.of>[0] {
  return Construct.isConstruct(value) && 'env' in value;
}

function isKey(value: unknown): value is Key {
  return typeof value === 'object' && value !== null && 'grant' in value && typeof value.grant === 'function';
}
