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

/** A `let` that assignments make NaN or infinite. */
export const sleepNotFinite = workflow(async ({ start, rounds }: { start: number; rounds: number }) => {
  let wait = start;
  const slept: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      await sleep(wait);
      slept.push(round);
      wait = (wait * 2) / (round - 1);
    }
  } catch (error) {
    return { slept, error: (error as Error).name };
  }
  return { slept };
});

export const sleepNotFiniteUncaught = workflow(async ({ text, ratio }: { text: string; ratio: number[] }) => {
  const plan = { wait: 1 };
  plan.wait = Number(text);
  const copy = plan.wait;
  await sleep(`${plan.wait}m`);
  await sleep(copy);
  plan.wait /= ratio.length;
  await sleep(plan.wait);
  return [copy, plan.wait];
});

/** What is wrong with a duration fails the promise, not the statement that makes it. */
export const sleepSettled = workflow(async ({ text, parts }: { text: string; parts: number }) => {
  let wait = Number(text);
  wait = wait / parts;
  const settled = await Promise.allSettled([sleep(wait), ready({ attempt: 6 })]);
  const caught = await sleep(wait).catch(() => 'caught');
  return [settled.map(({ status }) => status), caught ?? 'slept'];
});

export const sleepEach = workflow(async ({ texts, parts }: { texts: string[]; parts: { n: number }[] }) => {
  await Promise.all(parts.map(({ n }) => sleep(n)));
  const settled = await Promise.allSettled(texts.map((text) => sleep(Number(text))));
  return settled.map(({ status }) => status);
});

export const sleepKept = workflow(async ({ text, parts }: { text: string; parts: number }) => {
  let wait = 1;
  wait += parts;
  const kept = sleep(wait);
  wait = Number(text);
  const is = await ready({ attempt: parts });
  await kept;
  return [is, (await sleep(wait)) ?? 'slept'];
});

/** Objects in constants are no constants where something writes to them, under whatever name. */
/** The texts are StepScript's own, so that they may be read. */
export const sleepMessages = workflow(async ({ n, at }: { n: number; at: string }) => {
  const texts: string[] = [];
  const ratio = n / (n - 1);
  try {
    await sleep(ratio);
    await sleep(`${Math.sqrt(n)}m`);
    await sleep(`${ratio * 2}s`);
    await sleepUntil(at);
  } catch (error) {
    texts.push((error as Error).message);
  }
  return texts;
});

export const sleepOfChanged = workflow(async ({ n }: { n: number }) => {
  const plan = { wait: 1, other: { wait: 2 } };
  const bump = (one: { wait: number }) => {
    one.wait += n;
  };
  await sleep(plan.wait);
  plan.wait = 4;
  await sleep(plan.wait);
  const inner = plan.other;
  inner.wait = 7;
  await sleep(plan.other.wait);
  bump(plan);
  await sleep(`${plan.wait}m`);
  for (let round = 0; round < 3; round++) {
    plan.wait *= 2;
    await sleep(plan.wait);
  }
  return plan;
});

export const sleepOptionsChanged = workflow(async ({ attempt }: { attempt: number }) => {
  const options = { timeout: 1 };
  options.timeout = 9;
  return ready({ attempt }, options);
});

export const sleepOptionsLater = workflow(async ({ attempt }: { attempt: number }) => {
  let timeout = attempt;
  const options = { timeout };
  timeout = 9;
  return [await ready({ attempt }, options), timeout];
});

export const sleepPolicyChanged = workflow(async ({ attempt }: { attempt: number }) => {
  const policy = { maxAttempts: 2 };
  policy.maxAttempts = 4;
  return ready({ attempt }, { retry: policy });
});

export const sleepOptionsKept = workflow(async ({ attempt }: { attempt: number }) => {
  const policy = { maxAttempts: 2, interval: 3 };
  const options = { retry: policy, timeout: attempt };
  return [await ready({ attempt }, options), await ready({ attempt: 9 }, { retry: policy })];
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
    sleepNotFinite: {
      inputs: [
        { start: 1, rounds: 3 },
        { start: -1, rounds: 3 },
        { start: 0, rounds: 3 },
        { start: 1, rounds: 2 },
        { start: 1, rounds: 0 },
      ],
    },
    sleepNotFiniteUncaught: {
      inputs: [
        { text: '4', ratio: [1, 2] },
        { text: '4', ratio: [] },
        { text: '0', ratio: [] },
        { text: 'x', ratio: [1] },
        { text: '', ratio: [1] },
        { text: 'Infinity', ratio: [1] },
        { text: '-Infinity', ratio: [1] },
      ],
    },
    sleepSettled: {
      inputs: [
        { text: '1', parts: 1 },
        { text: 'x', parts: 1 },
        { text: '1', parts: 0 },
        { text: '-1', parts: 0 },
      ],
      concurrent: true,
    },
    sleepEach: {
      inputs: [
        { texts: ['1', '2'], parts: [{ n: 2 }] },
        { texts: ['1', 'x'], parts: [] },
        { texts: [], parts: [{ n: 1 }, { n: 4 }] },
      ],
      concurrent: true,
    },
    sleepKept: {
      inputs: [
        { text: '2', parts: 1 },
        { text: 'x', parts: 0 },
        { text: '', parts: 5 },
      ],
      concurrent: true,
    },
    sleepOfChanged: { inputs: [{ n: 1 }, { n: 0 }, { n: -3.5 }] },
    sleepMessages: {
      inputs: [
        { n: 1, at: '' },
        { n: 0, at: 'soon' },
        { n: -1, at: '2027-01-01' },
        { n: 4, at: '2027-01-01' },
        { n: 4, at: '1970-01-01T00:10:00Z' },
      ],
    },
    sleepOptionsChanged: { refused: 'STEP4008' },
    sleepOptionsLater: { refused: 'STEP4008' },
    sleepPolicyChanged: { refused: 'STEP4008' },
    sleepOptionsKept: { inputs: [{ attempt: 6 }, { attempt: 1 }] },
    sleepConcurrent: { inputs: [{ seconds: 5 }], concurrent: true },
  },
  () => ({ Ready: ({ attempt }: { attempt: number }) => attempt >= 5 }),
);
