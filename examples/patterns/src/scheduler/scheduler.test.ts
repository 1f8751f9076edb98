import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { aws } from 'stepscript/tasks';
import { mock, simulate, TaskError } from 'stepscript/testing';
import { cancelReminder, scheduleReminder } from './reminder.workflow.js';

const trial = { customer: 'c-1', ends: '2026-03-02T10:30:00Z' };
const substitutions = {
  TrialsName: 'trials',
  RemindersArn: 'arn:aws:sqs:::reminders',
  SenderArn: 'arn:aws:iam:::role/s',
};

for (const target of ['local', 'native'] as const) {
  test(`${target}: schedules the reminder three days before the end`, async () => {
    const created = mock(aws.scheduler.createSchedule, ({ Name, Target }) => {
      equal(Target.Input, JSON.stringify(trial));
      return { ScheduleArn: `arn:${Name}` };
    });
    const { output } = await simulate(scheduleReminder, trial, { target, mocks: [created], substitutions });
    deepEqual(output, { schedule: 'arn:trial-c-1', at: '2026-02-27T10:30:00' });
  });

  test(`${target}: cancels it, and minds no schedule that is gone`, async () => {
    const deletion = mock(aws.scheduler.deleteSchedule);
    const gone = deletion.rejects(new TaskError('Scheduler.ResourceNotFoundException', 'no such schedule'));
    for (const [mocked, cancelled] of [
      [deletion.resolves({}), true],
      [gone, false],
    ] as const) {
      const run = await simulate(cancelReminder, { customer: 'c-1' }, { target, mocks: [mocked], substitutions });
      deepEqual(run.output, { cancelled });
    }
  });
}
