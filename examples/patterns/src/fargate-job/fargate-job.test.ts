import { deepEqual, equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate, TaskError } from 'stepscript/testing';
import { monthlyReport, report, reports, team } from './report.workflow.js';

const input = { month: '2025-11', subnets: ['subnet-1'] };
const substitutions = { ReportsName: 'reports' };

for (const target of ['local', 'native'] as const) {
  test(`${target}: runs the container with its environment and announces the report`, async () => {
    const environment: unknown[] = [];
    const ran = mock(report.runTask.sync, ({ Overrides }) => {
      environment.push(Overrides?.ContainerOverrides?.[0]?.Environment);
      return { LastStatus: 'STOPPED', Containers: [{ ExitCode: 0 }] };
    });
    const found = mock(reports.headObject).resolves({ ContentLength: 2048 });
    const told: unknown[] = [];
    const published = mock(team.publish, ({ Message }) => {
      told.push(Message);
      return { MessageId: 'm-1' };
    });
    const mocks = [ran, found, published];
    const { output } = await simulate(monthlyReport, input, { target, mocks, substitutions });
    equal(output, '2025-11.pdf');
    deepEqual(told, ['2025-11.pdf, 2048 bytes']);
    match(JSON.stringify(environment), /"MONTH","Value":"2025-11"/);
  });
}

test('tells the team when the container fails, and fails', async () => {
  const failed = mock(report.runTask.sync).rejects(new TaskError('States.TaskFailed', 'Essential container exited'));
  const run = await simulate(monthlyReport, input, { mocks: [failed], substitutions });
  deepEqual([run.error, run.cause], ['States.TaskFailed', 'Essential container exited']);
  deepEqual(
    run.runtime.topic('Team').messages.map(({ subject, message }) => [subject, message]),
    [['No report for 2025-11', 'Essential container exited']],
  );
});
