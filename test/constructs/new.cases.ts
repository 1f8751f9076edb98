/** `new`: errors of every class, dates from milliseconds and timestamps, read in UTC. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

class Stale extends WorkflowError {}

const clock = lambda.fn<void, string>('Clock');

export const newErrors = workflow(async ({ kind }: { kind: string }) => {
  try {
    if (kind === 'stale') throw new Stale('old');
    if (kind === 'range') throw new RangeError('far');
    if (kind === 'syntax') throw new SyntaxError('odd');
    if (kind === 'plain') throw new Error('plain');
    throw new WorkflowError('base');
  } catch (error) {
    return [(error as Error).name, (error as Error).message];
  }
});

export const newDateFields = workflow(async ({ at }: { at: string }) => {
  const date = new Date(at);
  return {
    time: date.getTime(),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hours: date.getUTCHours(),
    text: date.toISOString(),
  };
});

export const newDateArithmetic = workflow(async ({ days }: { days: number }) => {
  const start = new Date(await clock());
  const end = new Date(start.getTime() + days * 86_400_000);
  return { end: end.toISOString(), later: end > start, hours: (end.getTime() - start.getTime()) / 3_600_000 };
});

export const newDateInvalid = workflow(async ({ at }: { at: string }) => {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return 'invalid';
  return date.toISOString();
});

export const newDateThrows = workflow(async ({ at }: { at: string }) => {
  try {
    return new Date(at).toISOString();
  } catch (error) {
    return (error as Error).name;
  }
});

export default cases(
  {
    newErrors: { inputs: ['stale', 'range', 'syntax', 'plain', 'base'].map((kind) => ({ kind })), transitions: 1 },
    // A Choice for the RangeError of an invalid date.
    newDateFields: {
      inputs: [
        { at: '2026-02-28T23:59:59.999Z' },
        { at: '1969-12-31T00:00:00Z' },
        { at: '2024-02-29T12:00:00+02:00' },
        { at: '2026-01-01' },
      ],
      transitions: 2,
    },
    // Task, a Choice for the RangeError of an invalid date, Succeed.
    newDateArithmetic: { inputs: [{ days: 1 }, { days: -400 }, { days: 0 }, { days: 0.5 }], transitions: 3 },
    newDateInvalid: { inputs: [{ at: '2026-01-01T00:00:00Z' }, { at: 'soon' }, { at: '' }], transitions: 2 },
    newDateThrows: { inputs: [{ at: '2026-01-01T00:00:00Z' }, { at: 'never' }], transitions: 1 },
  },
  () => ({ Clock: () => '2026-01-31T10:00:00Z' }),
);
