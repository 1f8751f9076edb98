/**
 * Athena: queries run with the role's own access to the catalogue, to the data and to the place of the results. Which tables
 * a query reads is in its SQL, so that reading is as wide as the database that the call names.
 */
import { constantText, dynamic, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';
import { andSync, type Integrations, only, waitsForJob } from './integration.ts';

const regional = (service: string, rest: string): string =>
  `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`;
const primary: ArgumentFact = { kind: 'constant', value: 'primary' };

const workGroups = (fact: ArgumentFact | undefined): readonly string[] =>
  arnsOf('arn:${Partition}:athena:${Region}:${Account}:workgroup/${WorkGroupName}', fact);

const catalogueActions = ['Database', 'Databases', 'Table', 'Tables', 'Partition', 'Partitions'].map(
  (what) => `glue:Get${what}`,
);
const changes = ['Database', 'Table', 'Partition'].flatMap((what) => [
  `glue:Create${what}`,
  `glue:Delete${what}`,
  `glue:Update${what}`,
]);
const batches = [
  'glue:BatchCreatePartition',
  'glue:BatchDeletePartition',
  'glue:BatchDeleteTable',
  'glue:BatchGetPartition',
];

function catalogueNeed(facts: ArgumentFact): IamNeed {
  const database = factAt(facts, 'QueryExecutionContext', 'Database');
  const name = database === undefined ? 'default' : (constantText(database) ?? '*');
  return need(
    [...catalogueActions, ...changes, ...batches],
    ['catalog', `database/${name}`, `table/${name}/*`, `userDefinedFunction/${name}/*`].map((rest) =>
      regional('glue', rest),
    ),
  );
}

function resultNeeds(facts: ArgumentFact): readonly IamNeed[] {
  const location = /^s3:\/\/([^/]+)\/?(.*)$/.exec(
    constantText(factAt(facts, 'ResultConfiguration', 'OutputLocation')) ?? '',
  );
  const bucket = location?.[1] ?? '*';
  const prefix = location?.[2] ?? '';
  return [
    need(
      ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
      `arn:\${AWS::Partition}:s3:::${bucket}`,
    ),
    need(
      ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
      `arn:\${AWS::Partition}:s3:::${bucket}/${prefix}*`,
    ),
  ];
}

export const athena: Integrations = {
  'athena:startQueryExecution': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const catalogue = constantText(factAt(facts, 'QueryExecutionContext', 'Catalog')) ?? 'AwsDataCatalog';
      const waiting = waitsForJob(pattern) ? ['athena:GetQueryExecution', 'athena:StopQueryExecution'] : [];
      return [
        need(['athena:StartQueryExecution', ...waiting], workGroups(factAt(facts, 'WorkGroup') ?? primary)),
        need('athena:GetDataCatalog', regional('athena', `datacatalog/${catalogue}`)),
        need(['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'], 'arn:${AWS::Partition}:s3:::*'),
        ...resultNeeds(facts),
        need('lakeformation:GetDataAccess', '*'),
        catalogueNeed(facts),
      ];
    },
  },
  'athena:stopQueryExecution': {
    patterns: only,
    needs: () => [need('athena:StopQueryExecution', workGroups(dynamic))],
  },
  'athena:getQueryExecution': { patterns: only, needs: () => [need('athena:GetQueryExecution', workGroups(dynamic))] },
  'athena:getQueryResults': {
    patterns: only,
    needs: () => [
      need('athena:GetQueryResults', workGroups(dynamic)),
      need('s3:GetObject', 'arn:${AWS::Partition}:s3:::*'),
    ],
  },
};
