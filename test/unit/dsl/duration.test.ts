/** Durations round up to whole seconds, negatives are zero, and what is no duration is refused. */
import { describe, expect, it } from 'vitest';
import { type Duration, secondsOf } from '../../../src/dsl/duration.ts';

describe('secondsOf', () => {
  it.each<[Duration, number]>([
    [0, 0],
    [30, 30],
    [0.1, 1],
    [1.000001, 2],
    [-5, 0],
    [-0.5, 0],
    ['0s', 0],
    ['30s', 30],
    ['0.5s', 1],
    ['1.5m', 90],
    ['0.01m', 1],
    ['2h', 7200],
    ['7d', 604_800],
    ['-2h', 0],
    ['1e3s', 1000],
  ])('%s is %d s', (duration, seconds) => {
    expect(secondsOf(duration)).toBe(seconds);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 's', '1w', '1', '', ' m', 'xs'])('refuses %j', (text) => {
    expect(() => secondsOf(text as Duration)).toThrow(RangeError);
  });

  it('never gives minus zero', () => {
    expect(Object.is(secondsOf('-0.1s'), 0)).toBe(true);
  });
});
