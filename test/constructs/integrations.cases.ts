/** Stubs of optimized integrations: what they fill in, nested handles, patterns, results, child executions, bare functions. */
import { context, WorkflowError, workflow } from 'stepscript';
import {
  apigateway,
  athena,
  batch,
  bedrock,
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
  lambda,
  mediaconvert,
  s3,
  sagemaker,
  stepfunctions,
} from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const nightly = batch.queue('Nightly');
const report = batch.jobDefinition('Report');
const site = codebuild.project('Site');
const clean = glue.job('Clean');
const crawler = glue.crawler('Crawl');
const brew = databrew.job('Brew');
const shop = events.connection('Shop');
const api = apigateway.restApi('Api');
const cluster = ecs.cluster('Cluster');
const definition = ecs.taskDefinition('Definition');
const kube = eks.cluster('Kube');
const spark = emrcontainers.virtualCluster('Spark');
const serverless = emrserverless.application('Serverless');
const hadoop = emr.cluster('Hadoop');
const reports = athena.workGroup('Reports');
const uploads = s3.bucket('Uploads');
const role = iam.role('Role');
const titan = bedrock.model<{ inputText: string }, { results: { outputText: string }[] }>('Titan');
const billing = stepfunctions.stateMachine<{ month?: number | undefined; tags?: string[] }, string>('Billing');
const charge = lambda.fn<{ amount: number } | null, { id: string } | null>('Charge');

export const integrationJob = workflow(async ({ month }: { month: number | undefined }) => {
  const job = await nightly.submitJob.sync({
    JobName: 'report',
    JobDefinition: report,
    Parameters: { month: String(month ?? 'none') },
    ContainerOverrides: {
      Environment: [{ Name: 'BUCKET', Value: uploads.name }],
      Command: month === 7 ? ['a', 'b'] : [],
    },
  });
  return [job.Status, job.Container?.ExitCode ?? null, job.Attempts?.length];
});

export const integrationOptionalParameters = workflow(async ({ version }: { version?: string }) => {
  const { Build } = await site.startBuild.sync();
  await site.startBuild({ SourceVersion: version });
  await crawler.startCrawler();
  await brew.startJobRun.sync();
  const { JobRunId } = await clean.startJobRun({ Arguments: { '--version': version ?? 'latest' } });
  return [Build?.BuildStatus ?? null, JobRunId ?? null];
});

export const integrationHttp = workflow(async ({ id, tags }: { id: string; tags: string[] }) => {
  const mine = await shop.invoke({
    ApiEndpoint: `https://api.example.com/orders/${id}`,
    Method: 'POST',
    QueryParameters: { tags, one: tags[0] ?? 'none' },
    RequestBody: { id, tags },
  });
  const other = await http.invoke({
    ApiEndpoint: 'https://api.example.com/orders',
    Method: 'GET',
    Authentication: { ConnectionArn: shop },
  });
  return [mine.StatusCode, other.ResponseBody ?? 'nothing'];
});

export const integrationApi = workflow(async ({ path }: { path: string | null }) => {
  const { ResponseBody } = await api.invoke({ Method: 'GET', Stage: 'prod', Path: path ?? '/', AuthType: 'IAM_ROLE' });
  const answer = await api.invoke.waitForTaskToken<{ ok: boolean }>((token) => ({
    Method: 'PUT',
    Headers: { TaskToken: [token], Empty: [] },
  }));
  return [ResponseBody, answer.ok];
});

export const integrationRunTask = workflow(async ({ names }: { names: string[] }) => {
  const task = await definition.runTask.sync({
    Cluster: cluster,
    LaunchType: 'FARGATE',
    Overrides: {
      TaskRoleArn: role,
      ContainerOverrides: names.map((Name) => ({ Name, Environment: [{ Name: 'AT', Value: context.execution.name }] })),
    },
  });
  const approved = await ecs.runTask.waitForTaskToken<string>((token) => ({
    Cluster: cluster.arn,
    TaskDefinition: definition,
    Overrides: { ContainerOverrides: [{ Name: 'main', Environment: [{ Name: 'TOKEN', Value: token }] }] },
  }));
  return [task.StopCode ?? 'running', approved];
});

