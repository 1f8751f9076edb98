/** Callback through a queue: each message carries a task token; a worker anywhere does the job, says that it lives, answers. */
import { errors, workflow } from 'stepscript';
import { sqs } from 'stepscript/tasks';

export type Format = '1080p' | '720p' | '480p';

/** What the queue carries. */
export interface Job {
  token: string;
  video: string;
  format: Format;
}

/** What a worker answers. */
export interface Rendition {
  key: string;
  bytes: number;
}

export const jobs = sqs.queue('Jobs');

export const transcode = workflow(async ({ video, formats }: { video: string; formats: Format[] }) => {
  const renditions = await Promise.all(
    formats.map(async (format) =>
      jobs.sendMessage.waitForTaskToken<Rendition>((token) => ({ MessageBody: { token, video, format } }), {
        heartbeat: '2m',
        timeout: '6h',
        // A worker that dies stops its heartbeats; the job goes to another one.
        retry: { errors: errors.HeartbeatTimeout, maxAttempts: 2 },
      }),
    ),
  );
  return { video, renditions, bytes: renditions.reduce((sum, { bytes }) => sum + bytes, 0) };
});
