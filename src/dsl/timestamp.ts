/**
 * RFC 3339 timestamps as Step Functions reads them: upper-case `T` and `Z`, up to nine fraction digits, a calendar day that
 * exists, and an offset that a clock can have.
 */

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](\d{2}):(\d{2}))$/;

/**
 * Whether `text` is an RFC 3339 timestamp.
 *
 * @example isTimestamp('2027-02-30T00:00:00Z') // false
 */
export function isTimestamp(text: string): boolean {
  const numbers = pattern
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (numbers === undefined) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] = numbers;
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    offsetMinute <= 59 &&
    offsetHour * 60 + offsetMinute <= 18 * 60
  );
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