export const integrationClusters = workflow(async ({ id }: { id: string }) => {
  const { ResponseBody } = await kube.call({
    CertificateAuthority: 'x',
    Endpoint: 'https://k',
    Method: 'GET',
    Path: '/',
  });
  await spark.startJobRun.sync({ ExecutionRoleArn: role, JobDriver: { SparkSubmitJobDriver: { EntryPoint: id } } });
  await serverless.startJobRun({ ExecutionRoleArn: role.arn, JobDriver: { SparkSubmit: { EntryPoint: id } } });
  const { StepId } = await hadoop.addStep.sync({ Step: { Name: id, HadoopJarStep: { Jar: 'x.jar', Args: [id] } } });
  await emr.terminateCluster({ ClusterId: hadoop });
  return [ResponseBody, StepId];
});

export const integrationQuery = workflow(async ({ sql, parameters }: { sql: string; parameters: string[] }) => {
  const { QueryExecution } = await reports.startQueryExecution.sync({
    QueryString: sql,
    ExecutionParameters: parameters,
    ResultConfiguration: { OutputLocation: `s3://${uploads.name}/results/` },
  });
  const { ResultSet } = await athena.getQueryResults({ QueryExecutionId: QueryExecution?.QueryExecutionId ?? '' });
  return ResultSet?.Rows?.map((row) => row.Data?.map((datum) => datum.VarCharValue ?? null) ?? []);
});

export const integrationModel = workflow(async ({ prompt }: { prompt: string }) => {
  const { Body } = await titan.invokeModel({ Body: { inputText: prompt } });
  await bedrock.invokeModel({ ModelId: titan, Input: { S3Uri: `s3://${uploads.name}/p.json` } });
  return Body.results.map(({ outputText }) => outputText.toUpperCase());
});

export const integrationMedia = workflow(async ({ file }: { file: string }) => {
  const { Job } = await mediaconvert.createJob.sync({ Role: role, Settings: { Inputs: [{ FileInput: file }] } });
  const { ModelArtifacts } = await sagemaker.createTrainingJob.sync({
    TrainingJobName: file,
    RoleArn: role,
    AlgorithmSpecification: { TrainingInputMode: 'File' },
    OutputDataConfig: { S3OutputPath: file },
    ResourceConfig: { VolumeSizeInGB: 5 },
    StoppingCondition: {},
  });
  return [Job?.Status ?? null, ModelArtifacts.S3ModelArtifacts];
});

export const integrationChildren = workflow(async ({ month, tags }: { month?: number | undefined; tags: string[] }) => {
  await billing.startExecution({ Input: { month, tags } }, { associateWithParent: true });
  await billing.startExecution({ Name: 'empty', Input: {} }, { associateWithParent: true });
  const { Output } = await billing.startExecution.sync({ Input: { tags } }, { associateWithParent: true });
  return Output;
});

class Declined extends WorkflowError {}

export const integrationBareFunction = workflow(async ({ amount }: { amount: number | null }) => {
  try {
    const receipt = await charge.direct(amount === null ? null : { amount });
    const { Payload } = await charge.invoke({ Payload: { amount: 1 }, InvocationType: 'RequestResponse' });
    return [receipt?.id ?? 'none', Payload?.id ?? 'none'];
  } catch (error) {
    if (error instanceof Declined) return ['declined'];
    throw error;
  }
});

const declined = (): never => {
  throw new TaskFailure('Declined', 'no');
};

export const integrationSettle = workflow(async ({ month }: { month: number }) => [`month ${month}`], {
  name: 'settle-month',
});
const settle = stepfunctions.stateMachine(integrationSettle);

export const integrationOwnWorkflow = workflow(async (input: { month: number }) => {
  const { Output } = await settle.startExecution.sync({ Input: input });
  await settle.startExecution({ Input: { month: Output.length } });
  return Output;
});

