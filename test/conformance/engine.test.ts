/**
 * The executions that were recorded on AWS, run in the engine: status, output, error and cause must agree, every task must
 * get the recorded parameters, and where the recording kept the order of events the whole history must too. The totals are
 * docs/conformance.md; `npx vitest run test/conformance -u` brings it up to date.
 */
import { describe, expect, it } from 'vitest';
import { conformancePage, type Verdict } from './page.ts';
import { recordedExecutions } from './recordings.ts';
import { replay } from './replay.ts';

/** Recordings whose events are one outcome of a race on AWS; everything else about them must agree. */
const RACES: Readonly<Record<string, string>> = {
  timeouts_test_timeouts__TestTimeouts__test_service_lambda_map_timeout:
    'Four iterations time out at the same instant. AWS recorded all four TaskTimedOut events before the first of them failed the Map; the engine fails the Map at the first.',
};

const cases = recordedExecutions();
const verdicts: Verdict[] = [];

describe('executions recorded on AWS', () => {
  it('are all here', () => {
    expect(cases.length).toBe(687);
  });

  it.each(cases.map((recorded) => [recorded.id, recorded] as const))('%s', async (_, recorded) => {
    const found = await replay(recorded);
    const race = RACES[recorded.id];
    verdicts.push({ ...recorded, exception: found.length > 0 ? race : undefined });
    if (race === undefined) expect(found).toEqual([]);
    else expect(found.map((difference) => difference.split(':')[0])).toEqual(['history']);
  });

  it('are the totals of docs/conformance.md', async () => {
    await expect(conformancePage(verdicts)).toMatchFileSnapshot('../../docs/conformance.md');
  });
});
