/** ECS examples of earlier documentation. */
import { workflow } from 'stepscript';
import { ecs } from 'stepscript/tasks';

const ec2Cluster = ecs.cluster('Ec2Cluster');
const fargateCluster = ecs.cluster('FargateCluster');
const definition = ecs.taskDefinition('TD');

export const ecsRunTaskEc2Plain = workflow(async () =>
  ecs.runTask.sync({
    Cluster: ec2Cluster,
    TaskDefinition: definition,
    LaunchType: 'EC2',
    PlacementConstraints: [{ Type: 'memberOf', Expression: 'blieptuut' }],
    PlacementStrategy: [{ Type: 'spread', Field: 'instanceId' }, { Type: 'binpack', Field: 'CPU' }, { Type: 'random' }],
  }),
);

export const ecsRunTaskFargatePlain = workflow(async (input: { SomeKey: string }) =>
  ecs.runTask.sync({
    Cluster: fargateCluster,
    TaskDefinition: definition,
    LaunchType: 'FARGATE',
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
