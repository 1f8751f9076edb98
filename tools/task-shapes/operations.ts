/**
 * The operations whose parameters optimized integrations take as the service's API has them, only capitalised. Integrations
 * that differ from the API (EMR's clusters and steps, `eks:call`, HTTP endpoints, API Gateway, models) are typed by hand.
 */

/** Operations of a client package whose requests and results become shapes. */
export interface ServiceOperations {
  /** `@aws-sdk/client-<client>`; also the name of the generated files. */
  readonly client: string;
  readonly requests: readonly string[];
  readonly results: readonly string[];
}

export const operations: readonly ServiceOperations[] = [
  {
    client: 'athena',
    requests: ['StartQueryExecution', 'StopQueryExecution', 'GetQueryExecution', 'GetQueryResults'],
    results: ['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults'],
  },
  { client: 'batch', requests: ['SubmitJob'], results: ['SubmitJob', 'DescribeJobs'] },
  {
    client: 'bedrock',
    requests: ['CreateModelCustomizationJob'],
    results: ['CreateModelCustomizationJob', 'GetModelCustomizationJob'],
  },
  { client: 'bedrock-agentcore', requests: ['InvokeHarness'], results: [] },
  {
    client: 'codebuild',
    requests: [
      'StartBuild',
      'StopBuild',
      'BatchDeleteBuilds',
      'BatchGetReports',
      'StartBuildBatch',
      'StopBuildBatch',
      'RetryBuildBatch',
      'DeleteBuildBatch',
    ],
    results: [
      'StartBuild',
      'StopBuild',
      'BatchDeleteBuilds',
      'BatchGetReports',
      'StartBuildBatch',
      'StopBuildBatch',
      'RetryBuildBatch',
      'DeleteBuildBatch',
    ],
  },
  { client: 'databrew', requests: ['StartJobRun'], results: ['StartJobRun'] },
  { client: 'ecs', requests: ['RunTask'], results: ['RunTask'] },
  {
    client: 'eks',
    requests: [
      'CreateCluster',
      'DeleteCluster',
      'CreateNodegroup',
      'DeleteNodegroup',
      'CreateFargateProfile',
      'DeleteFargateProfile',
    ],
    results: ['CreateCluster', 'CreateNodegroup', 'CreateFargateProfile'],
  },
  { client: 'emr', requests: ['RunJobFlow', 'AddJobFlowSteps'], results: ['DescribeCluster', 'DescribeStep'] },
  {
    client: 'emr-containers',
    requests: ['CreateVirtualCluster', 'DeleteVirtualCluster', 'StartJobRun'],
    results: ['CreateVirtualCluster', 'DeleteVirtualCluster', 'StartJobRun'],
  },
  {
    client: 'emr-serverless',
    requests: [
      'CreateApplication',
      'StartApplication',
      'StopApplication',
      'DeleteApplication',
      'StartJobRun',
      'CancelJobRun',
    ],
    results: ['CreateApplication', 'StartJobRun', 'CancelJobRun'],
  },
  { client: 'glue', requests: ['StartJobRun'], results: ['StartJobRun', 'GetJobRun'] },
  { client: 'mediaconvert', requests: ['CreateJob'], results: [] },
  {
    client: 'sagemaker',
    requests: [
      'CreateEndpoint',
      'CreateEndpointConfig',
      'CreateHyperParameterTuningJob',
      'CreateLabelingJob',
      'CreateModel',
      'CreateProcessingJob',
      'CreateTrainingJob',
      'CreateTransformJob',
      'UpdateEndpoint',
    ],
    results: [
      'CreateEndpoint',
      'CreateEndpointConfig',
      'CreateHyperParameterTuningJob',
      'CreateLabelingJob',
      'CreateModel',
      'CreateProcessingJob',
      'CreateTrainingJob',
      'CreateTransformJob',
      'DescribeHyperParameterTuningJob',
      'DescribeLabelingJob',
      'DescribeProcessingJob',
      'DescribeTrainingJob',
      'DescribeTransformJob',
      'UpdateEndpoint',
    ],
  },
];
