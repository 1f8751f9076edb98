import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { aws } from 'stepscript/tasks';
import { mock, simulate } from 'stepscript/testing';
import { archive, restoreObject } from './restore.workflow.js';

const ongoing = { Restore: 'ongoing-request="true"' };
const restored = { Restore: 'ongoing-request="false", expiry-date="Sat, 29 Nov 2025 00:00:00 GMT"', ContentLength: 42 };

for (const target of ['local', 'native'] as const) {
  test(`${target}: looks after 5, 10, 20, 40, 60 and 60 minutes`, async () => {
    const asked = mock(aws.s3.restoreObject).resolves({}).times(1);
    const looked = mock(archive.headObject).sequence(ongoing, ongoing, ongoing, ongoing, ongoing, restored);
    const run = await simulate(restoreObject, { key: 'films/1', days: 7 }, { target, mocks: [asked, looked] });
    deepEqual(run.output, { key: 'films/1', bytes: 42 });
    if (target === 'local') equal(run.seconds, (5 + 10 + 20 + 40 + 60 + 60) * 60);
  });
}

test('gives up after two days', async () => {
  const mocks = [mock(aws.s3.restoreObject).resolves({}), mock(archive.headObject).resolves(ongoing)];
  const { status, seconds } = await simulate(restoreObject, { key: 'films/1', days: 7 }, { mocks });
  deepEqual([status, seconds], ['TIMED_OUT', 2 * 24 * 60 * 60]);
});
