/** The group, the queue, the role of the schedules, and two state machines that may write schedules of this group. */
import { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { CancelReminderStateMachine } from './cancelReminder.construct.js';
import { ScheduleReminderStateMachine } from './scheduleReminder.construct.js';

export class SchedulerStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const trials = new ScheduleGroup(this, 'Trials');
    const reminders = new Queue(this, 'Reminders');
    const sender = new Role(this, 'Sender', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    reminders.grantSendMessages(sender);
    new ScheduleReminderStateMachine(this, 'ScheduleReminder', {
      resources: { Reminders: reminders, Trials: trials, Sender: sender },
    });
    new CancelReminderStateMachine(this, 'CancelReminder', { resources: { Trials: trials } });
  }
}
