/** EventBridge Scheduler: a one-off schedule per subscription, which sends a reminder three days before the trial ends. */
import { workflow } from 'stepscript';
import { aws, iam, scheduler, sqs } from 'stepscript/tasks';

export const reminders = sqs.queue('Reminders');
export const trials = scheduler.scheduleGroup('Trials');
export const sender = iam.role('Sender');

export interface Trial {
  customer: string;
  /** RFC 3339. */
  ends: string;
}

const DAY = 24 * 60 * 60 * 1000;

export const scheduleReminder = workflow(async ({ customer, ends }: Trial) => {
  const at = new Date(Date.parse(ends) - 3 * DAY).toISOString().slice(0, 19);
  const { ScheduleArn } = await aws.scheduler.createSchedule({
    Name: `trial-${customer}`,
    GroupName: trials,
    ScheduleExpression: `at(${at})`,
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 60 },
    ActionAfterCompletion: 'DELETE',
    Target: {
      Arn: reminders.arn,
      RoleArn: sender,
      Input: JSON.stringify({ customer, ends }),
    },
  });
  return { schedule: ScheduleArn, at };
});

/** A customer who pays needs no reminder. */
export const cancelReminder = workflow(async ({ customer }: { customer: string }) => {
  try {
    await aws.scheduler.deleteSchedule({ Name: `trial-${customer}`, GroupName: trials });
    return { cancelled: true };
  } catch (error) {
    if ((error as Error).name !== 'Scheduler.ResourceNotFoundException') throw error;
    return { cancelled: false };
  }
});
