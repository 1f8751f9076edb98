/** The archive and the state machine, which may restore its objects and read what they say of themselves. */
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { RestoreObjectStateMachine } from './restoreObject.construct.js';

export class PollingStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new RestoreObjectStateMachine(this, 'RestoreObject', { resources: { Archive: new Bucket(this, 'Archive') } });
  }
}
