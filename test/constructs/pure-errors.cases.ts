/** Throws inside pure code: in callbacks, recursion, nested tries, loops and conditions; caught there, outside, or not at all. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

class Negative extends WorkflowError {}
class TooLarge extends WorkflowError {}

const use = lambda.fn<{ n: number }, string>('Use');

export const pureErrorInCallbackCaught = workflow(async ({ list }: { list: number[] }) =>
  list.map((n) => {
    try {
      if (n < 0) throw new Negative(`${n}`);
      if (n > 100) throw new TooLarge(`${n}`);
      return `ok ${n}`;
    } catch (error) {
      return error instanceof Negative ? `negative ${error.message}` : `other ${(error as Error).name}`;
    }
  }),
);

export const pureErrorThroughHelpers = workflow(async ({ list }: { list: number[] }) => {
  const check = (n: number): number => {
    if (n < 0) throw new Negative(`${n}`);
    return n;
  };
  const sum = (numbers: number[]): number => {
    let total = 0;
    for (const n of numbers) total += check(n);
    if (total > 100) throw new TooLarge(`${total}`);
    return total;
  };
  try {
    return sum(list) + sum(list.map((n) => n * 2));
  } catch (error) {
    if (error instanceof TooLarge) return -1;
    throw error;
  }
});

export const pureErrorFinally = workflow(async ({ list }: { list: number[] }) => {
  const log: string[] = [];
  for (const n of list) {
    try {
      try {
        if (n < 0) throw new Negative('inner');
        if (n === 0) continue;
        log.push(`fine ${n}`);
      } finally {
        log.push(`f ${n}`);
      }
      log.push(`after ${n}`);
    } catch (error) {
      log.push((error as Error).message);
      if (n < -5) break;
    }
  }
  return log;
});

export const pureErrorInRecursion = workflow(async ({ depth, limit }: { depth: number; limit: number }) => {
  const dive = (n: number): string => {
    if (n > limit) throw new TooLarge(`${n}`);
    return n === depth ? 'bottom' : `.${dive(n + 1)}`;
  };
  try {
    return dive(0);
  } catch (error) {
    return `stopped at ${(error as Error).message}`;
  }
});

export const pureErrorBetweenTasks = workflow(async ({ n }: { n: number }) => {
  let stage = 'first';
  try {
    const a = await use({ n });
    stage = 'second';
    const length = a.length;
    if (length > 5) throw new TooLarge(a);
    stage = 'third';
    return await use({ n: length });
  } catch (error) {
    return `${stage}: ${(error as Error).message}`;
  }
});

export const pureErrorInArguments = workflow(async ({ n }: { n: number }) => {
  const positive = (x: number): number => {
    if (x < 0) throw new Negative(`${x}`);
    return x;
  };
  return [await use({ n: 1 }), await use({ n: positive(n) }), await use({ n: positive(n - 1) })];
});

export const pureErrorInCondition = workflow(async ({ list }: { list: number[] }) => {
  const isBig = (n: number): boolean => {
    if (n < 0) throw new Negative(`${n}`);
    return n > 10;
  };
  let i = 0;
  while (i < list.length && !isBig(list[i] ?? 0)) i++;
  if (i < list.length && isBig(list[i] ?? 0)) return await use({ n: i });
  return i;
});

export const pureErrorNullInLoop = workflow(async ({ rows }: { rows: { cell: { n: number } | null }[] }) => {
  let sum = 0;
  for (const row of rows) sum += row.cell!.n;
  return sum;
});

export const pureErrorNullCaught = workflow(async ({ rows }: { rows: { cell: { n: number } | null }[] }) => {
  const seen: (number | string)[] = [];
  for (const row of rows) {
    try {
      seen.push(row.cell!.n);
    } catch (error) {
      seen.push((error as Error).name);
    }
  }
  return seen;
});

export const pureErrorParse = workflow(async ({ text }: { text: string }) => {
  try {
    const value = JSON.parse(text) as { n?: number } | null;
    return value?.n ?? 'no n';
  } catch (error) {
    return error instanceof SyntaxError ? 'no JSON' : 'other';
  }
});

export const pureErrorParseUncaught = workflow(async ({ text }: { text: string }) => {
  const value = JSON.parse(text) as number[];
  return await use({ n: value.length });
});

export const pureErrorRange = workflow(async ({ n }: { n: number }) => {
  try {
    return 'ab'.repeat(n);
  } catch (error) {
    return (error as Error).name;
  }
});

const lists = [
  { list: [1, 2] },
  { list: [1, -2, 3] },
  { list: [] },
  { list: [200] },
  { list: [0, -9, 4] },
  { list: [30, 40] },
];

export default cases(
  {
    pureErrorInCallbackCaught: { inputs: lists, transitions: 1 },
    pureErrorThroughHelpers: { inputs: lists },
    pureErrorFinally: { inputs: lists, transitions: 1 },
    pureErrorInRecursion: {
      inputs: [
        { depth: 3, limit: 9 },
        { depth: 9, limit: 3 },
        { depth: 0, limit: 0 },
      ],
      transitions: 1,
    },
    pureErrorBetweenTasks: { inputs: [{ n: 1 }, { n: 7 }] },
    pureErrorInArguments: { inputs: [{ n: 2 }, { n: 0 }, { n: -1 }] },
    pureErrorInCondition: { inputs: [{ list: [1, 11] }, { list: [] }, { list: [1, 2] }, { list: [1, -1, 20] }] },
    pureErrorNullInLoop: {
      inputs: [{ rows: [{ cell: { n: 1 } }] }, { rows: [{ cell: { n: 1 } }, { cell: null }] }, { rows: [] }],
    },
    pureErrorNullCaught: {
      inputs: [{ rows: [{ cell: { n: 1 } }, { cell: null }, { cell: { n: 0 } }] }, { rows: [] }],
      transitions: 1,
    },
    pureErrorParse: {
      inputs: [{ text: '{"n":5}' }, { text: 'null' }, { text: '{' }, { text: '' }, { text: '"x"' }, { text: '[1,]' }],
    },
    pureErrorParseUncaught: { inputs: [{ text: '[1,2]' }, { text: 'oops' }, { text: '[]' }] },
    pureErrorRange: { inputs: [{ n: 2 }, { n: 0 }, { n: -1 }] },
  },
  () => ({ Use: ({ n }: { n: number }) => 'u'.repeat(n) }),
);
