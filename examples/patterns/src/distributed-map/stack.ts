/** The bucket, the table, and the state machine, which may read the one, write the other and start its own children. */
import { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { ImportProductsStateMachine } from './importProducts.construct.js';

export class DistributedMapStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ImportProductsStateMachine(this, 'ImportProducts', {
      resources: {
        Uploads: new Bucket(this, 'Uploads'),
        Products: new Table(this, 'Products', { partitionKey: { name: 'sku', type: AttributeType.STRING } }),
      },
    });
  }
}
