/**
 * The optimized integrations of Step Functions and the suffixes each supports besides the plain request-response call.
 * Source: docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html and its connect-* pages (AWS-FACTS §4).
 */

/**
 * What may follow the action in a Resource.
 *
 * @example
 * const suffix: IntegrationSuffix = '.sync:2';
 */
export type IntegrationSuffix = '.sync' | '.sync:2' | '.waitForTaskToken';

/** `service:action` → its suffixes. */
export const optimizedIntegrations: Readonly<Record<string, readonly IntegrationSuffix[]>> = {
  'apigateway:invoke': ['.waitForTaskToken'],
  'athena:startQueryExecution': ['.sync'],
  'athena:stopQueryExecution': [],
  'athena:getQueryExecution': [],
  'athena:getQueryResults': [],
  'batch:submitJob': ['.sync'],
  'bedrock:invokeModel': ['.waitForTaskToken'],
  'bedrock:createModelCustomizationJob': ['.sync'],
  'bedrockagentcore:invokeHarness': [],
  'codebuild:startBuild': ['.sync'],
  'codebuild:stopBuild': [],
  'codebuild:batchDeleteBuilds': [],
  'codebuild:batchGetReports': [],
  'codebuild:startBuildBatch': ['.sync'],
  'codebuild:stopBuildBatch': [],
  'codebuild:retryBuildBatch': ['.sync'],
  'codebuild:deleteBuildBatch': [],
  'databrew:startJobRun': ['.sync'],
  'dynamodb:getItem': [],
  'dynamodb:putItem': [],
  'dynamodb:deleteItem': [],
  'dynamodb:updateItem': [],
  'ecs:runTask': ['.sync', '.waitForTaskToken'],
  'eks:createCluster': ['.sync'],
  'eks:deleteCluster': ['.sync'],
  'eks:createFargateProfile': ['.sync'],
  'eks:deleteFargateProfile': ['.sync'],
  'eks:createNodegroup': ['.sync'],
  'eks:deleteNodegroup': ['.sync'],
  'eks:runJob': ['.sync'],
  'eks:call': [],
  'elasticmapreduce:createCluster': ['.sync'],
  'elasticmapreduce:setClusterTerminationProtection': [],
  'elasticmapreduce:terminateCluster': ['.sync'],
  'elasticmapreduce:addStep': ['.sync'],
  'elasticmapreduce:cancelStep': [],
  'elasticmapreduce:modifyInstanceFleetByName': [],
  'elasticmapreduce:modifyInstanceGroupByName': [],
  'emr-containers:createVirtualCluster': [],
  'emr-containers:deleteVirtualCluster': ['.sync'],
  'emr-containers:startJobRun': ['.sync'],
  'emr-serverless:createApplication': ['.sync'],
  'emr-serverless:startApplication': ['.sync'],
  'emr-serverless:stopApplication': ['.sync'],
  'emr-serverless:deleteApplication': ['.sync'],
  'emr-serverless:startJobRun': ['.sync'],
  'emr-serverless:cancelJobRun': ['.sync'],
  'events:putEvents': ['.waitForTaskToken'],
  'glue:startJobRun': ['.sync'],
  'http:invoke': [],
  'lambda:invoke': ['.waitForTaskToken'],
  'mediaconvert:createJob': ['.sync'],
  'sagemaker:createEndpoint': [],
  'sagemaker:createEndpointConfig': [],
  'sagemaker:createHyperParameterTuningJob': ['.sync'],
  'sagemaker:createLabelingJob': ['.sync'],
  'sagemaker:createModel': [],
  'sagemaker:createProcessingJob': ['.sync'],
  'sagemaker:createTrainingJob': ['.sync'],
  'sagemaker:createTransformJob': ['.sync'],
  'sagemaker:updateEndpoint': [],
  'sns:publish': ['.waitForTaskToken'],
  'sqs:sendMessage': ['.waitForTaskToken'],
  'states:startExecution': ['.sync', '.waitForTaskToken', '.sync:2'],
};

/**
 * Fields without which AWS refuses a call with literal arguments (measured with ValidateStateMachineDefinition, 2026-09-05,
 * badmintoncryer/cdk-preflight). Other integrations have required fields too; these are the ones that were measured.
 */
export const requiredArguments: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:getItem': ['TableName', 'Key'],
  'dynamodb:putItem': ['TableName', 'Item'],
  'ecs:runTask': ['TaskDefinition'],
  'events:putEvents': ['Entries'],
  'glue:startJobRun': ['JobName'],
  'lambda:invoke': ['FunctionName'],
  'sns:publish': ['Message'],
  'sqs:sendMessage': ['QueueUrl', 'MessageBody'],
  'states:startExecution': ['StateMachineArn'],
};
