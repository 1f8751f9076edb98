/**
 * The IAM actions of AWS SDK operations that have no action of their own name: checked by hand against the service
 * authorization reference, for the operations people call. Every other operation needs the action of its own name.
 */

const one = (operations: readonly string[], action: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(operations.map((operation) => [operation, [action]]));

const s3: Readonly<Record<string, readonly string[]>> = {
  ...one(['completeMultipartUpload', 'createMultipartUpload', 'uploadPart'], 's3:PutObject'),
  ...one(['headObject'], 's3:GetObject'),
  ...one(['deleteObjects'], 's3:DeleteObject'),
  ...one(['headBucket', 'listObjects', 'listObjectsV2'], 's3:ListBucket'),
  ...one(['listObjectVersions'], 's3:ListBucketVersions'),
  ...one(['listMultipartUploads'], 's3:ListBucketMultipartUploads'),
  ...one(['listParts'], 's3:ListMultipartUploadParts'),
  ...one(['listBuckets'], 's3:ListAllMyBuckets'),
  ...one(['deleteBucketCors'], 's3:PutBucketCORS'),
  ...one(['deleteBucketTagging'], 's3:PutBucketTagging'),
  ...one(['deleteBucketOwnershipControls'], 's3:PutBucketOwnershipControls'),
  ...one(['deletePublicAccessBlock', 'putPublicAccessBlock'], 's3:PutBucketPublicAccessBlock'),
  ...one(['getPublicAccessBlock'], 's3:GetBucketPublicAccessBlock'),
  ...one(['deleteBucketEncryption', 'putBucketEncryption'], 's3:PutEncryptionConfiguration'),
  ...one(['getBucketEncryption'], 's3:GetEncryptionConfiguration'),
  ...one(
    ['deleteBucketLifecycle', 'putBucketLifecycle', 'putBucketLifecycleConfiguration'],
    's3:PutLifecycleConfiguration',
  ),
  ...one(['getBucketLifecycle', 'getBucketLifecycleConfiguration'], 's3:GetLifecycleConfiguration'),
  ...one(['deleteBucketReplication', 'putBucketReplication'], 's3:PutReplicationConfiguration'),
  ...one(['getBucketReplication'], 's3:GetReplicationConfiguration'),
  ...one(['getBucketAccelerateConfiguration'], 's3:GetAccelerateConfiguration'),
  ...one(['putBucketAccelerateConfiguration'], 's3:PutAccelerateConfiguration'),
  ...one(['getBucketNotificationConfiguration'], 's3:GetBucketNotification'),
  ...one(['putBucketNotificationConfiguration'], 's3:PutBucketNotification'),
  ...one(['getObjectLockConfiguration'], 's3:GetBucketObjectLockConfiguration'),
  ...one(['putObjectLockConfiguration'], 's3:PutBucketObjectLockConfiguration'),
  ...one(['deleteBucketAnalyticsConfiguration', 'putBucketAnalyticsConfiguration'], 's3:PutAnalyticsConfiguration'),
  ...one(['getBucketAnalyticsConfiguration', 'listBucketAnalyticsConfigurations'], 's3:GetAnalyticsConfiguration'),
  ...one(['deleteBucketInventoryConfiguration', 'putBucketInventoryConfiguration'], 's3:PutInventoryConfiguration'),
  ...one(['getBucketInventoryConfiguration', 'listBucketInventoryConfigurations'], 's3:GetInventoryConfiguration'),
  ...one(['deleteBucketMetricsConfiguration', 'putBucketMetricsConfiguration'], 's3:PutMetricsConfiguration'),
  ...one(['getBucketMetricsConfiguration', 'listBucketMetricsConfigurations'], 's3:GetMetricsConfiguration'),
  ...one(
    ['deleteBucketIntelligentTieringConfiguration', 'putBucketIntelligentTieringConfiguration'],
    's3:PutIntelligentTieringConfiguration',
  ),
  ...one(
    ['getBucketIntelligentTieringConfiguration', 'listBucketIntelligentTieringConfigurations'],
    's3:GetIntelligentTieringConfiguration',
  ),
};

const s3control: Readonly<Record<string, readonly string[]>> = {
  ...one(['deletePublicAccessBlock', 'putPublicAccessBlock'], 's3:PutAccountPublicAccessBlock'),
  ...one(['getPublicAccessBlock'], 's3:GetAccountPublicAccessBlock'),
};

const dynamodb: Readonly<Record<string, readonly string[]>> = one(['transactGetItems'], 'dynamodb:GetItem');

const budgets: Readonly<Record<string, readonly string[]>> = {
  ...one(
    [
      'createBudget',
      'createNotification',
      'createSubscriber',
      'deleteBudget',
      'deleteNotification',
      'deleteSubscriber',
      'updateBudget',
      'updateNotification',
      'updateSubscriber',
    ],
    'budgets:ModifyBudget',
  ),
  ...one(
    [
      'describeBudget',
      'describeBudgetNotificationsForAccount',
      'describeBudgetPerformanceHistory',
      'describeBudgets',
      'describeNotificationsForBudget',
      'describeSubscribersForNotification',
    ],
    'budgets:ViewBudget',
  ),
};

const keyspaces: Readonly<Record<string, readonly string[]>> = {
  ...one(['createKeyspace', 'createTable', 'createType'], 'cassandra:Create'),
  ...one(['deleteKeyspace', 'deleteTable', 'deleteType'], 'cassandra:Drop'),
  ...one(['updateKeyspace', 'updateTable'], 'cassandra:Alter'),
  ...one(
    ['getKeyspace', 'getTable', 'getType', 'listKeyspaces', 'listTables', 'listTagsForResource', 'listTypes'],
    'cassandra:Select',
  ),
  ...one(['restoreTable'], 'cassandra:Restore'),
};

const operations: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  batch: one(['terminateJobs'], 'batch:TerminateJob'),
  bedrockruntime: { ...one(['converse'], 'bedrock:InvokeModel'), startAsyncInvoke: ['bedrock:InvokeModel'] },
  budgets,
  dynamodb,
  keyspaces,
  kms: { reEncrypt: ['kms:ReEncryptFrom', 'kms:ReEncryptTo'] },
  lambda: { ...one(['invoke'], 'lambda:InvokeFunction'), ...one(['getLayerVersionByArn'], 'lambda:GetLayerVersion') },
  quicksight: {
    ...one(['describeAnalysisDefinition'], 'quicksight:DescribeAnalysis'),
    ...one(['describeDashboardDefinition'], 'quicksight:DescribeDashboard'),
    ...one(['describeTemplateDefinition'], 'quicksight:DescribeTemplate'),
  },
  redshiftdata: one(['getStatementResultV2'], 'redshift-data:GetStatementResult'),
  s3,
  s3control,
  sns: one(['publishBatch'], 'sns:Publish'),
  sqs: {
    ...one(['changeMessageVisibilityBatch'], 'sqs:ChangeMessageVisibility'),
    ...one(['deleteMessageBatch'], 'sqs:DeleteMessage'),
    ...one(['sendMessageBatch'], 'sqs:SendMessage'),
  },
  timestreamquery: { query: ['timestream:Select', 'timestream:DescribeEndpoints'] },
  verifiedpermissions: {
    ...one(['batchGetPolicy'], 'verifiedpermissions:GetPolicy'),
    ...one(['batchIsAuthorized'], 'verifiedpermissions:IsAuthorized'),
    ...one(['batchIsAuthorizedWithToken'], 'verifiedpermissions:IsAuthorizedWithToken'),
  },
};

/**
 * The actions of an operation that has none of its own name, or `undefined`.
 *
 * @example
 * operationActions('s3', 'headObject'); // ['s3:GetObject']
 */
export function operationActions(service: string, operation: string): readonly string[] | undefined {
  const ofService = Object.hasOwn(operations, service) ? operations[service] : undefined;
  return ofService !== undefined && Object.hasOwn(ofService, operation) ? ofService[operation] : undefined;
}
