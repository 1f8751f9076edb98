/** The names of AWS SDK services, against the measured table and AWS's naming rules. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  clientPackage,
  iamPrefix,
  isSdkService,
  sdkErrorName,
  sdkErrorPrefix,
  serviceOfPackage,
} from '../../../src/tasks/needs/index.ts';

const table = readFileSync(new URL('../../fixtures/cdk-oracle/data/sdk-services.csv', import.meta.url), 'utf8');
const rows = table
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','));

describe('names of services', () => {
  it('are those of the table', () => {
    const ours = rows.map(([service = '']) => [
      service,
      clientPackage(service),
      sdkErrorPrefix(service),
      iamPrefix(service),
    ]);
    expect(ours).toEqual(rows.map(([service, client, , prefix, , iam]) => [service, client, prefix, iam]));
    expect(rows).toHaveLength(436);
  });

  it('follow from the package', () => {
    expect(rows.filter(([service, client = '']) => serviceOfPackage(client) !== service)).toEqual([]);
  });

  it('are unknown for what AWS does not have', () => {
    expect(isSdkService('dynamodb')).toBe(true);
    expect(isSdkService('dynamo')).toBe(false);
    expect(sdkErrorPrefix('dynamo')).toBeUndefined();
    expect(clientPackage('dynamo')).toBeUndefined();
  });
});

describe('names of errors', () => {
  it.each([
    ['s3', 'NoSuchKey', 'S3.NoSuchKeyException'],
    ['dynamodb', 'ConditionalCheckFailedException', 'DynamoDb.ConditionalCheckFailedException'],
    ['rds', 'DBInstanceNotFoundFault', 'Rds.DBInstanceNotFoundException'],
    ['sfn', 'ExecutionDoesNotExist', 'Sfn.ExecutionDoesNotExistException'],
  ])('%s %s', (service, exception, name) => {
    expect(sdkErrorName(service, exception)).toBe(name);
  });
});
