/**
 * Types of the optimized integrations: patterns are members exactly where they exist, parameters have ASL spelling, a handle of
 * another kind is refused, and nothing is `any`.
 */
import type { TaskType, taskType } from '../../src/dsl/task.ts';
import type * as tasks from '../../src/tasks/index.ts';
import {
  apigateway,
  athena,
  batch,
  bedrock,
  bedrockagentcore,
  codebuild,
  databrew,
  ecs,
  eks,
  emr,
  emrcontainers,
  emrserverless,
  events,
  glue,
  http,
  iam,
  kms,
  lambda,
  mediaconvert,
  sagemaker,
  sqs,
  stepfunctions,
} from '../../src/tasks/index.ts';
import type { IsAny } from '../../src/tasks/sdk/client-operation.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectEqual<A, B>(equal: Equal<A, B>): void;
type TypeOf<T> = T extends { readonly [taskType]?: TaskType<infer R, infer B> } ? [R, B] : never;
type Namespaces = Omit<typeof tasks, 'aws' | 'task'>;

/** Members of stubs that are stubs themselves. */
type PatternsOf<T> = Extract<keyof T, 'sync' | 'waitForTaskToken'>;
type StubsWith<P, Of> = { [K in keyof Of]: P extends PatternsOf<Of[K]> ? K : never }[keyof Of];
type Free<P> = { [N in keyof Namespaces]: `${N}.${Extract<StubsWith<P, Namespaces[N]>, string>}` }[keyof Namespaces];

expectEqual<
  Free<'waitForTaskToken'>,
  | 'apigateway.invoke'
  | 'bedrock.invokeModel'
  | 'ecs.runTask'
  | 'events.putEvents'
  | 'lambda.invoke'
  | 'sns.publish'
  | 'sqs.sendMessage'
  | 'stepfunctions.startExecution'
>(true);
expectEqual<
  Free<'sync'>,
  | 'athena.startQueryExecution'
  | 'batch.submitJob'
  | 'bedrock.createModelCustomizationJob'
  | `codebuild.${'startBuild' | 'startBuildBatch' | 'retryBuildBatch'}`
  | 'databrew.startJobRun'
  | 'ecs.runTask'
  | `eks.${'create' | 'delete'}${'Cluster' | 'Nodegroup' | 'FargateProfile'}`
  | 'eks.runJob'
  | `emr.${'createCluster' | 'terminateCluster' | 'addStep'}`
  | `emrcontainers.${'deleteVirtualCluster' | 'startJobRun'}`
  | `emrserverless.${'create' | 'start' | 'stop' | 'delete'}Application`
  | `emrserverless.${'start' | 'cancel'}JobRun`
  | 'glue.startJobRun'
  | 'mediaconvert.createJob'
  | `sagemaker.create${'HyperParameterTuning' | 'Labeling' | 'Processing' | 'Training' | 'Transform'}Job`
  | 'stepfunctions.startExecution'
>(true);

expectEqual<TypeOf<typeof batch.submitJob.sync>[0], 'arn:aws:states:::batch:submitJob.sync'>(true);
expectEqual<TypeOf<typeof stepfunctions.startExecution.sync>[0], 'arn:aws:states:::states:startExecution.sync:2'>(true);
expectEqual<IsAny<Parameters<typeof sagemaker.createTrainingJob>[0]>, false>(true);
expectEqual<IsAny<Awaited<ReturnType<typeof sagemaker.createTrainingJob.sync>>>, false>(true);

const queue = batch.queue('Nightly');
const definition = batch.jobDefinition('Report');
const project = codebuild.project('Site');
const cluster = ecs.cluster('Jobs');
const task = ecs.taskDefinition('Report');
const api = apigateway.restApi('Shop');
const connection = events.connection('Shop');
const role = iam.role('Role');
const key = kms.key('Key');
const jobs = sqs.queue('Jobs');
const titan = bedrock.model<{ inputText: string }, { results: { outputText: string }[] }>('Titan');
const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');
const billing = stepfunctions.stateMachine<{ month: number }, string[]>('Billing');

expectEqual<TypeOf<typeof queue.submitJob.sync>[1], { fills: 'JobQueue'; attribute: 'Arn' }>(true);
expectEqual<TypeOf<typeof connection.invoke>[1]['fills'], 'Authentication.ConnectionArn'>(true);
expectEqual<TypeOf<typeof charge.direct>[1], { direct: true }>(true);

