/** Hand-made artifacts for the construct's tests, and the shapes in which users pass them. */
import type { ArtifactReference, CompiledWorkflow, Manifest } from '../../../src/artifact/index.ts';

// CDK's own template validation takes most of the time of a synthesis, and is not what is tested.
process.env.CDK_VALIDATION = 'false';

type Definition = CompiledWorkflow['definition'];

/** An artifact with the given parts; everything else is empty. */
export function compiledWorkflow(
  manifest: Partial<Manifest>,
  states: Definition['States'] = { Done: { Type: 'Succeed' } },
): CompiledWorkflow {
  const [StartAt = 'Done'] = Object.keys(states);
  return {
    definition: { Comment: 'compiled', QueryLanguage: 'JSONata', StartAt, TimeoutSeconds: 3600, States: states },
    sourceMap: { format: 1, states: {} },
    manifest: {
      format: 1,
      name: 'processOrder',
      type: 'STANDARD',
      source: 'src/order.workflow.ts',
      exportName: 'processOrder',
      resources: [],
      integrations: [],
      iam: [],
      ...manifest,
    },
  };
}

/** The workflow as a part of another machine can be. */
export function withoutTimeout(workflow: CompiledWorkflow): CompiledWorkflow {
  const { TimeoutSeconds: _, ...definition } = workflow.definition;
  return { ...workflow, definition };
}

/** A workflow function that the build has given its artifact. */
export function builtWorkflow(
  compiled: CompiledWorkflow,
  handles: Readonly<Record<string, unknown>> = {},
): () => Promise<unknown> {
  const reference: ArtifactReference = { artifact: () => compiled, handles: () => handles };
  const run = async (): Promise<unknown> => null;
  Object.defineProperty(run, Symbol.for('stepscript.artifact'), { value: reference });
  return run;
}

const id = { by: 'id' } as const;

/** A workflow over every kind of the six families. */
export const orderWorkflow: CompiledWorkflow = compiledWorkflow(
  {
    resources: [
      { id: 'Orders', kind: 'dynamodb.table', attributes: ['Name', 'Arn'], binding: id },
      { id: 'Charge', kind: 'lambda.function', attributes: ['Arn'], binding: id },
      { id: 'Jobs', kind: 'sqs.queue', attributes: ['Url', 'Arn'], binding: id },
      { id: 'Alerts', kind: 'sns.topic', attributes: ['Arn'], binding: id },
      { id: 'Bus', kind: 'events.bus', attributes: ['Name', 'Arn'], binding: id },
      { id: 'Ship', kind: 'stepfunctions.stateMachine', attributes: ['Arn', 'Name'], binding: id },
      { id: 'Approve', kind: 'stepfunctions.activity', attributes: ['Arn'], binding: id },
    ],
    iam: [
      { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: ['${OrdersArn}'] },
      { actions: ['lambda:InvokeFunction'], resources: ['${ChargeArn}', '${ChargeArn}:*'] },
      { actions: ['sqs:SendMessage'], resources: ['${JobsArn}'] },
      { actions: ['sns:Publish'], resources: ['${AlertsArn}'] },
      { actions: ['events:PutEvents'], resources: ['${BusArn}'] },
      { actions: ['states:StartExecution'], resources: ['${ShipArn}'] },
      {
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: ['arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${ShipName}:*'],
      },
    ],
  },
  {
    Get: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Arguments: { TableName: '${OrdersName}', Key: { id: { S: '{% $states.input.id & "${NotOurs}" %}' } } },
      Next: 'Charge',
    },
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '${ChargeArn}', Payload: { bus: '${BusName}' } },
      Next: 'Fan',
    },
    Fan: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Send',
          States: {
            Send: {
              Type: 'Task',
              Resource: 'arn:aws:states:::sqs:sendMessage',
              Arguments: { QueueUrl: '${JobsUrl}', MessageBody: 'x' },
              End: true,
            },
          },
        },
        {
          StartAt: 'Ship',
          States: {
            Ship: {
              Type: 'Task',
              Resource: 'arn:aws:states:::states:startExecution.sync:2',
              Arguments: { StateMachineArn: '${ShipArn}', Input: {} },
              End: true,
            },
          },
        },
      ],
      Next: 'Approve',
    },
    Approve: { Type: 'Task', Resource: '${ApproveArn}', Next: 'Publish' },
    Publish: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Arguments: { TopicArn: '${AlertsArn}', Message: 'done' },
      End: true,
    },
  },
);
