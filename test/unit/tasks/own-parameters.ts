/**
 * Calls of the integrations whose parameters are Step Functions' own, with every parameter that their pages name: no SDK client
 * has these shapes, so they are not checked against one.
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
import type { Json } from '../../../src/asl/index.ts';

/** Parameters by action. */
export const OWN_PARAMETERS: Readonly<Record<string, Json>> = {
  'apigateway:invoke': {
    ApiEndpoint: 'x.execute-api.eu-west-1.amazonaws.com',
    Method: 'POST',
    Headers: { 'a-key': ['text'] },
    Stage: 'prod',
    Path: '/orders',
    QueryParameters: { 'a-key': ['text'] },
    RequestBody: { text: 'any' },
    AllowNullValues: true,
    AuthType: 'IAM_ROLE',
  },
  'bedrock:invokeModel': {
    ModelId: 'text',
    Body: { text: 'any' },
    Accept: 'text',
    ContentType: 'text',
    Output: { S3Uri: 's3://b/k' },
    GuardrailIdentifier: 'text',
    GuardrailVersion: '1',
    Trace: 'ENABLED',
    PerformanceConfigLatency: 'standard',
  },
  'eks:call': {
    ClusterName: 'text',
    CertificateAuthority: 'text',
    Endpoint: 'https://x',
    Method: 'GET',
    Path: '/api',
    QueryParameters: { 'a-key': ['text'] },
    RequestBody: { text: 'any' },
  },
  'eks:runJob': {
    ClusterName: 'text',
    CertificateAuthority: 'text',
    Endpoint: 'https://x',
    Namespace: 'default',
    LogOptions: { RetrieveLogs: true },
    Job: { apiVersion: 'batch/v1', kind: 'Job' },
  },
  'elasticmapreduce:createCluster': {
    Name: 'text',
    ServiceRole: 'text',
    JobFlowRole: 'text',
    ReleaseLabel: 'emr-7.0.0',
    LogUri: 's3://b/logs',
    Applications: [{ Name: 'Spark' }],
    VisibleToAllUsers: true,
    StepConcurrencyLevel: 2,
    Tags: [{ Key: 'text', Value: 'text' }],
    Instances: {
      KeepJobFlowAliveWhenNoSteps: true,
      InstanceFleets: [
        {
          InstanceFleetType: 'MASTER',
          TargetOnDemandCapacity: 1,
          InstanceTypeConfigs: [{ InstanceType: 'm5.xlarge' }],
        },
      ],
    },
  },
  'elasticmapreduce:setClusterTerminationProtection': { ClusterId: 'text', TerminationProtected: true },
  'elasticmapreduce:terminateCluster': { ClusterId: 'text' },
  'elasticmapreduce:addStep': {
    ClusterId: 'text',
    ExecutionRoleArn: 'text',
    Step: {
      Name: 'text',
      ActionOnFailure: 'CONTINUE',
      HadoopJarStep: { Jar: 'x.jar', MainClass: 'text', Args: ['text'], Properties: [{ Key: 'text', Value: 'text' }] },
    },
  },
  'elasticmapreduce:cancelStep': { ClusterId: 'text', StepId: 'text' },
  'elasticmapreduce:modifyInstanceFleetByName': {
    ClusterId: 'text',
    InstanceFleetName: 'text',
    InstanceFleet: { TargetOnDemandCapacity: 2, TargetSpotCapacity: 0 },
  },
  'elasticmapreduce:modifyInstanceGroupByName': {
    ClusterId: 'text',
    InstanceGroupName: 'text',
    InstanceGroup: { InstanceCount: 8 },
  },
  'http:invoke': {
    ApiEndpoint: 'https://api.example.com/orders',
    Method: 'POST',
    Authentication: { ConnectionArn: 'arn:aws:events:eu-west-1:123456789012:connection/shop/1' },
    InvocationConfig: { ConnectionArn: 'arn:aws:events:eu-west-1:123456789012:connection/shop/1' },
    Headers: { 'a-key': ['text', 'text'] },
    QueryParameters: { 'a-key': [1, true, 'text'] },
    RequestBody: { text: 'any' },
    Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'BRACKETS' } },
  },
  'lambda:invoke': {
    FunctionName: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
    Payload: { text: 'any' },
    InvocationType: 'RequestResponse',
    ClientContext: 'text',
    LogType: 'None',
    Qualifier: 'live',
  },
};
