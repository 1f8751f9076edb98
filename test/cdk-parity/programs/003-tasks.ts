/** Tasks of the documentation of 2018, when each was a resource of its own. */
import { workflow } from 'stepscript';
import { ecs, lambda, sagemaker, sns, sqs, stepfunctions } from 'stepscript/tasks';

const fn = lambda.fn('Fn');
const topic = sns.topic('Topic');
const queue = sqs.queue('Queue');
const child = stepfunctions.stateMachine('ChildStateMachine');
const cluster = ecs.cluster('FargateCluster');
const definition = ecs.taskDefinition('TD');

interface Message {
  readonly message: string;
}
interface Field {
  readonly field2: string;
}

export const tasksInvokeFunction = workflow(async ({ input }: { input: unknown }) => {
  try {
    return await fn.direct(input, { timeout: '5m', retry: { interval: '5s', maxAttempts: 10 } });
  } catch (error) {
    const { name, message } = error as Error;
    return { Error: name, Cause: message };
  }
});

export const tasksRunLambdaTask = workflow(async () => fn.waitForTaskToken((token) => ({ token })));

export const tasksPublishField = workflow(async (input: { state: Message }) =>
  topic.publish({ Message: input.state.message }),
);

export const tasksPublishObject = workflow(async (input: Field) =>
  topic.publish({ Message: { field1: 'somedata', field2: input.field2 } }),
);

export const tasksSendFifoField = workflow(async (input: Message) =>
  queue.sendMessage({ MessageBody: input.message, MessageGroupId: '1234' }),
);

export const tasksSendFifoObject = workflow(async (input: Field) =>
  queue.sendMessage({ MessageBody: { field1: 'somedata', field2: input.field2 }, MessageGroupId: '1234' }),
);

export const tasksRunEcsFargate = workflow(async (input: { valueFromStateData: string }) =>
  definition.runTask({
    Cluster: cluster,
    LaunchType: 'FARGATE',
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: ['subnet-0123456789abcdeb1', 'subnet-0123456789abcdeb2'],
        SecurityGroups: ['sg-0123456789abcdef0'],
      },
    },
    Overrides: {
      ContainerOverrides: [
        { Name: 'TheContainer', Environment: [{ Name: 'CONTAINER_INPUT', Value: input.valueFromStateData }] },
      ],
    },
  }),
);

export const tasksSagemakerTransform = workflow(async () =>
  sagemaker.createTransformJob({
    TransformJobName: 'MyTransformJob',
    ModelName: 'MyModelName',
    TransformInput: { DataSource: { S3DataSource: { S3Uri: 's3://inputbucket/train', S3DataType: 'S3Prefix' } } },
    TransformOutput: { S3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
    TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
  }),
);

export const tasksExecuteStateMachine = workflow(async () =>
  child.startExecution.waitForTaskToken((token) => ({ Input: { token, foo: 'bar' }, Name: 'MyExecutionName' })),
);
