/** Polling: an archived S3 object is restored, which takes hours, and is looked at ever less often until it can be read. */
import { sleep, workflow } from 'stepscript';
import { aws, s3 } from 'stepscript/tasks';

export const archive = s3.bucket('Archive');

export const restoreObject = workflow(
  async ({ key, days }: { key: string; days: number }) => {
    await aws.s3.restoreObject({
      Bucket: archive,
      Key: key,
      RestoreRequest: { Days: days, GlacierJobParameters: { Tier: 'Standard' } },
    });
    for (let minutes = 5; ; minutes = Math.min(minutes * 2, 60)) {
      await sleep(minutes * 60);
      const { Restore, ContentLength } = await archive.headObject({ Key: key });
      if (Restore?.includes('ongoing-request="false"')) return { key, bytes: ContentLength };
    }
  },
  { timeout: '2d' },
);
