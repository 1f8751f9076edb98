/** `Date`, in UTC. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const parts = workflow(async ({ time }: { time: number }) => {
  const date = new Date(time);
  const parts = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCDay(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
    date.getTime(),
    date.valueOf(),
  ];
  try {
    return [...parts, date.toISOString(), date.toJSON()];
  } catch (error) {
    return [...parts, error instanceof RangeError ? 'RangeError' : 'other'];
  }
});

export const utcText = workflow(async ({ time, at }: { time: number; at: string }) => {
  const date = new Date(time);
  const known = new Date(Date.UTC(2024, 1, 29, 23, 59, 59, 999));
  return [
    date.toUTCString(),
    `${known.toUTCString()}`,
    new Date(at).toUTCString().length,
    date.toUTCString() === 'Invalid Date',
  ];
});

export const made = workflow(async ({ year, month, day }: { year: number; month: number; day: number }) => [
  Date.UTC(year, month),
  Date.UTC(year, month, day),
  Date.UTC(year, month, day, 25, 61, 61, 1001),
  Date.UTC(year),
  Date.UTC(2024, 1, 29),
]);

export const parsed = workflow(async ({ text }: { text: string }) => {
  const time = Date.parse(text);
  return [time, new Date(text).getTime(), Number.isNaN(time)];
});

export const arithmetic = workflow(async ({ text }: { text: string }) => {
  const start = new Date(text);
  const end = new Date(start.getTime() + 86_400_000 * 31);
  return [end.toISOString(), end.getTime() - start.getTime(), end > start, end.toISOString().slice(0, 10)];
});

export const clock = workflow(async () => {
  const now = Date.now();
  return [now > 0, new Date(now).getTime() === now, new Date().toISOString().length];
});

export const refusedLocal = workflow(async ({ time }: { time: number }) => new Date(time).getHours());
export const refusedSetter = workflow(async ({ time }: { time: number }) => new Date(time).setUTCHours(1));
export const refusedText = workflow(async ({ time }: { time: number }) => new Date(time).toLocaleDateString());
export const refusedData = workflow(async ({ time }: { time: number }) => new Date(time));

const times = [
  0,
  1,
  -1,
  999,
  -86_400_000,
  951_782_400_000,
  1_709_164_799_999,
  4_107_542_400_000,
  -2_203_891_200_001,
  253_402_300_799_999,
  253_402_300_800_000,
  -62_135_596_800_000,
  -62_135_596_800_001,
  -62_167_219_200_000,
  -62_167_219_200_001,
  8.64e15,
  -8.64e15,
  8.64e15 + 1,
  1.5,
  -1.5,
];

export default cases({
  utcText: {
    inputs: [...times, -1e15, 1e15, -62_198_755_200_000, -377_705_116_800_001, 1e300].flatMap((time) => [
      { time, at: '2024-01-31T10:20:30Z' },
      { time: time - 86_400_000 * 190, at: 'never' },
    ]),
  },
  parts: { inputs: times.map((time) => ({ time })) },
  made: {
    inputs: [
      [1970, 0, 1],
      [2024, 1, 29],
      [2023, 13, 0],
      [0, 0, 1],
      [99, 11, 31],
      [100, 0, 1],
      [-1, -1, -1],
      [275760, 8, 13],
      [275760, 8, 14],
      [1970.9, 0.9, 1.9],
      [2000, -25, 400],
    ].map(([year, month, day]) => ({ year, month, day })),
  },
  parsed: {
    inputs: [
      '2024-01-31T00:00:00Z',
      '2024-02-29',
      '1969-12-31T23:59:59.999Z',
      '2024-01-01T00:00:00+02:30',
      'never',
      '',
    ].map((text) => ({ text })),
  },
  arithmetic: { inputs: [{ text: '2024-01-31T10:20:30Z' }, { text: '1969-12-31' }] },
  clock: { inputs: [null] },
  refusedLocal: { refused: 'STEP1002' },
  refusedSetter: { refused: 'STEP1002' },
  refusedText: { refused: 'STEP1002' },
  refusedData: { refused: 'STEP2101' },
});
