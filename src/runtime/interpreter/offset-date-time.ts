/**
 * ISO 8601 extended offset date-times, the only form of a Wait's Timestamp: `T` and an offset or `Z` are required, every
 * field must be in range, and fractions may go down to nanoseconds.
 */
const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Milliseconds since the epoch, or `undefined` if the text is not of the form. */
export function parseOffsetDateTime(text: string): number | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const offset = (match[8] === '-' ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour ?? 0, minute ?? 0, second ?? 0, milliseconds);
  const inRange = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const clockInRange = (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60 && Math.abs(offset) <= 18 * 60;
  return inRange && clockInRange ? date.getTime() - offset * 60_000 : undefined;
}
