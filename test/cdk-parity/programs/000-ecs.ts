/** ECS examples of the CDK's documentation. The construct adds security groups by hand; here they are ids. */
import { workflow } from 'stepscript';
import { ecs } from 'stepscript/tasks';

const cluster = ecs.cluster('ECSCluster');
const ec2Cluster = ecs.cluster('Ec2Cluster');
const fargateCluster = ecs.cluster('FargateCluster');
const definition = ecs.taskDefinition('TD');

export const ecsRunTaskEc2 = workflow(async () =>
  definition.runTask.sync({
    Cluster: ec2Cluster,
    LaunchType: 'EC2',
    PropagateTags: 'TASK_DEFINITION',
    PlacementConstraints: [{ Type: 'memberOf', Expression: 'blieptuut' }],
    PlacementStrategy: [{ Type: 'spread', Field: 'instanceId' }, { Type: 'binpack', Field: 'CPU' }, { Type: 'random' }],
  }),
);

export const ecsRunTaskFargate = workflow(async (input: { SomeKey: string }) =>
  definition.runTask.sync({
    Cluster: fargateCluster,
    LaunchType: 'FARGATE',
    PropagateTags: 'TASK_DEFINITION',
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: 'ENABLED',
        Subnets: ['subnet-0123456789abcdea1', 'subnet-0123456789abcdea2'],
        SecurityGroups: ['sg-0123456789abcdef0'],
      },
    },
    Overrides: {
      ContainerOverrides: [{ Name: 'TheContainer', Environment: [{ Name: 'SOME_KEY', Value: input.SomeKey }] }],
    },
  }),
);

export const ecsOverrideCpuMemory = workflow(async () =>
  definition.runTask.sync({
    Cluster: cluster,
    LaunchType: 'FARGATE',
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: ['subnet-0123456789abcdeb1', 'subnet-0123456789abcdeb2'],
        SecurityGroups: ['sg-0123456789abcdef0'],
      },
    },
    Overrides: { Cpu: '1024', Memory: '1048' },
  }),
);

export const ecsEnableExec = workflow(async () =>
  definition.runTask.sync({ Cluster: cluster, LaunchType: 'EC2', EnableExecuteCommand: true }),
);
