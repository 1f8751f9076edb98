/**
 * The API behind each optimized integration that takes the API's own parameters. The others take parameters of Step Functions'
 * own: API Gateway, HTTP endpoints, EKS's `call` and `runJob`, and EMR's clusters and steps.
 */

/** An operation of `@aws-sdk/client-<client>`. */
export interface SdkOperation {
  readonly client: string;
  readonly operation: string;
}

const CLIENTS: Readonly<Record<string, string>> = {
  events: 'eventbridge',
  bedrockagentcore: 'bedrock-agentcore',
  states: 'sfn',
};

const ACTIONS = `
athena: startQueryExecution stopQueryExecution getQueryExecution getQueryResults
batch: submitJob
bedrock: createModelCustomizationJob
bedrockagentcore: invokeHarness
codebuild: startBuild stopBuild batchDeleteBuilds batchGetReports startBuildBatch stopBuildBatch retryBuildBatch deleteBuildBatch
databrew: startJobRun
dynamodb: getItem putItem deleteItem updateItem
ecs: runTask
eks: createCluster deleteCluster createFargateProfile deleteFargateProfile createNodegroup deleteNodegroup
emr-containers: createVirtualCluster deleteVirtualCluster startJobRun
emr-serverless: createApplication startApplication stopApplication deleteApplication startJobRun cancelJobRun
events: putEvents
glue: startJobRun
mediaconvert: createJob
sagemaker: createEndpoint createEndpointConfig createHyperParameterTuningJob createLabelingJob createModel createProcessingJob createTrainingJob createTransformJob updateEndpoint
sns: publish
sqs: sendMessage
states: startExecution
`;

/** The operations, by the integration's action. */
export const sdkOperations: Readonly<Record<string, SdkOperation>> = Object.fromEntries(
  ACTIONS.trim()
    .split('\n')
    .flatMap((line) => {
      const [service = '', actions = ''] = line.split(': ');
      return actions.split(' ').map((action) => {
        const operation = action.charAt(0).toUpperCase() + action.slice(1);
        return [`${service}:${action}`, { client: CLIENTS[service] ?? service, operation }] as const;
      });
    }),
);
