import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import dynalite from 'dynalite';
import S3rver from 's3rver';
import { simulate } from 'stepscript/testing';
import { importProducts } from './import-products.workflow.js';

// S3 and DynamoDB on this computer, reached through the AWS SDK as AWS would be.
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const region = 'us-east-1';
const directory = mkdtempSync(join(tmpdir(), 'import-products-'));
const s3Server = new S3rver({ port: 0, silent: true, directory, configureBuckets: [{ name: 'uploads', configs: [] }] });
const tableServer = dynalite({ createTableMs: 0 }).listen(0, '127.0.0.1');
const endpoints = { s3: '', dynamodb: '' };

before(async () => {
  endpoints.s3 = `http://127.0.0.1:${(await s3Server.run()).port}`;
  if (!tableServer.listening) await once(tableServer, 'listening');
  endpoints.dynamodb = `http://127.0.0.1:${(tableServer.address() as AddressInfo).port}`;
});
after(async () => {
  await s3Server.close();
  tableServer.close();
  rmSync(directory, { recursive: true, force: true });
});

test('writes the rows of the file into the table, and says which it rejects', async () => {
  const s3 = new S3Client({ endpoint: endpoints.s3, region, credentials, forcePathStyle: true });
  const csv = 'sku,name,price\nA-1, Cup ,8.5\nA-2,"Kettle, red",45\nA-3,Free,0\nA-4,Broken,?\nA-5,Pot,30\n';
  await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'catalogue.csv', Body: csv }));
  const dynamodb = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'products',
      KeySchema: [{ AttributeName: 'sku', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'sku', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );

  const run = await simulate(
    importProducts,
    { key: 'catalogue.csv', by: 'ada' },
    { endpoints, credentials, substitutions: { UploadsName: 'uploads', ProductsName: 'products' } },
  );
  deepEqual(run.output, { written: 3, rejected: ['A-3', 'A-4'] });
  equal(run.runtime.executions.length, 1 + 1, 'the five rows are one batch');

  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: 'products' }));
  deepEqual(Items.map(({ sku, name, price, importedBy }) => [sku?.S, name?.S, price?.N, importedBy?.S]).sort(), [
    ['A-1', 'Cup', '8.5', 'ada'],
    ['A-2', 'Kettle, red', '45', 'ada'],
    ['A-5', 'Pot', '30', 'ada'],
  ]);
  s3.destroy();
  dynamodb.destroy();
});
