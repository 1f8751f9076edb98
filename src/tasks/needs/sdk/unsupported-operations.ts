/**
 * What Step Functions cannot call through the AWS SDK although the SDK has it: the actions that AWS lists as unsupported,
 * operations whose result is an event stream, and clients that need an endpoint of their own.
 */

const endpointClients = 'its client needs an endpoint of your own account, which Step Functions cannot be given';

const services: Readonly<Record<string, string>> = {
  apigatewaymanagementapi: endpointClients,
  cloudsearchdomain: endpointClients,
  globalaccelerator: 'Step Functions has no integration for this service',
  iotdataplane: endpointClients,
  machinelearning: 'Step Functions has no integration for this service',
  mediastoredata: endpointClients,
  neptunedata: endpointClients,
  transcribestreaming: 'Step Functions cannot stream',
};

const actions: Readonly<Record<string, readonly string[]>> = {
  applicationdiscovery: ['describeExportConfigurations', 'exportConfigurations'],
  bedrockagentcore: ['invokeAgentRuntime', 'invokeCodeInterpreter', 'invokeHarness'],
  bedrockagentruntime: [
    'invokeAgent',
    'invokeFlow',
    'invokeInlineAgent',
    'optimizePrompt',
    'retrieveAndGenerateStream',
  ],
  bedrockruntime: ['converseStream', 'invokeModelWithBidirectionalStream', 'invokeModelWithResponseStream'],
  cloudwatchlogs: ['getLogObject', 'startLiveTail'],
  codedeploy: [
    'batchGetDeploymentInstances',
    'getDeploymentInstance',
    'listDeploymentInstances',
    'skipWaitTimeForInstanceTermination',
  ],
  comprehendmedical: ['detectEntities'],
  directconnect: [
    'allocateConnectionOnInterconnect',
    'describeConnectionLoa',
    'describeConnectionsOnInterconnect',
    'describeInterconnectLoa',
  ],
  efs: ['createTags'],
  emr: ['describeJobFlows'],
  iot: ['attachPrincipalPolicy', 'detachPrincipalPolicy', 'listPolicyPrincipals', 'listPrincipalPolicies'],
  iotdeviceadvisor: ['listTestCases'],
  iotsitewise: ['invokeAssistant'],
  kinesis: ['subscribeToShard'],
  lambda: ['invokeAsync', 'invokeWithResponseStream'],
  lexruntimev2: ['startConversation'],
  mediapackage: ['rotateChannelCredentials'],
  qbusiness: ['chat'],
  rdsdata: ['executeSql'],
  s3: ['selectObjectContent', 'writeGetObjectResponse'],
  s3control: ['selectObjectContent'],
  sagemakerruntime: ['invokeEndpointWithResponseStream', 'invokeEndpointWithBidirectionalStream'],
  shield: ['deleteSubscription'],
  sts: ['assumeRole', 'assumeRoleWithSAML', 'assumeRoleWithWebIdentity'],
};

/**
 * Why Step Functions refuses an operation, or `undefined` where it does not.
 *
 * @example
 * unsupportedReason('lambda', 'invokeAsync'); // 'Step Functions does not offer this action'
 */
export function unsupportedReason(service: string, operation: string): string | undefined {
  if (Object.hasOwn(services, service)) return services[service];
  const listed = Object.hasOwn(actions, service) ? actions[service] : undefined;
  return listed?.includes(operation) ? 'Step Functions does not offer this action' : undefined;
}
