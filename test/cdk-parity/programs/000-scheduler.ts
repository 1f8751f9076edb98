/** EventBridge Scheduler examples of the CDK's documentation. Its client is not installed, so the stub is made by hand. */
import { workflow } from 'stepscript';
import { iam, kms, scheduler, sqs, task } from 'stepscript/tasks';

const group = scheduler.scheduleGroup('ScheduleGroup');
const key = kms.key('Key');
const targetQueue = sqs.queue('TargetQueue');
const deadLetterQueue = sqs.queue('DeadLetterQueue');
const role = iam.role('SchedulerRole');

interface CreateSchedule {
  readonly Name: string;
  readonly Description?: string;
  readonly GroupName?: string;
  readonly KmsKeyArn?: string;
  readonly ClientToken?: string;
  readonly ActionAfterCompletion?: 'NONE' | 'DELETE';
  readonly StartDate?: string;
  readonly EndDate?: string;
  readonly FlexibleTimeWindow: { readonly Mode: 'OFF' | 'FLEXIBLE'; readonly MaximumWindowInMinutes?: number };
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: 'ENABLED' | 'DISABLED';
  readonly Target: {
    readonly Arn: string;
    readonly RoleArn: string;
    readonly RetryPolicy?: { readonly MaximumEventAgeInSeconds: number; readonly MaximumRetryAttempts: number };
    readonly DeadLetterConfig?: { readonly Arn: string };
  };
}
const createSchedule = task<
  'arn:aws:states:::aws-sdk:scheduler:createSchedule',
  CreateSchedule,
  { ScheduleArn: string }
>('arn:aws:states:::aws-sdk:scheduler:createSchedule');

export const schedulerCreateSchedule = workflow(async () =>
  createSchedule({
    Name: 'TestSchedule',
    Description: 'TestDescription',
    GroupName: group.name,
    KmsKeyArn: key.arn,
    ClientToken: 'testToken',
    ActionAfterCompletion: 'NONE',
    StartDate: '2030-01-01T00:00:00.000Z',
    EndDate: '2030-01-01T01:00:00.000Z',
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
    ScheduleExpression: 'rate(5 minutes)',
    ScheduleExpressionTimezone: 'UTC',
    State: 'ENABLED',
    Target: {
      Arn: targetQueue.arn,
      RoleArn: role.arn,
      RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 2 },
      DeadLetterConfig: { Arn: deadLetterQueue.arn },
    },
  }),
);
