/** The queue and the state machine, which may send to it. Workers need `grantTaskResponse`. */
import { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { TranscodeStateMachine } from './transcode.construct.js';

export class SqsCallbackStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const jobs = new Queue(this, 'Jobs');
    const machine = new TranscodeStateMachine(this, 'Transcode', { resources: { Jobs: jobs } });
    const worker = new Role(this, 'Worker', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    jobs.grantConsumeMessages(worker);
    machine.grantTaskResponse(worker);
  }
}
