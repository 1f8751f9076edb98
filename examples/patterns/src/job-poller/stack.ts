/** What is left of the stack of the CDK's documentation. */
import { Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { JobPollerStateMachine } from './jobPoller.construct.js';

export class JobPollerStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new JobPollerStateMachine(this, 'JobPoller', {
      resources: {
        SubmitJob: LambdaFunction.fromFunctionName(this, 'SubmitJob', 'submit-job'),
        GetStatus: LambdaFunction.fromFunctionName(this, 'GetStatus', 'get-status'),
      },
    });
  }
}
