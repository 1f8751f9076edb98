/** SageMaker examples of earlier documentation. */
import { workflow } from 'stepscript';
import { iam, sagemaker } from 'stepscript/tasks';

const role = iam.role('Role');

export const sagemakerCreateTrainingJobOwnRole = workflow(async (input: { JobName: string; S3Bucket: string }) =>
  sagemaker.createTrainingJob({
    TrainingJobName: input.JobName,
    RoleArn: role,
    AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'BlazingText' },
    InputDataConfig: [
      { ChannelName: 'train', DataSource: { S3DataSource: { S3Uri: input.S3Bucket, S3DataType: 'S3Prefix' } } },
    ],
    OutputDataConfig: { S3OutputPath: 'https://s3.eu-west-1.amazonaws.com/mybucket/myoutputpath' },
    ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.p3.2xlarge', VolumeSizeInGB: 50 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  }),
);

export const sagemakerCreateTransformJobOwnRole = workflow(async () =>
  sagemaker.createTransformJob({
    TransformJobName: 'MyTransformJob',
    ModelName: 'MyModelName',
    ModelClientConfig: { InvocationsMaxRetries: 3, InvocationsTimeoutInSeconds: 300 },
    TransformInput: { DataSource: { S3DataSource: { S3Uri: 's3://inputbucket/train', S3DataType: 'S3Prefix' } } },
    TransformOutput: { S3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
    TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
  }),
);