export async function jobsAndBuilds(): Promise<void> {
  const job = await queue.submitJob.sync({ JobName: 'report', JobDefinition: definition });
  const code: number | undefined = job.Container?.ExitCode;
  void code;
  await batch.submitJob({ JobName: 'report', JobQueue: queue, JobDefinition: 'report:3', Parameters: { month: '7' } });
  await project.startBuild();
  await project.startBuild.sync({ EnvironmentVariablesOverride: [{ Name: 'A', Value: 'b', Type: 'PLAINTEXT' }] });
  await glue.job('Clean').startJobRun.sync({ Arguments: { '--a': 'b' } });
  await databrew.job('Brew').startJobRun();

  // @ts-expect-error a job has a name
  await queue.submitJob({ JobDefinition: definition });
  // @ts-expect-error the queue is filled in
  await queue.submitJob({ JobQueue: queue, JobName: 'report', JobDefinition: definition });
  // @ts-expect-error a definition is no queue
  await batch.submitJob({ JobName: 'report', JobQueue: definition, JobDefinition: definition });
  // @ts-expect-error the API's own spelling
  await batch.submitJob({ jobName: 'report', jobQueue: 'q', jobDefinition: 'd' });
  // @ts-expect-error Batch has no callback
  await queue.submitJob.waitForTaskToken(() => ({}));
  // @ts-expect-error stopping a build waits for nothing
  await codebuild.stopBuild.sync({ Id: 'x' });
  // @ts-expect-error not a type of variable
  await project.startBuild({ EnvironmentVariablesOverride: [{ Name: 'A', Value: 'b', Type: 'TEXT' }] });
  // @ts-expect-error starting a crawler has no .sync
  await glue.crawler('Crawl').startCrawler.sync();
  // @ts-expect-error a queue is no project
  await codebuild.startBuild({ ProjectName: jobs });
}

export async function containers(): Promise<void> {
  const stopped = await task.runTask.sync({ Cluster: cluster, LaunchType: 'FARGATE' });
  const reason: string | undefined = stopped.StoppedReason;
  void reason;
  await ecs.runTask.waitForTaskToken<string>((token) => ({
    TaskDefinition: task,
    Overrides: { TaskRoleArn: role, ContainerOverrides: [{ Name: 'main', Command: [token] }] },
  }));
  await eks.cluster('Kube').call({ CertificateAuthority: 'x', Endpoint: 'https://k', Method: 'GET', Path: '/' });

  // @ts-expect-error not a launch type
  await task.runTask({ LaunchType: 'LAMBDA' });
  // @ts-expect-error a task definition is no cluster
  await task.runTask({ Cluster: task });
  // @ts-expect-error a call of Kubernetes waits for nothing
  await eks.call.sync({});
  // @ts-expect-error EKS takes no callbacks
  await eks.runJob.waitForTaskToken(() => ({}));
  // @ts-expect-error the cluster's certificate is needed
  await eks.cluster('Kube').call({ Endpoint: 'https://k', Method: 'GET', Path: '/' });
}

export async function data(): Promise<void> {
  const { QueryExecution } = await athena.startQueryExecution.sync({ QueryString: 'SELECT 1' });
  const state: string | undefined = QueryExecution?.Status?.State;
  void state;
  await emr.addStep.sync({ ClusterId: 'j-1', Step: { Name: 'count', HadoopJarStep: { Jar: 'x.jar' } } });
  const { ClusterId } = await emr.createCluster({ Name: 'c', Instances: { KeepJobFlowAliveWhenNoSteps: true } });
  expectEqual<typeof ClusterId, string>(true);
  await emrcontainers.startJobRun.sync({ VirtualClusterId: 'v', ExecutionRoleArn: role });
  await emrserverless.application('Spark').startJobRun({ ExecutionRoleArn: role });

  // @ts-expect-error reading a query waits for nothing
  await athena.getQueryExecution.sync({ QueryExecutionId: 'x' });
  // @ts-expect-error a cluster without steps must be kept
  await emr.createCluster({ Name: 'c', Instances: {} });
  // @ts-expect-error one step, not a list
  await emr.addStep({ ClusterId: 'j-1', Steps: [] });
  // @ts-expect-error cancelling a step has no .sync
  await emr.cancelStep.sync({ ClusterId: 'j-1', StepId: 's-1' });
  // @ts-expect-error creating a virtual cluster has no .sync
  await emrcontainers.createVirtualCluster.sync({});
  // @ts-expect-error a key is no role
  await emrserverless.startJobRun({ ApplicationId: 'a', ExecutionRoleArn: key });
  // @ts-expect-error an application has a type
  await emrserverless.createApplication({ ReleaseLabel: 'emr-7' });
}