export default cases({
  integrationSettle: { inputs: [{ month: 7 }] },
  integrationOwnWorkflow: {
    inputs: [{ month: 7 }],
    tasks: () => ({
      'states:startExecution.sync:2': () => ({ Output: ['month 7'] }),
      'states:startExecution': () => ({}),
    }),
  },
  integrationJob: {
    inputs: [{ month: 7 }, { month: 0 }, {}],
    tasks: () => ({
      'batch:submitJob.sync': ({ Parameters }: { Parameters: { month: string } }) =>
        Parameters.month === '7'
          ? { Status: 'SUCCEEDED', Container: { ExitCode: 0 }, Attempts: [{}] }
          : { Status: 'FAILED' },
    }),
  },
  integrationOptionalParameters: {
    inputs: [{}, { version: 'v1' }, { version: '' }],
    tasks: () => ({
      'codebuild:startBuild.sync': () => ({ Build: { BuildStatus: 'SUCCEEDED' } }),
      'codebuild:startBuild': () => ({}),
      'aws-sdk:glue:startCrawler': () => ({}),
      'databrew:startJobRun.sync': () => ({ Anything: 1 }),
      'glue:startJobRun': () => ({ JobRunId: 'jr_1' }),
    }),
  },
  integrationHttp: {
    inputs: [
      { id: 'ä/1', tags: [] },
      { id: '', tags: ['x'] },
      { id: '7', tags: ['x', 'y'] },
    ],
    tasks: () => ({
      'http:invoke': ({ Method }: { Method: string }) =>
        Method === 'GET' ? { StatusCode: 204, StatusText: '', Headers: {} } : { StatusCode: 201, ResponseBody: [1] },
    }),
  },
  integrationApi: {
    inputs: [{ path: null }, { path: '/a' }],
    tasks: () => ({
      'apigateway:invoke': ({ Path }: { Path: string }) => ({ ResponseBody: Path === '/' ? null : [Path] }),
      'apigateway:invoke.waitForTaskToken': () => ({ ok: true }),
    }),
  },
  integrationRunTask: {
    inputs: [{ names: [] }, { names: ['one'] }, { names: ['one', 'two'] }],
    tasks: () => ({
      'ecs:runTask.sync': ({ Overrides }: { Overrides: { ContainerOverrides: unknown[] } }) =>
        Overrides.ContainerOverrides.length === 1 ? {} : { StopCode: 'EssentialContainerExited' },
      'ecs:runTask.waitForTaskToken': () => 'yes',
    }),
  },
  integrationClusters: {
    inputs: [{ id: 's3://x' }],
    tasks: () => ({
      'eks:call': () => ({ StatusCode: 200, ResponseBody: { items: [] } }),
      'emr-containers:startJobRun.sync': () => ({}),
      'emr-serverless:startJobRun': () => ({}),
      'elasticmapreduce:addStep.sync': () => ({ StepId: 's-1' }),
      'elasticmapreduce:terminateCluster': () => ({}),
    }),
  },
  integrationQuery: {
    inputs: [
      { sql: 'none', parameters: [] },
      { sql: 'rows', parameters: ['a'] },
    ],
    tasks: () => ({
      'athena:startQueryExecution.sync': ({ QueryString }: { QueryString: string }) =>
        QueryString === 'none' ? {} : { QueryExecution: { QueryExecutionId: 'q-1' } },
      'athena:getQueryResults': ({ QueryExecutionId }: { QueryExecutionId: string }) =>
        QueryExecutionId === ''
          ? { ResultSet: { Rows: [] } }
          : { ResultSet: { Rows: [{ Data: [{ VarCharValue: 'x' }, {}] }, {}] } },
    }),
  },
  integrationModel: {
    inputs: [{ prompt: '' }, { prompt: 'ß' }],
    tasks: () => ({
      'bedrock:invokeModel': ({ Body }: { Body?: { inputText: string } }) =>
        Body ? { Body: { results: Body.inputText === '' ? [] : [{ outputText: Body.inputText }] } } : { Body: 'in S3' },
    }),
  },
  integrationMedia: {
    inputs: [{ file: 'a' }, { file: 'b' }],
    tasks: () => ({
      'mediaconvert:createJob.sync': ({ Settings }: { Settings: { Inputs: { FileInput: string }[] } }) =>
        Settings.Inputs[0]?.FileInput === 'a' ? { Job: { Status: 'COMPLETE' } } : {},
      'sagemaker:createTrainingJob.sync': ({ TrainingJobName }: { TrainingJobName: string }) =>
        TrainingJobName === 'a'
          ? { ModelArtifacts: { S3ModelArtifacts: 's3://m' } }
          : { ModelArtifacts: { S3ModelArtifacts: '' } },
    }),
  },
  integrationChildren: {
    inputs: [{ tags: [] }, { month: 0, tags: ['x'] }],
    tasks: () => ({
      'states:startExecution': () => ({ ExecutionArn: 'arn', StartDate: 'now' }),
      'states:startExecution.sync:2': ({ Input }: { Input: { tags: string[] } }) => ({ Output: Input.tags.join() }),
    }),
  },
  integrationBareFunction: {
    inputs: [{ amount: 3 }, { amount: 0 }, { amount: null }],
    tasks: () => ({
      '${ChargeArn}': (payload: { amount: number } | null) =>
        payload === null ? null : payload.amount === 0 ? declined() : { id: `r-${payload.amount}` },
      Charge: () => ({ id: 'invoked' }),
    }),
  },
});
