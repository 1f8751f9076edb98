/**
 * The JSONata-mode executions that were recorded on AWS, run in the engine: status, output, error and cause must agree,
 * every task must get the recorded parameters, and where the recording kept the order of events the whole history must too.
 */
import { describe, expect, it } from 'vitest';
import { LocalRuntime, submitted, type TaskConnector, TaskError } from '../../src/runtime/index.ts';
import {
  differences,
  type RecordedCase,
  type RecordedTask,
  recordedExecutions,
  recordingsPresent,
  recordingsRequired,
  sample,
} from './engine-case.ts';

const cases = recordedExecutions('JSONata');

describe.runIf(recordingsPresent || recordingsRequired)('executions recorded on AWS, JSONata', () => {
  it('are all here', () => {
    expect(cases.length).toBe(75);
  });

  it.each(cases.map((recorded) => [recorded.id, recorded] as const))('%s', async (_, recorded) => {
    const mismatches: string[] = [];
    const result = await runRecorded(recorded, mismatches);
    const { status, output, error, cause } = recorded.expect;
    expect([
      ...mismatches,
      ...differences(
        {
          status,
          ...(output === undefined ? {} : { output }),
          ...(error === undefined ? {} : { error }),
          ...(cause === undefined ? {} : { cause }),
        },
        {
          status: result.status,
          ...(result.output === undefined ? {} : { output: result.output }),
          ...(result.error === undefined ? {} : { error: result.error }),
          ...(result.cause === undefined ? {} : { cause: result.cause }),
        },
      ),
      ...historyDifferences(recorded, result),
    ]).toEqual([]);
  });
});

type Result = Awaited<ReturnType<LocalRuntime['run']>>;

/** Runs a case with its recorded task attempts, in order for each state. */
function runRecorded(recorded: RecordedCase, mismatches: string[]): Promise<Result> {
  const { context } = recorded;
  const runtime = new LocalRuntime({ region: String(context.region), accountId: String(context.account) });
  const attempts = recorded.mocks.tasks ?? [];
  for (const state of new Set(attempts.map((task) => task.state))) {
    runtime.mock(
      state,
      playBack(
        attempts.filter((task) => task.state === state),
        mismatches,
      ),
    );
  }
  runtime.mock('arn:aws:states:::s3:getObject', ({ arguments: call }) => {
    const { Bucket, Key } = call as { Bucket: string; Key: string };
    return { Body: recorded.mocks.s3?.[Bucket]?.[Key] ?? '' };
  });
  return runtime.run(recorded.definition, recorded.input, {
    name: String(context.executionName),
    stateMachineName: String(context.stateMachineName),
    roleArn: String(context.roleArn),
    type: recorded.type,
  });
}

function playBack(tasks: RecordedTask[], mismatches: string[]): TaskConnector {
  return ({ arguments: call }) => {
    const task = tasks.shift();
    if (task === undefined) throw new Error('more attempts than were recorded');
    const given = task.parameters ?? task.input;
    if (given !== undefined) mismatches.push(...differences(given, call, `${task.state}.parameters`));
    if (task.error !== undefined) throw new TaskError(task.error, String(sample(task.cause ?? '')));
    return task.result === undefined ? submitted() : sample(task.result);
  };
}

/** Children of a Distributed Map and concurrent branches have no fixed order. */
function historyDifferences(recorded: RecordedCase, result: Result): readonly string[] {
  if (recorded.parallelEventsNormalised || recorded.expect.events === undefined) return [];
  const mayDiffer = (type: unknown): boolean => recorded.features.includes('distributed') && type === 'MapStateExited';
  const actual = result.history.map(({ timestamp: _, previousEventId, ...event }) => ({
    prev: previousEventId,
    ...event,
  }));
  const expected = recorded.expect.events.map((event, index) =>
    mayDiffer(event.type) ? { ...event, prev: actual[index]?.prev ?? null } : event,
  );
  return differences(expected, actual, 'history');
}
