/** EMR on EKS examples of the CDK's documentation. */
import { context, workflow } from 'stepscript';
import { eks, emrcontainers, iam, logs, s3 } from 'stepscript/tasks';

const eksCluster = eks.cluster('EksCluster');
const executionRole = iam.role('EMRContainersStartJobRunJobExecutionRole');
const generatedLogs = logs.logGroup('EMRContainersStartJobRunMonitoringLogGroup');
const generatedBucket = s3.bucket('EMRContainersStartJobRunMonitoringBucket');
const ownLogs = logs.logGroup('LogGroup');
const ownBucket = s3.bucket('S3Bucket');

const pi = 'local:///usr/lib/spark/examples/src/main/python/pi.py';
const spark =
  '--conf spark.executor.instances=2 --conf spark.executor.memory=2G --conf spark.executor.cores=2 --conf spark.driver.cores=1';
const virtualCluster = emrcontainers.virtualCluster({ name: 'de92jdei2910fwedz' });

export const emrContainersCreateFromInput = workflow(async () =>
  emrcontainers.createVirtualCluster(
    {
      Name: `${context.execution.name}/${context.state.name}`,
      ContainerProvider: { Id: 'clusterId', Info: { EksInfo: { Namespace: 'default' } }, Type: 'EKS' },
    },
    { name: 'Task' },
  ),
);

export const emrContainersCreateFromCluster = workflow(async () =>
  emrcontainers.createVirtualCluster(
    {
      Name: `${context.execution.name}/${context.state.name}`,
      ContainerProvider: { Id: eksCluster, Info: { EksInfo: { Namespace: 'default' } }, Type: 'EKS' },
    },
    { name: 'Task' },
  ),
);

export const emrContainersCreateNamespace = workflow(async () =>
  emrcontainers.createVirtualCluster(
    {
      Name: `${context.execution.name}/${context.state.name}`,
      ContainerProvider: { Id: 'clusterId', Info: { EksInfo: { Namespace: 'specified-namespace' } }, Type: 'EKS' },
    },
    { name: 'Task' },
  ),
);

export const emrContainersDelete = workflow(async (input: { virtualCluster: string }) =>
  emrcontainers.deleteVirtualCluster({ Id: input.virtualCluster }),
);

export const emrContainersStartSparkSubmit = workflow(async () =>
  virtualCluster.startJobRun.sync({
    ExecutionRoleArn: executionRole,
    ReleaseLabel: 'emr-6.2.0-latest',
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: pi, SparkSubmitParameters: spark } },
    ConfigurationOverrides: { MonitoringConfiguration: { PersistentAppUI: 'ENABLED' } },
  }),
);

export const emrContainersStartApplicationConfig = workflow(async () =>
  virtualCluster.startJobRun.sync({
    Name: 'EMR-Containers-Job',
    ExecutionRoleArn: executionRole,
    ReleaseLabel: 'emr-6.2.0-latest',
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: pi } },
    ConfigurationOverrides: {
      ApplicationConfiguration: [
        {
          Classification: 'spark-defaults',
          Properties: { 'spark.executor.instances': '1', 'spark.executor.memory': '512M' },
        },
      ],
      MonitoringConfiguration: { PersistentAppUI: 'ENABLED' },
    },
  }),
);

export const emrContainersStartOwnRole = workflow(async (input: { VirtualClusterId: string }) =>
  emrcontainers.startJobRun.sync({
    VirtualClusterId: input.VirtualClusterId,
    Name: 'EMR-Containers-Job',
    ExecutionRoleArn: 'arn:aws:iam::xxxxxxxxxxxx:role/JobExecutionRole',
    ReleaseLabel: 'emr-6.2.0-latest',
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: pi, SparkSubmitParameters: spark } },
    ConfigurationOverrides: { MonitoringConfiguration: { PersistentAppUI: 'ENABLED' } },
  }),
);

export const emrContainersStartLogging = workflow(async () =>
  virtualCluster.startJobRun.sync({
    ExecutionRoleArn: executionRole,
    ReleaseLabel: 'emr-6.2.0-latest',
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: pi, SparkSubmitParameters: spark } },
    ConfigurationOverrides: {
      MonitoringConfiguration: {
        CloudWatchMonitoringConfiguration: { LogGroupName: generatedLogs },
        PersistentAppUI: 'ENABLED',
        S3MonitoringConfiguration: { LogUri: `s3://${generatedBucket.name}` },
      },
    },
  }),
);

export const emrContainersStartOwnLogs = workflow(async () =>
  virtualCluster.startJobRun.sync({
    ExecutionRoleArn: executionRole,
    ReleaseLabel: 'emr-6.2.0-latest',
    JobDriver: { SparkSubmitJobDriver: { EntryPoint: pi, SparkSubmitParameters: spark } },
    ConfigurationOverrides: {
      MonitoringConfiguration: {
        CloudWatchMonitoringConfiguration: { LogGroupName: ownLogs },
        PersistentAppUI: 'ENABLED',
        S3MonitoringConfiguration: { LogUri: `s3://${ownBucket.name}` },
      },
    },
  }),
);
