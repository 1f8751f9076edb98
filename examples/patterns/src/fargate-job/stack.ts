/** A cluster, the task, and the state machine: it may run this task, pass its roles, and watch what it has started. */
import { Stack } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateTaskDefinition, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { MonthlyReportStateMachine } from './monthlyReport.construct.js';

export class FargateJobStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const task = new FargateTaskDefinition(this, 'Report', { cpu: 1024, memoryLimitMiB: 4096 });
    task.addContainer('report', {
      image: ContainerImage.fromRegistry('public.ecr.aws/example/report'),
      logging: LogDrivers.awsLogs({ streamPrefix: 'report' }),
    });
    const reports = new Bucket(this, 'Reports');
    reports.grantPut(task.taskRole);

    const machine = new MonthlyReportStateMachine(this, 'MonthlyReport', {
      resources: {
        Cluster: new Cluster(this, 'Cluster', { vpc }),
        Report: task,
        Reports: reports,
        Team: new Topic(this, 'Team'),
      },
    });
    const { subnetIds } = vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS });
    machine.schedule(
      'Monthly',
      Schedule.cron({ day: '1', hour: '6', minute: '0' }),
      RuleTargetInput.fromObject({ month: 'last', subnets: subnetIds }),
    );
  }
}
