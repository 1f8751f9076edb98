/** AWS SDK examples of the CDK's documentation; calls in other regions go through the CDK's own Lambda function. */
import { workflow } from 'stepscript';
import { aws, lambda, s3, sqs, task } from 'stepscript/tasks';

const myBucket = s3.bucket('MyBucket');
const queue = sqs.queue('Queue');

interface CrossRegionCall {
  readonly region: string;
  readonly service: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
}
const crossRegion = lambda.fn<CrossRegionCall>('CrossRegionAwsSdk8a0c93f3dbef4b71ac137aaf2048ce7e');
const detectLabels = task<'arn:aws:states:::aws-sdk:rekognition:detectLabels', Record<string, never>, unknown>(
  'arn:aws:states:::aws-sdk:rekognition:detectLabels',
);

export const awsSdkS3GetObject = workflow(async (input: { key: string }) =>
  aws.s3.getObject({ Bucket: myBucket, Key: input.key }),
);

export const awsSdkS3ListBuckets = workflow(async () => aws.s3.listBuckets());

export const awsSdkRekognitionDetectLabels = workflow(async () => detectLabels({}));

export const awsSdkCrossRegionGetObject = workflow(async (input: { key: string }) =>
  crossRegion.direct({
    region: 'ap-northeast-1',
    action: 'getObject',
    service: 's3',
    parameters: { Bucket: myBucket.name, Key: input.key },
  }),
);

export const awsSdkCrossRegionTaskToken = workflow(async () =>
  crossRegion.waitForTaskToken((token) => ({
    region: 'ap-northeast-1',
    action: 'sendMessage',
    service: 'sqs',
    parameters: { QueueUrl: queue.url, MessageBody: token },
  })),
);
