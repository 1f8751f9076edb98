/** Parts that patterns and computed keys take from errors, matches, dates, texts and lists. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

interface E {
  n: number;
  xs: number[];
  s: string;
}

const work = lambda.fn<{ v: number }, number>('Work');

class HttpError extends WorkflowError {}

export const partsOfError = workflow(async ({ n }: E) => {
  try {
    return await work({ v: n });
  } catch (e) {
    const { name, message } = e as Error;
    return { name, message };
  }
});

export const refusedStack = workflow(async ({ n }: E) => {
  try {
    return await work({ v: n });
  } catch (e) {
    const { stack } = e as Error;
    return typeof stack;
  }
});

export const refusedCaught = workflow(async ({ n }: E) => {
  try {
    return await work({ v: n });
  } catch ({ name, stack }: any) {
    return [name, stack];
  }
});

export const refusedAssigned = workflow(async ({ n }: E) => {
  try {
    return await work({ v: n });
  } catch (e) {
    let stack;
    ({ stack } = e as Error);
    return typeof stack;
  }
});

export const refusedComputed = workflow(async ({ n }: E) => {
  try {
    return await work({ v: n });
  } catch (e) {
    const k = 'stack';
    return typeof (e as Error)[k];
  }
});

export const refusedInHelper = workflow(async ({ n }: E) => {
  const f = ({ status = 1 }: { status?: number }) => status;
  try {
    return await work({ v: n });
  } catch (e) {
    return f(e as HttpError as { status?: number });
  }
});

export const refusedInput = workflow(async ({ s }: E) => {
  const { input, index } = /(?<a>.)(b)/.exec(s)!;
  return [input, index];
});

export const refusedOfDate = workflow(async ({ n }: E) => {
  const { getTime } = new Date(n);
  return typeof getTime;
});

export const refusedOfText = workflow(async ({ s }: E) => {
  const { trim } = s;
  return typeof trim;
});

export const partsOfLists = workflow(async ({ s, xs }: E) => {
  const { length } = s;
  const { length: count, 0: first } = xs;
  return [length, count, first ?? null];
});

export const refusedCause = workflow(async ({ n }: E) => {
  const { cause } = new Error('x', { cause: n });
  return cause ?? null;
});

export const partsInCatch = workflow(async ({ n }: E) =>
  work({ v: n }).catch(({ name, message }: Error) => `${name} ${message}`),
);

export const partsOfMatch = workflow(async ({ s }: E) => {
  const match = /(?<a>.)b/.exec(s);
  if (!match) return null;
  const { 0: all, 1: one, index, groups } = match;
  return { all, one, index, a: groups?.a ?? null };
});

export const refusedMessage = workflow(async ({ s }: E) => {
  try {
    return JSON.parse(s);
  } catch (e) {
    const { message } = e as Error;
    return message;
  }
});

export const refusedMessageByKey = workflow(async ({ s }: E) => {
  try {
    return JSON.parse(s);
  } catch (e) {
    return (e as Error)['message'];
  }
});

const inputs = [
  { n: 0, xs: [], s: 'ab' },
  { n: 2, xs: [1, 0], s: 'cb' },
  { n: 1, xs: [5], s: '' },
];

export default cases(
  {
    partsOfError: { inputs },
    refusedStack: { inputs: [], refused: 'STEP2114' },
    refusedCaught: { inputs: [], refused: 'STEP2114' },
    refusedAssigned: { inputs: [], refused: 'STEP2114' },
    refusedComputed: { inputs: [], refused: 'STEP2114' },
    refusedInHelper: { inputs: [], refused: 'STEP2114' },
    refusedInput: { inputs: [], refused: 'STEP1002' },
    refusedOfDate: { inputs: [], refused: 'STEP1002' },
    refusedOfText: { inputs: [], refused: 'STEP1002' },
    partsOfLists: { inputs },
    refusedCause: { inputs: [], refused: 'STEP2114' },
    partsInCatch: { inputs },
    partsOfMatch: { inputs },
    refusedMessage: { inputs: [], refused: 'STEP2119' },
    refusedMessageByKey: { inputs: [], refused: 'STEP2119' },
  },
  () => ({
    Work: ({ v }: { v: number }) => {
      if (v === 0) throw new TaskFailure('Bad', 'x');
      return v;
    },
  }),
);
