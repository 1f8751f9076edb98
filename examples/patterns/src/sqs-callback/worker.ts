/** A worker: does a job, with a heartbeat every minute, and answers its task token. */
import type { SFNClient } from '@aws-sdk/client-sfn';
import { callback } from 'stepscript/client';
import type { Job, Rendition } from './transcode.workflow.js';

export async function work(
  { token, video, format }: Job,
  encode: (video: string, format: string) => Promise<number>,
  options: { sfn?: SFNClient } = {},
): Promise<void> {
  const task = callback<Rendition>(token, options);
  const heartbeat = setInterval(() => void task.heartbeat().catch(() => {}), 60_000);
  try {
    await task.succeed({ key: `${video}/${format}.mp4`, bytes: await encode(video, format) });
  } catch (error) {
    await task.fail('EncodingFailed', String(error));
  } finally {
    clearInterval(heartbeat);
  }
}
