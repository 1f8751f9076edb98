/** The texts of errors: with `+`, in templates, by `String` and `toString`, also where the value may be something else. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

class Refused extends WorkflowError {}

const work = lambda.fn<{ n: number; text?: string }, number>('Work');

interface Input {
  n: number;
  text: string;
}

const shown = (value: unknown): string => `shown ${value}`;
const added = (value: unknown): string => 'added ' + value;
const turned = (value: unknown): string => String(value);
const repeated = (error: Error, times: number): string => (times > 0 ? repeated(error, times - 1) : 'at last ' + error);
const hidden = (value: unknown, times: number): string => (times > 0 ? hidden(value, times - 1) : 'at last ' + value);

export const concatenated = workflow(async ({ text }: Input) => {
  let all = 'all';
  try {
    throw new Refused(text);
  } catch (error) {
    all += error;
    return ['' + error, error + '!', all, (error as Error).toString(), `${error}`, String(error)];
  }
});
export const byHelpers = workflow(async ({ n, text }: Input) => {
  try {
    throw new Refused(text);
  } catch (error) {
    return [shown(error), added(error), turned(error), repeated(error as Error, n)];
  }
});
export const thrownAgain = workflow(async ({ text }: Input) => {
  try {
    await work({ n: 1 });
    throw new Refused(text);
  } catch (error) {
    throw new Error('work failed: ' + error);
  }
});
export const inLoop = workflow(async ({ n, text }: Input) => {
  const log: string[] = [];
  for (const one of [1, n]) {
    try {
      if (one > 1) throw new Refused(text);
      await work({ n: one });
    } catch (error) {
      log.push('error: ' + error);
      await work({ n: -1, text: 'failed with ' + error });
    } finally {
      log.push(`done ${one}`);
    }
  }
  return log;
});
export const lists = workflow(async ({ n, text }: Input) => {
  const errors: Error[] = [];
  try {
    if (n > 0) throw new Refused(text);
  } catch (error) {
    errors.push(error as Error);
  }
  let all = '';
  for (const error of errors) all += error;
  return [all, errors.map(String), errors.map((one) => one.toString()), errors.reduce((sum, one) => sum + one, 'x')];
});
export const settled = workflow(async ({ n, text }: Input) => {
  const results = await Promise.allSettled([n > 1 ? Promise.reject(new Refused(text)) : work({ n })]);
  return results.map((one) => 'result ' + (one.status === 'rejected' ? one.reason : one.value));
});
export const chained = workflow(async ({ n, text }: Input) =>
  (n > 1 ? Promise.reject(new Refused(text)) : work({ n })).catch((error: unknown) => 'caught ' + error),
);
/** The value is an error, a text or nothing. */
export const orOther = workflow(async ({ n, text }: Input) => {
  const value: Error | string | null = n > 1 ? new Refused(text) : n > 0 ? text : null;
  return [
    `${value}`,
    '' + value,
    String(value),
    value?.toString() ?? 'none',
    (value ?? 'other').toString(),
    shown(value),
    value === null,
  ];
});
export const orMissing = workflow(async ({ n, text }: Input) => {
  const value: Error | undefined = n > 1 ? new TypeError(text) : undefined;
  return [`${value}`, '' + value, value?.toString() ?? 'none', value?.message ?? 'no message'];
});
export const kept = workflow(async ({ n, text }: Input) => {
  let last: unknown;
  try {
    if (n > 1) throw new Refused(text);
    await work({ n });
  } catch (error) {
    last = error;
  }
  return `last ${last} ` + last;
});

/** Matches are arrays. */
export const matches = workflow(async ({ text }: Input) => {
  const match = /(n)e?/.exec(text);
  let all = 'all';
  for (const found of text.matchAll(/(o|w)|n/g)) all += found.index;
  for (const found of text.matchAll(/[on]/g)) all += found;
  return ['' + match, match + '!', `${match}`, all, [...text.matchAll(/[on]/g)].map((one) => one + ';').join('')];
});

// A function that calls itself has one meaning for all its calls.
export const hiddenInRecursion = workflow(async ({ n, text }: Input) => hidden(new Refused(text), n));
// A variable for anything that is an error at times.
export const mixed = workflow(async ({ n, text }: Input) => {
  let value: unknown = text;
  if (n > 1) value = new Refused(text);
  return `${value}`;
});

// Dates: their texts have the machine's zone, and two are never the same.
export const dateText = workflow(async ({ n }: Input) => `${new Date(n)}`);
export const dateInHelper = workflow(async ({ n }: Input) => shown(new Date(n)));
export const dateHidden = workflow(async ({ n }: Input) => hidden(new Date(n), n));
export const sameDates = workflow(async ({ n }: Input) => new Date(n) === new Date(n));

const inputs = [
  { n: 0, text: '' },
  { n: 1, text: 'one' },
  { n: 2, text: 'two' },
  { n: 3, text: '' },
];

export default cases(
  {
    concatenated: { inputs },
    byHelpers: { inputs },
    thrownAgain: { inputs },
    inLoop: { inputs },
    lists: { inputs },
    settled: { inputs },
    chained: { inputs },
    orOther: { inputs },
    orMissing: { inputs },
    kept: { inputs },
    matches: { inputs },
    hiddenInRecursion: { refused: 'STEP2101' },
    mixed: { refused: 'STEP2101' },
    dateText: { refused: 'STEP2101' },
    dateInHelper: { refused: 'STEP2101' },
    dateHidden: { refused: 'STEP2101' },
    sameDates: { refused: 'STEP2103' },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 2 }),
);
