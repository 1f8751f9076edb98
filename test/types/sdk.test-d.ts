/**
 * Types of `aws.<service>.<action>`: derived from the installed clients, never `any`, in the spelling of AWS SDK
 * integrations; a client that is not installed asks for its package.
 */
import type { TaskType, taskType } from '../../src/dsl/task.ts';
import { aws, dynamodb, sqs } from '../../src/tasks/index.ts';
import type { SdkKey } from '../../src/tasks/sdk/asl-key.ts';
import type { IsAny } from '../../src/tasks/sdk/client-operation.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectEqual<A, B>(equal: Equal<A, B>): void;
type ResourceOf<T> = T extends { readonly [taskType]?: TaskType<infer R, infer _> } ? R : never;

expectEqual<SdkKey<'DBInstanceIdentifier'>, 'DbInstanceIdentifier'>(true);
expectEqual<SdkKey<'SNSTopicArn'>, 'SnsTopicArn'>(true);
expectEqual<SdkKey<'SSEKMSKeyId'>, 'SsekmsKeyId'>(true);
expectEqual<SdkKey<'KMSKeyArn'>, 'KmsKeyArn'>(true);
expectEqual<SdkKey<'containerOverrides'>, 'ContainerOverrides'>(true);
expectEqual<SdkKey<'ETag'>, 'ETag'>(true);
expectEqual<SdkKey<'MD5OfMessageBody'>, 'Md5OfMessageBody'>(true);

expectEqual<ResourceOf<typeof aws.s3.getObject>, 'arn:aws:states:::aws-sdk:s3:getObject'>(true);
expectEqual<
  ResourceOf<typeof aws.sqs.sendMessage.waitForTaskToken>,
  'arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken'
>(true);

export async function calls(): Promise<void> {
  const object = await aws.s3.getObject({ Bucket: 'b', Key: 'k' });
  expectEqual<typeof object.Body, string | undefined>(true);
  expectEqual<typeof object.LastModified, string | undefined>(true);
  expectEqual<typeof object.ETag, string | undefined>(true);
  expectEqual<typeof object.SsekmsKeyId, string | undefined>(true);
  expectEqual<typeof object.Metadata, { [x: string]: string } | undefined>(true);
  expectEqual<IsAny<typeof object>, false>(true);
  const { Buckets } = await aws.s3.listBuckets();
  const first: string | undefined = Buckets?.[0]?.Name;
  void first;
  await aws.s3.putObject({ Bucket: 'b', Key: 'k', Body: 'text', Expires: '2027-01-01T00:00:00Z' });

  const table = dynamodb.table('Orders');
  const { Items, Count } = await aws.dynamodb.query({
    TableName: table,
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: { ':id': { S: '7' }, ':paid': { Bool: true } },
  });
  expectEqual<typeof Count, number | undefined>(true);
  const paid: boolean | undefined = Items?.[0]?.paid?.Bool;
  void paid;
  const { StartDate } = await aws.sfn.startExecution({ StateMachineArn: 'arn:…' });
  expectEqual<typeof StartDate, string>(true);
  await aws.sqs.sendMessage.waitForTaskToken<string>((token) => ({ QueueUrl: sqs.queue('Jobs'), MessageBody: token }));

  // @ts-expect-error the key is required
  await aws.s3.getObject({ Bucket: 'b' });
  // @ts-expect-error the SDK spelling of this integration is Bool
  await aws.dynamodb.putItem({ TableName: 't', Item: { paid: { BOOL: true } } });
  // @ts-expect-error no such action
  await aws.s3.fetchObject({});
  // @ts-expect-error no such service
  void aws.s4;
  // @ts-expect-error clients' own methods are no actions
  void aws.s3.destroy;
  // @ts-expect-error nor is what sets them up
  void aws.s3.initConfig;
  // @ts-expect-error paginators are no actions
  void aws.dynamodb.paginateListTables;
  // @ts-expect-error SDK integrations have no .sync
  void aws.sfn.startExecution.sync;
  // @ts-expect-error responses have no $metadata
  void object.$metadata;
  // @ts-expect-error the client package of this service is not installed
  await aws.rekognition.detectLabels({});
}

export const neededForSecrets: '@aws-sdk/client-secrets-manager' =
  aws.secretsmanager['The types of this service come from its client package; install'];
export const neededForParameters: '@aws-sdk/client-ssm' =
  aws.ssm['The types of this service come from its client package; install'];
expectEqual<IsAny<typeof aws.rekognition>, false>(true);
export const missing: '@aws-sdk/client-rekognition' =
  aws.rekognition['The types of this service come from its client package; install'];
