/** S3 in a distributed Map: ItemReader and ResultWriter. These are no Task states, but AWS writes them as resources. */
import { constantText, dynamic, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { objectArns } from '../resource-forms.ts';
import type { ArgumentFact } from '../types.ts';
import { type Integrations, only } from './integration.ts';

const bucketArns = (facts: ArgumentFact): readonly string[] =>
  arnsOf('arn:${Partition}:s3:::${BucketName}', factAt(facts, 'Bucket'));

/** The objects under a prefix: the whole bucket unless the prefix is a constant. */
function prefixArns(facts: ArgumentFact): readonly string[] {
  const prefix = constantText(factAt(facts, 'Prefix'));
  const key: ArgumentFact = dynamic;
  const objects = objectArns({ kind: 'record', entries: { Bucket: factAt(facts, 'Bucket') ?? dynamic, Key: key } });
  if (prefix === undefined || prefix === '' || /[*?$]/.test(prefix)) return objects;
  return objects.map((arn) => arn.replace(/\*$/, `${prefix.replace(/\/$/, '')}/*`));
}

export const s3: Integrations = {
  's3:getObject': {
    patterns: only,
    needs: ({ arguments: facts }) => [
      need(
        factAt(facts, 'VersionId') === undefined ? 's3:GetObject' : ['s3:GetObject', 's3:GetObjectVersion'],
        objectArns(facts),
      ),
    ],
  },
  's3:listObjectsV2': {
    patterns: only,
    needs: ({ arguments: facts }) => {
      const prefix = constantText(factAt(facts, 'Prefix'));
      const conditions =
        prefix === undefined || prefix === '' ? undefined : { StringLike: { 's3:prefix': `${prefix}*` } };
      return [need('s3:ListBucket', bucketArns(facts), conditions)];
    },
  },
  's3:putObject': {
    patterns: only,
    needs: ({ arguments: facts }) => [
      need(
        ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
        prefixArns(facts),
      ),
    ],
  },
};
