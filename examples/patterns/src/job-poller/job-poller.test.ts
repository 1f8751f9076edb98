import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate } from 'stepscript/testing';
import { getStatus, jobPoller, submitJob } from './job-poller.workflow.js';

const input = { name: 'nightly', waitSeconds: 60 };
const submitted = mock(submitJob, () => ({ guid: 'g-1' })).times(1);
const statuses = mock(getStatus);

for (const target of ['local', 'native'] as const) {
  test(`${target}: asks until the job has succeeded`, async () => {
    const mocks = [submitted, statuses.sequence({ status: 'RUNNING' }, { status: 'RUNNING' }, { status: 'SUCCEEDED' })];
    const { output, seconds } = await simulate(jobPoller, input, { target, mocks });
    deepEqual(output, { guid: 'g-1' });
    if (target === 'local') equal(seconds, 3 * 60);
  });

  test(`${target}: fails when the job has failed`, async () => {
    const mocks = [submitted, statuses.sequence({ status: 'RUNNING' }, { status: 'FAILED' })];
    const { error, cause } = await simulate(jobPoller, input, { target, mocks });
    deepEqual([error, cause], ['JobFailed', 'job g-1 failed']);
  });
}

test('times out after five minutes', async () => {
  const mocks = [submitted, statuses.resolves({ status: 'RUNNING' })];
  const { status, seconds } = await simulate(jobPoller, input, { mocks });
  deepEqual([status, seconds], ['TIMED_OUT', 300]);
});
