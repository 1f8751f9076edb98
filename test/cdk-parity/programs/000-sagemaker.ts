/** SageMaker examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { iam, sagemaker } from 'stepscript/tasks';

const trainer = iam.role('TrainSagemakerSagemakerRole');
const modelRole = iam.role('SagemakerSagemakerRole');

interface Training {
  readonly JobName: string;
  readonly S3Bucket: string;
  readonly InstanceType: 'ml.p3.2xlarge';
}

export const sagemakerCreateTrainingJob = workflow(async (input: Training) =>
  sagemaker.createTrainingJob({
    TrainingJobName: input.JobName,
    RoleArn: trainer,
    AlgorithmSpecification: { TrainingInputMode: 'File', AlgorithmName: 'BlazingText' },
    InputDataConfig: [
      { ChannelName: 'train', DataSource: { S3DataSource: { S3Uri: input.S3Bucket, S3DataType: 'S3Prefix' } } },
    ],
    OutputDataConfig: { S3OutputPath: 'https://s3.eu-west-1.amazonaws.com/amzn-s3-demo-bucket/myoutputpath' },
    ResourceConfig: { InstanceCount: 1, InstanceType: input.InstanceType, VolumeSizeInGB: 50 },
    StoppingCondition: { MaxRuntimeInSeconds: 7200 },
  }),
);

export const sagemakerCreateTransformJob = workflow(async () =>
  sagemaker.createTransformJob({
    TransformJobName: 'MyTransformJob',
    ModelName: 'MyModelName',
    ModelClientConfig: { InvocationsMaxRetries: 3, InvocationsTimeoutInSeconds: 300 },
    TransformInput: { DataSource: { S3DataSource: { S3Uri: 's3://inputbucket/train', S3DataType: 'S3Prefix' } } },
    TransformOutput: { S3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
    TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
  }),
);

interface Endpoint {
  readonly EndpointName: string;
  readonly EndpointConfigName: string;
}

export const sagemakerCreateEndpoint = workflow(async (input: Endpoint) =>
  sagemaker.createEndpoint({ EndpointName: input.EndpointName, EndpointConfigName: input.EndpointConfigName }),
);

export const sagemakerCreateEndpointConfig = workflow(async () =>
  sagemaker.createEndpointConfig({
    EndpointConfigName: 'MyEndpointConfig',
    ProductionVariants: [
      {
        InitialInstanceCount: 2,
        InstanceType: 'ml.m5.xlarge',
        ModelName: 'MyModel',
        VariantName: 'awesome-variant',
      },
    ],
  }),
);

interface Trained {
  readonly Model: { readonly imageName: string };
  readonly TrainingJob: { readonly ModelArtifacts: { readonly S3ModelArtifacts: string } };
}

export const sagemakerCreateModel = workflow(async (input: Trained) =>
  sagemaker.createModel({
    ModelName: 'MyModel',
    ExecutionRoleArn: modelRole,
    PrimaryContainer: {
      Image: input.Model.imageName,
      Mode: 'SingleModel',
      ModelDataUrl: input.TrainingJob.ModelArtifacts.S3ModelArtifacts,
    },
  }),
);

export const sagemakerUpdateEndpoint = workflow(async (input: { Endpoint: { Name: string; EndpointConfig: string } }) =>
  sagemaker.updateEndpoint({
    EndpointName: input.Endpoint.Name,
    EndpointConfigName: input.Endpoint.EndpointConfig,
  }),
);
