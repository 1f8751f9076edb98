/** Retry arithmetic, and which names handle which failures. */
import { describe, expect, it } from 'vitest';
import { errorOutputOf, failureOf, handles, timeoutFailure } from '../../../src/runtime/interpreter/failure.ts';
import { decideRetry, delaySeconds } from '../../../src/runtime/interpreter/retry.ts';

describe('delays', () => {
  it.each([
    [{}, 0, 1],
    [{}, 4, 16],
    [{ IntervalSeconds: 3, BackoffRate: 1 }, 5, 3],
    [{ IntervalSeconds: 2, BackoffRate: 1.5 }, 2, 4.5],
    [{ MaxDelaySeconds: 5 }, 3, 5],
    [{ MaxDelaySeconds: 5, JitterStrategy: 'FULL' as const }, 3, 1.25],
    [{ JitterStrategy: 'NONE' as const }, 3, 8],
  ])('%j after %i retries is %d seconds', (rest, made, seconds) => {
    expect(delaySeconds({ ErrorEquals: ['X'], ...rest }, made, 0.25)).toBe(seconds);
  });

  it('are decided by the first retrier that handles the failure', () => {
    const retriers = [
      { ErrorEquals: ['Y'] },
      { ErrorEquals: ['X'], MaxAttempts: 1 },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 9 },
    ];
    expect(decideRetry(retriers, [], { error: 'X' }, 0)).toEqual({ retrier: 1, delaySeconds: 1 });
    expect(decideRetry(retriers, [0, 1], { error: 'X' }, 0)).toBeUndefined();
    expect(decideRetry(retriers, [0, 0, 2], { error: 'Z' }, 0)).toEqual({ retrier: 2, delaySeconds: 4 });
    expect(decideRetry(retriers.slice(0, 2), [], { error: 'Z' }, 0)).toBeUndefined();
  });
});

describe('failures', () => {
  it('without a name are handled by States.ALL only', () => {
    expect(handles(['States.ALL'], {})).toBe(true);
    expect(handles(['States.TaskFailed', 'X'], {})).toBe(false);
    expect(errorOutputOf({})).toEqual({ Error: null, Cause: null });
  });

  it('of heartbeats go by two names', () => {
    const missed = timeoutFailure(true);
    expect([
      handles(['States.HeartbeatTimeout'], missed),
      handles(['States.Timeout'], missed),
      handles(['States.TaskFailed'], missed),
    ]).toEqual([true, true, false]);
    expect(handles(['States.HeartbeatTimeout'], timeoutFailure(false))).toBe(false);
    expect(errorOutputOf(missed)).toEqual({ Error: 'States.Timeout', Cause: '' });
  });

  it('States.DataLimitExceeded is caught by States.ALL, as recorded; States.Runtime by nothing', () => {
    expect(handles(['States.ALL'], { error: 'States.DataLimitExceeded' })).toBe(true);
    expect(handles(['States.ALL', 'States.Runtime'], { error: 'States.Runtime' })).toBe(false);
  });

  it('are cut to the lengths that Step Functions stores', () => {
    const { error, cause } = failureOf('e'.repeat(300), 'c'.repeat(40_000));
    expect([error?.length, cause?.length]).toEqual([256, 32_768]);
  });
});
