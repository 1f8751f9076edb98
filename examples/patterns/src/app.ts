/** All stacks in one app: `npx cdk synth --app "node dist/app.js" Saga`. */
import { App } from 'aws-cdk-lib';
import { BedrockStack } from './bedrock/stack.js';
import { DistributedMapStack } from './distributed-map/stack.js';
import { FargateJobStack } from './fargate-job/stack.js';
import { HttpEndpointStack } from './http-endpoint/stack.js';
import { HumanApprovalStack } from './human-approval/stack.js';
import { JobPollerStack } from './job-poller/stack.js';
import { NestedStack } from './nested/stack.js';
import { PollingStack } from './polling/stack.js';
import { SagaStack } from './saga/stack.js';
import { SchedulerStack } from './scheduler/stack.js';
import { SqsCallbackStack } from './sqs-callback/stack.js';

export const app = new App();
new SagaStack(app, 'Saga');
new HumanApprovalStack(app, 'HumanApproval');
new PollingStack(app, 'Polling');
new NestedStack(app, 'Nested');
new DistributedMapStack(app, 'DistributedMap');
new SqsCallbackStack(app, 'SqsCallback');
new FargateJobStack(app, 'FargateJob');
new BedrockStack(app, 'Bedrock');
new SchedulerStack(app, 'Scheduler');
new HttpEndpointStack(app, 'HttpEndpoint');
new JobPollerStack(app, 'JobPoller');
app.synth();
