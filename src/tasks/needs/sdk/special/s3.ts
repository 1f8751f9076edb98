/**
 * S3 operations that touch more than the object they name: copies read their source, a version needs an action of its own,
 * and objects written with an ACL, tags or a lock need the actions for those.
 */
import { constantText, dynamic, factAt, isClosed } from '../../facts.ts';
import { need } from '../../need.ts';
import { objectArns } from '../../resource-forms.ts';
import type { ArgumentFact, IamNeed } from '../../types.ts';

const versioned: Readonly<Record<string, readonly [string, string]>> = {
  getObject: ['s3:GetObject', 's3:GetObjectVersion'],
  headObject: ['s3:GetObject', 's3:GetObjectVersion'],
  getObjectAcl: ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'],
  getObjectTagging: ['s3:GetObjectTagging', 's3:GetObjectVersionTagging'],
  getObjectAttributes: ['s3:GetObjectAttributes', 's3:GetObjectVersionAttributes'],
  deleteObject: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  deleteObjectTagging: ['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'],
  putObjectAcl: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'],
  putObjectTagging: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
};

const writes: readonly string[] = ['putObject', 'copyObject', 'createMultipartUpload'];
const writeExtras: readonly (readonly [RegExp, string])[] = [
  [/^(Acl|Grant\w+)$/, 's3:PutObjectAcl'],
  [/^Tagging$/, 's3:PutObjectTagging'],
  [/^ObjectLock(Mode|RetainUntilDate)$/, 's3:PutObjectRetention'],
  [/^ObjectLockLegalHoldStatus$/, 's3:PutObjectLegalHold'],
];

/** The needs of an operation on objects, or `undefined` for every other operation of S3. */
export function s3ObjectNeeds(operation: string, facts: ArgumentFact): readonly IamNeed[] | undefined {
  const actions = Object.hasOwn(versioned, operation) ? versioned[operation] : undefined;
  if (actions !== undefined) return [need(versionActions(operation, actions, facts), objectArns(facts))];
  if (operation === 'deleteObjects') return [need('s3:DeleteObject', objectArns(withoutKey(facts)))];
  if (operation === 'uploadPartCopy') return [need('s3:PutObject', objectArns(facts)), sourceNeed(facts)];
  if (!writes.includes(operation)) return undefined;
  const given = facts.kind === 'record' ? Object.keys(facts.entries) : [];
  const extras = writeExtras.filter(([key]) => given.some((name) => key.test(name))).map(([, action]) => action);
  const put = need(['s3:PutObject', ...extras], objectArns(facts));
  return operation === 'copyObject' ? [put, sourceNeed(facts)] : [put];
}

function versionActions(operation: string, [plain, version]: readonly [string, string], facts: ArgumentFact): string[] {
  if (!isClosed(facts)) return [plain, version];
  if (factAt(facts, 'VersionId') === undefined) return [plain];
  return operation === 'headObject' || operation === 'getObject' ? [plain, version] : [version];
}

function withoutKey(facts: ArgumentFact): ArgumentFact {
  if (facts.kind !== 'record') return facts;
  return { kind: 'record', entries: { Bucket: facts.entries.Bucket ?? dynamic } };
}

/** `CopySource` is `bucket/key` in one string, mostly computed: then every object may be the source. */
function sourceNeed(facts: ArgumentFact): IamNeed {
  const source = constantText(factAt(facts, 'CopySource'))?.replace(/^\//, '');
  const slash = source?.indexOf('/') ?? -1;
  const named = source !== undefined && slash > 0 && !source.startsWith('arn:');
  const arns = objectArns({
    kind: 'record',
    entries: {
      Bucket: named ? { kind: 'constant', value: source.slice(0, slash) } : dynamic,
      Key: named ? { kind: 'constant', value: decodeURIComponent(source.slice(slash + 1)) } : dynamic,
    },
  });
  return need('s3:GetObject', arns);
}