export async function models(): Promise<void> {
  const { Body } = await titan.invokeModel({ Body: { inputText: 'x' }, GuardrailIdentifier: bedrock.guardrail('G') });
  expectEqual<typeof Body, { results: { outputText: string }[] }>(true);
  await bedrock.invokeModel({ ModelId: titan, Input: { S3Uri: 's3://b/k' }, Output: { S3Uri: 's3://b/k' } });
  await sagemaker.createModel({ ModelName: 'm', ExecutionRoleArn: role });
  await bedrockagentcore.invokeHarness({ HarnessArn: 'arn', RuntimeSessionId: 's', Messages: [] });
  await mediaconvert.createJob.sync({ Role: role, Settings: {} });

  // @ts-expect-error a body is typed
  await titan.invokeModel({ Body: { prompt: 'x' } });
  // @ts-expect-error inline or in S3, not both
  await titan.invokeModel({ Body: { inputText: 'x' }, Input: { S3Uri: 's3://b/k' } });
  // @ts-expect-error neither inline nor in S3
  await titan.invokeModel({ GuardrailVersion: '1' });
  // @ts-expect-error calling a model has no .sync
  await bedrock.invokeModel.sync({});
  // @ts-expect-error a harness takes no callbacks
  await bedrockagentcore.invokeHarness.waitForTaskToken(() => ({}));
  // @ts-expect-error an endpoint is not waited for
  await sagemaker.createEndpoint.sync({ EndpointName: 'e', EndpointConfigName: 'c' });
  // @ts-expect-error a queue is no role
  await sagemaker.createModel({ ModelName: 'm', ExecutionRoleArn: jobs });
}

export async function endpoints(): Promise<void> {
  const { StatusCode } = await connection.invoke({ ApiEndpoint: 'https://api.example.com', Method: 'GET' });
  expectEqual<typeof StatusCode, number>(true);
  await http.invoke({ ApiEndpoint: 'https://x', Method: 'GET', Authentication: { ConnectionArn: connection } });
  await api.invoke({ Method: 'GET', Stage: 'prod', AuthType: 'IAM_ROLE' });
  await api.invoke.waitForTaskToken((token) => ({ Method: 'PUT', Headers: { Token: [token] } }));

  // @ts-expect-error an HTTP endpoint needs a connection
  await http.invoke({ ApiEndpoint: 'https://x', Method: 'GET' });
  // @ts-expect-error HTTP endpoints take no callbacks
  await connection.invoke.waitForTaskToken(() => ({}));
  // @ts-expect-error header values are lists
  await api.invoke({ Method: 'GET', Headers: { Token: 'x' } });
  // @ts-expect-error a connection is no API
  await apigateway.invoke({ ApiEndpoint: connection, Method: 'GET' });
}

export async function functionsAndChildren(): Promise<void> {
  const receipt = await charge.direct({ amount: 3 }, { timeout: '5s' });
  expectEqual<typeof receipt, { id: string }>(true);
  const { Payload } = await charge.invoke({ Payload: { amount: 3 }, InvocationType: 'RequestResponse' });
  expectEqual<typeof Payload, { id: string }>(true);
  await billing.startExecution.sync({ Input: { month: 7 } }, { associateWithParent: true, timeout: '1h' });

  // @ts-expect-error a bare function takes no callbacks
  await charge.direct.waitForTaskToken(() => ({ amount: 3 }));
  // @ts-expect-error the payload is typed
  await charge.invoke({ Payload: { amount: '3' } });
  // @ts-expect-error only child executions have parents
  await charge({ amount: 3 }, { associateWithParent: true });
  // @ts-expect-error the input is typed
  await billing.startExecution({ Input: { month: '7' } }, { associateWithParent: true });
}

/** Constructs are known by the properties of their L2 or of their reference, and a construct of another kind is refused. */
export function targets(): void {
  codebuild.project({ projectArn: 'arn', projectName: 'site' });
  codebuild.project({ projectRef: { projectArn: 'arn', projectName: 'site' } });
  glue.crawler({ crawlerRef: { crawlerName: 'orders' } });
  batch.queue({ arn: 'arn:aws:batch:eu-west-1:123456789012:job-queue/nightly' });

  // @ts-expect-error a role is no project
  codebuild.project({ roleArn: 'arn', roleName: 'r' });
  // @ts-expect-error a handle is no construct
  batch.queue(project);
  // @ts-expect-error a reference of another kind
  ecs.cluster({ taskDefinitionRef: { taskDefinitionArn: 'arn' } });
}
