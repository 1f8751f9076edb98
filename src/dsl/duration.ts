/**
 * Durations: seconds, or a number with a unit. They round up to whole seconds and negatives are zero, in native and in
 * compiled runs, since ASL counts in whole seconds.
 */

/**
 * A number of seconds, or a number followed by `s`, `m`, `h` or `d`.
 *
 * @example const limits: Duration[] = [30, '1.5m', '2h', '7d'];
 */
export type Duration = number | `${number}${'s' | 'm' | 'h' | 'd'}`;

const secondsPerUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * The whole seconds of a duration. Throws `RangeError` for text that is no duration and for numbers that are not finite.
 *
 * @example secondsOf('1.5m') // 90
 */
export function secondsOf(duration: Duration): number {
  const seconds = typeof duration === 'number' ? duration : secondsOfText(duration);
  if (!Number.isFinite(seconds)) throw new RangeError(`Invalid duration: ${duration}`);
  return Math.max(0, Math.ceil(seconds));
}

function secondsOfText(text: string): number {
  const perUnit = secondsPerUnit[text.slice(-1)];
  const amount = text.slice(0, -1);
  return perUnit === undefined || amount.trim() === '' ? Number.NaN : Number(amount) * perUnit;
}
