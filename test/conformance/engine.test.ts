/**
 * What was recorded on AWS, done again here. Executions run in the engine: status, output, error and cause must agree, every
 * task must get the recorded parameters, and where the recording kept the order of events the whole history must too. Calls
 * of TestState and definitions go through the API server. The totals are docs/conformance.md;
 * `npx vitest run test/conformance -u` brings it up to date.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalServer, startServer } from '../../src/runtime/index.ts';
import { conformancePage, type Verdict } from './page.ts';
import {
  recordedDefinitions,
  recordedExecutions,
  recordedTestStates,
  recordingsPresent,
  recordingsRequired,
} from './recordings.ts';
import { replay } from './replay.ts';
import { describeRecorded } from './replay-definition.ts';
import { replayTestState, TEST_STATE_EXCEPTIONS } from './replay-test-state.ts';

/** Recordings whose events are one outcome of a race on AWS; everything else about them must agree. */
const RACES: Readonly<Record<string, string>> = {
  timeouts_test_timeouts__TestTimeouts__test_service_lambda_map_timeout:
    'Four iterations time out at the same instant. AWS recorded all four TaskTimedOut events before the first of them failed the Map; the engine fails the Map at the first.',
};

const executions: Verdict[] = [];
const testStates: Verdict[] = [];
const definitions: Verdict[] = [];

const named = <T extends { readonly id: string }>(cases: readonly T[]): readonly (readonly [string, T])[] =>
  cases.map((recorded) => [recorded.id, recorded]);

it.runIf(recordingsRequired)('has the recordings', () => {
  expect(recordingsPresent).toBe(true);
});

describe.skipIf(!recordingsPresent)('executions recorded on AWS', () => {
  const cases = recordedExecutions();

  it('are all here', () => {
    expect(cases.length).toBe(687);
  });

  it.each(named(cases))('%s', async (_, recorded) => {
    const found = await replay(recorded);
    const race = RACES[recorded.id];
    executions.push({ ...recorded, exception: found.length > 0 ? race : undefined });
    if (race === undefined) expect(found).toEqual([]);
    else expect(found.map((difference) => difference.split(':')[0])).toEqual(['history']);
  });
});

describe.skipIf(!recordingsPresent)('the API recorded on AWS', () => {
  let server: LocalServer;
  beforeAll(async () => {
    server = await startServer({ port: 0, accountId: '111111111111' });
  });
  afterAll(() => server.close());

  it('is all here', () => {
    expect([recordedTestStates().length, recordedDefinitions().length]).toEqual([127, 28]);
  });

  it.each(named(recordedTestStates()))('TestState: %s', async (_, recorded) => {
    const found = await replayTestState(recorded, server);
    const exception = TEST_STATE_EXCEPTIONS[recorded.id];
    testStates.push({ ...recorded, exception });
    if (exception === undefined) expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  });

  it.each(named(recordedDefinitions()))('definition: %s', async (_, recorded) => {
    definitions.push({ ...recorded, exception: undefined });
    const { expected, actual } = await describeRecorded(recorded, server);
    expect(actual).toEqual(expected);
  });
});

it.skipIf(!recordingsPresent)('has its totals in docs/conformance.md', async () => {
  await expect(conformancePage({ executions, testStates, definitions })).toMatchFileSnapshot(
    '../../docs/conformance.md',
  );
});
