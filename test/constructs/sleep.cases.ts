/** `sleep` and `sleepUntil`: constants, expressions, rounding, negatives, timestamps, in loops, tries and concurrent branches. */
import { sleep, sleepUntil, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ready = lambda.fn<{ attempt: number }, boolean>('Ready');

export const sleepConstants = workflow(async () => {
  await sleep(5);
  await sleep('2m');
  await sleep('0.4s');
  await sleep('1h');
});

export const sleepExpressions = workflow(async ({ seconds }: { seconds: number }) => {
  await sleep(seconds);
  await sleep(`${seconds}m`);
  await sleep(seconds * 2 + 0.5);
  return seconds;
});

export const sleepUntilTime = workflow(async ({ at }: { at: string }) => {
  await sleepUntil(at);
  return 'awake';
});

export const sleepUntilCaught = workflow(async ({ at }: { at: string }) => {
  try {
    await sleepUntil(at);
    return 'awake';
  } catch (error) {
    return (error as Error).name;
  }
});

export const sleepBackoff = workflow(async ({ limit }: { limit: number }) => {
  let wait = 1;
  for (let attempt = 0; attempt < limit; attempt++) {
    if (await ready({ attempt })) return { attempt, wait };
    await sleep(wait);
    wait = Math.min(wait * 2, 10);
  }
  throw new Error('never ready');
});

export const sleepConditional = workflow(async ({ slow }: { slow?: boolean }) => {
  if (slow) await sleep('30s');
  return slow ?? 'unknown';
});

export const sleepConcurrent = workflow(async ({ seconds }: { seconds: number }) => {
  const [a, b] = await Promise.all([
    (async () => {
      await sleep(seconds);
      return 'a';
    })(),
    ready({ attempt: 9 }),
  ]);
  return { a, b };
});

export default cases(
  {
    sleepConstants: { inputs: [{}], transitions: 4 },
    sleepExpressions: { inputs: [{ seconds: 3 }, { seconds: 0 }, { seconds: 0.2 }, { seconds: -5 }], transitions: 4 },
    sleepUntilTime: {
      inputs: [
        { at: '2026-01-01T00:01:00Z' },
        { at: '2020-01-01T00:00:00Z' },
        { at: '2026-01-01T02:00:00+01:00' },
        { at: 'tomorrow' },
      ],
    },
    sleepUntilCaught: { inputs: [{ at: '2026-01-01T00:01:00Z' }, { at: '' }, { at: '2026-13-01T00:00:00Z' }] },
    sleepBackoff: { inputs: [{ limit: 9 }, { limit: 2 }, { limit: 0 }] },
    sleepConditional: { inputs: [{ slow: true }, { slow: false }, {}], transitions: 3 },
    sleepConcurrent: { inputs: [{ seconds: 5 }], concurrent: true },
  },
  () => ({ Ready: ({ attempt }: { attempt: number }) => attempt >= 5 }),
);
