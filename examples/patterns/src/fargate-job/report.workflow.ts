/** A job on Fargate: the container gets the month in its environment, and the workflow waits until it has stopped. */
import { errors, workflow } from 'stepscript';
import { ecs, s3, sns } from 'stepscript/tasks';

export const cluster = ecs.cluster('Cluster');
export const report = ecs.taskDefinition('Report');
export const reports = s3.bucket('Reports');
export const team = sns.topic('Team');

export interface ReportInput {
  month: string;
  subnets: string[];
}

export const monthlyReport = workflow(async ({ month, subnets }: ReportInput) => {
  const key = `${month}.pdf`;
  try {
    await report.runTask.sync(
      {
        Cluster: cluster,
        LaunchType: 'FARGATE',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: subnets, AssignPublicIp: 'DISABLED' } },
        Overrides: {
          ContainerOverrides: [
            {
              Name: 'report',
              Environment: [
                { Name: 'MONTH', Value: month },
                { Name: 'OUTPUT', Value: `s3://${reports.name}/${key}` },
              ],
            },
          ],
        },
      },
      { timeout: '2h', retry: { errors: 'ECS.AmazonECSException', maxAttempts: 3, interval: '30s' } },
    );
  } catch (error) {
    if (!(error instanceof errors.TaskFailed)) throw error;
    await team.publish({ Subject: `No report for ${month}`, Message: (error as Error).message });
    throw error;
  }
  const { ContentLength } = await reports.headObject({ Key: key });
  await team.publish({ Subject: `Report for ${month}`, Message: `${key}, ${ContentLength ?? 0} bytes` });
  return key;
});
