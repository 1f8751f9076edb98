import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { SFNClient } from '@aws-sdk/client-sfn';
import { errors } from 'stepscript';
import { client } from 'stepscript/client';
import { startServer } from 'stepscript/runtime';
import { mock, simulate } from 'stepscript/testing';
import { type Format, type Job, jobs, transcode } from './transcode.workflow.js';
import { work } from './worker.js';

const formats: Format[] = ['1080p', '480p'];

test('the worker of this example answers through the API of Step Functions, served here', async (context) => {
  const server = await startServer({ port: 0 });
  context.after(() => server.close());
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sfn = new SFNClient({ endpoint: server.url, region: 'us-east-1', credentials, disableHostPrefix: true });
  const stateMachineArn = await server.deploy(transcode);

  const execution = await client(transcode, { stateMachineArn, sfn }).start({ video: 'v-1', formats });
  const queue = server.runtime.queue('Jobs');
  while (queue.messages.length < formats.length) await setTimeout(5);
  for (let message = queue.take(); message !== undefined; message = queue.take()) {
    await work(JSON.parse(message.body) as Job, async (_, format) => (format === '1080p' ? 900 : 100), { sfn });
  }
  deepEqual(await execution.result(), {
    video: 'v-1',
    renditions: [
      { key: 'v-1/1080p.mp4', bytes: 900 },
      { key: 'v-1/480p.mp4', bytes: 100 },
    ],
    bytes: 1000,
  });
});

for (const target of ['local', 'native'] as const) {
  test(`${target}: a job whose worker died is sent again`, async () => {
    const answers = mock(jobs.sendMessage.waitForTaskToken).sequence(new errors.HeartbeatTimeout('silence'), {
      key: 'v-1/720p.mp4',
      bytes: 5,
    });
    const run = await simulate(transcode, { video: 'v-1', formats: ['720p'] }, { target, mocks: [answers] });
    equal(run.output?.bytes, 5);
  });
}
