/** Setters of dates: parts that overflow, years of the first century, invalid dates, loops over days; dates with other names. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const note = lambda.fn<{ at: string }, string>('Note');
const addDays = (from: Date, n: number): Date => {
  const r = new Date(from);
  r.setUTCDate(r.getUTCDate() + n);
  return r;
};
const startOfMonth = (iso: string): Date => {
  const d = new Date(iso);
  return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1));
};
export const setterParts = workflow(async ({ t, n }: { t: string; n: number }) => {
  const d = new Date(t);
  const got = [
    d.setUTCMilliseconds(n),
    d.setUTCSeconds(n, 5),
    d.setUTCMinutes(n),
    d.setUTCHours(n, 1, 2, 3),
    d.setUTCDate(n),
    d.setUTCMonth(n),
    d.setUTCMonth(1, 29),
    d.setUTCFullYear(2000 + n),
    d.setUTCFullYear(2024, 1, 31),
  ];
  return [got, d.toISOString()];
});
export const setterYears = workflow(async ({ t, n }: { t: string; n: number }) => {
  const d = new Date(t);
  const years = [
    d.setUTCFullYear(n),
    d.setUTCMonth(0),
    d.setUTCFullYear(n + 99.9),
    d.setTime(d.getTime() - 1),
    d.getUTCFullYear(),
  ];
  return years;
});
export const setterInvalid = workflow(async ({ n }: { t: string; n: number }) => {
  const d = new Date(NaN);
  const first = Number.isNaN(d.setUTCDate(n));
  d.setUTCFullYear(2020);
  const then = d.getTime();
  const e = new Date(0);
  return [
    first,
    then,
    Number.isNaN(e.setUTCHours(NaN)),
    Number.isNaN(e.getTime()),
    Number.isNaN(e.setTime(8.64e15 + 1)),
  ];
});
export const setterLoop = workflow(async ({ t, n }: { t: string; n: number }) => {
  const days: string[] = [];
  const cursor = startOfMonth(t);
  const end = addDays(cursor, Math.abs(n) * 10);
  while (cursor < end) {
    days.push(await note({ at: cursor.toISOString() }));
    cursor.setUTCDate(cursor.getUTCDate() + 7);
  }
  let last = new Date(t);
  for (let i = 0; i < 3; i++) {
    last.setUTCMonth(last.getUTCMonth() + 1);
    if (last.getUTCDate() < 28) last = new Date(last.getTime() - 86400000);
  }
  return [days, last.toISOString(), addDays(new Date(t), n).getTime() - +last];
});
export const setterInCallback = workflow(async ({ t, n }: { t: string; n: number }) =>
  [1, 2, n].map((k) => {
    const d = new Date(t);
    d.setUTCHours(0, 0, 0, 0);
    d.setUTCDate(d.getUTCDate() + k);
    return d.toISOString().slice(0, 10);
  }),
);
export const setterFarAway = workflow(async ({ ms, n }: { ms: number; n: number }) => {
  const date = new Date(ms);
  const months = new Date(ms);
  const years = new Date(ms);
  date.setUTCDate(date.getUTCDate() + n);
  months.setUTCMonth(n);
  years.setUTCFullYear(years.getUTCFullYear() + n);
  const show = (one: Date): string => (Number.isNaN(one.getTime()) ? 'none' : one.toISOString());
  return [show(date), show(months), show(years)];
});

export const setterClock = workflow(async ({ ms, n }: { ms: number; n: number }) => {
  const hours = new Date(ms);
  const minutes = new Date(ms);
  const milliseconds = new Date(ms);
  const days = new Date(ms);
  hours.setUTCHours(n, n * 3, n);
  minutes.setUTCMinutes(n, -n);
  milliseconds.setUTCMilliseconds(n);
  days.setUTCDate(n);
  return [hours.getTime(), minutes.getTime(), milliseconds.getTime(), days.getTime()].map(String);
});
export const setterAlias = workflow(async ({ t }: { t: string; n: number }) => {
  const d = new Date(t);
  const e = d;
  d.setUTCDate(1);
  return e.toISOString();
});
const change = (d: Date) => {
  d.setUTCDate(1);
};
export const setterParameter = workflow(async ({ t }: { t: string; n: number }) => {
  const d = new Date(t);
  change(d);
  return d.toISOString();
});
export const setterLocal = workflow(async ({ t }: { t: string; n: number }) => {
  const d = new Date(t);
  d.setDate(1);
  return d.toISOString();
});
const inputs = [
  { t: '2024-01-31T05:06:07.008Z', n: 1 },
  { t: '1999-12-31T23:59:59.999Z', n: 0 },
  { t: '2024-02-29T00:00:00.000Z', n: -400 },
  { t: '1970-01-01T00:00:00.000Z', n: 61 },
  { t: '2023-11-30T12:00:00.000Z', n: 1.9 },
  { t: '2024-05-05T00:00:00.000Z', n: -0.5 },
];
/** The first moment of a year. */
function startOf(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

export default cases(
  {
    setterParts: { inputs },
    setterYears: { inputs },
    setterInvalid: { inputs },
    setterLoop: { inputs },
    setterInCallback: { inputs },
    setterFarAway: {
      inputs: [
        8.64e15,
        8.64e15 - 1,
        -8.64e15,
        0,
        ...[0, 99, 100, 499, 500, -1, -499, -500, 275_360].map(startOf),
      ].flatMap((ms) => [-400, -1, 0, 1].map((n) => ({ ms, n }))),
    },
    setterClock: {
      inputs: [0, -1, 1, 951_868_799_999, -62_167_219_200_001, 8.64e15, -8.64e15].flatMap((ms) =>
        [0, 0.5, -0.5, 59.9, -61, 1e5, 1e8, -1e8, 1e17, -1e17].map((n) => ({ ms, n })),
      ),
    },
    setterAlias: { refused: 'STEP2105' },
    setterParameter: { refused: 'STEP2105' },
    setterLocal: { refused: 'STEP1002' },
  },
  () => ({ Note: ({ at }: { at: string }) => at.slice(5, 10) }),
);
