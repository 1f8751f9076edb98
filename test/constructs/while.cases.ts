/** `while` and `do … while`, with and without tasks: conditions with effects, break, continue, nested loops, accumulators. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const poll = lambda.fn<{ attempt: number }, { done: boolean; value?: number }>('Poll');
const take = lambda.fn<{ left: number }, number | null>('Take');
const visit = lambda.fn<{ at: string }, string>('Visit');

export const whilePureSum = workflow(async (input: { n: number }) => {
  let sum = 0;
  let i = 0;
  while (i < input.n) {
    i += 1;
    if (i % 3 === 0) continue;
    if (i > 50) break;
    sum += i;
  }
  return { sum, i };
});

export const whilePureTrue = workflow(async (input: { n: number }) => {
  let n = input.n;
  let steps = 0;
  while (true) {
    if (n === 1 || steps >= 40) break;
    n = n % 2 === 0 ? n / 2 : 3 * n + 1;
    steps++;
  }
  return steps;
});

export const whileTask = workflow(async (input: { limit: number }) => {
  let attempt = 0;
  let value = -1;
  while (attempt < input.limit) {
    const answer = await poll({ attempt });
    if (answer.done) {
      value = answer.value ?? 0;
      break;
    }
    attempt += 1;
  }
  return { attempt, value };
});

export const whileTaskInTest = workflow(async (input: { left: number }) => {
  const taken: number[] = [];
  let left = input.left;
  let item: number | null;
  while ((item = await take({ left })) !== null) {
    taken.push(item);
    left -= 1;
  }
  return { taken, left };
});

export const whilePolling = workflow(async (input: { every: number }) => {
  let attempt = 0;
  let answer = await poll({ attempt });
  while (!answer.done) {
    await sleep(input.every);
    attempt += 1;
    answer = await poll({ attempt });
  }
  return answer.value;
});

export const doTask = workflow(async () => {
  let attempt = 0;
  let answer: { done: boolean; value?: number };
  do {
    answer = await poll({ attempt });
    attempt++;
  } while (!answer.done && attempt < 10);
  return { attempt, value: answer.value };
});

export const doPure = workflow(async (input: { n: number }) => {
  const digits: number[] = [];
  let rest = input.n;
  do {
    digits.unshift(rest % 10);
    rest = Math.floor(rest / 10);
  } while (rest > 0);
  return digits;
});

export const doContinue = workflow(async (input: { n: number }) => {
  const seen: string[] = [];
  let i = 0;
  do {
    i += 1;
    if (i === 2) continue;
    seen.push(await visit({ at: `${i}` }));
    if (i === 4) break;
  } while (i < input.n);
  return seen;
});

export const doPureContinue = workflow(async (input: { n: number }) => {
  let seen = '';
  let i = 0;
  do {
    i += 1;
    if (i === 2) continue;
    seen += i;
    if (i === 4) break;
  } while (i < input.n);
  return seen;
});

export const whileNestedTasks = workflow(async (input: { rows: number; columns: number }) => {
  const seen: string[] = [];
  let row = 0;
  while (row < input.rows) {
    let column = 0;
    while (column < input.columns) {
      if (column === row) {
        column++;
        continue;
      }
      seen.push(await visit({ at: `${row}/${column}` }));
      column++;
    }
    row++;
  }
  return seen;
});

export const whileNestedPure = workflow(async (input: { rows: number; columns: number }) => {
  const table: number[][] = [];
  let row = 0;
  while (row < input.rows) {
    const line: number[] = [];
    let column = 0;
    while (column < input.columns) {
      line.push(row * column);
      column++;
    }
    table.push(line);
    row++;
  }
  return table;
});

export const whileReturn = workflow(async (input: { words: string[] }) => {
  let i = 0;
  while (i < input.words.length) {
    const word = input.words[i];
    if (word === undefined) return 'hole';
    if (word.length > 3) return { i, answer: await visit({ at: word }) };
    i++;
  }
  return null;
});

export const whileMixed = workflow(async (input: { n: number }) => {
  let n = input.n;
  let log = '';
  while (n > 0) {
    log += n % 2 === 0 ? 'e' : 'o';
    if (n % 5 === 0) {
      log += await visit({ at: `${n}` });
    }
    n -= 1;
  }
  return log;
});

export const whileTruthyTest = workflow(async (input: { list: string[] }) => {
  let rest = input.list;
  let text = '';
  while (rest.length) {
    text += rest[0];
    rest = rest.slice(1);
  }
  return text;
});

export default cases(
  {
    whilePureSum: { inputs: [{ n: 5 }, { n: 0 }, { n: 1 }, { n: 60 }, { n: -3 }], transitions: 1 },
    whilePureTrue: { inputs: [{ n: 6 }, { n: 1 }, { n: 27 }], transitions: 1 },
    // Choice, Task, Choice per turn.
    whileTask: { inputs: [{ limit: 5 }, { limit: 0 }, { limit: 2 }, { limit: 1 }] },
    whileTaskInTest: { inputs: [{ left: 3 }, { left: 0 }, { left: 1 }] },
    whilePolling: { inputs: [{ every: 10 }, { every: 0 }, { every: 1.2 }, { every: -4 }] },
    doTask: { inputs: [{}] },
    doPure: { inputs: [{ n: 1234 }, { n: 0 }, { n: 7 }], transitions: 1 },
    doContinue: { inputs: [{ n: 3 }, { n: 0 }, { n: 9 }] },
    doPureContinue: { inputs: [{ n: 3 }, { n: 0 }, { n: 9 }], transitions: 1 },
    whileNestedTasks: {
      inputs: [
        { rows: 2, columns: 2 },
        { rows: 0, columns: 3 },
        { rows: 2, columns: 0 },
        { rows: 1, columns: 1 },
      ],
    },
    whileNestedPure: {
      inputs: [
        { rows: 2, columns: 2 },
        { rows: 0, columns: 3 },
        { rows: 2, columns: 0 },
        { rows: 1, columns: 1 },
      ],
      transitions: 1,
    },
    whileReturn: { inputs: [{ words: ['a', 'long one', 'b'] }, { words: [] }, { words: ['a'] }] },
    whileMixed: { inputs: [{ n: 11 }, { n: 0 }, { n: 4 }] },
    whileTruthyTest: { inputs: [{ list: ['a', 'b'] }, { list: [] }, { list: ['ü'] }], transitions: 1 },
  },
  () => {
    let takes = 0;
    return {
      Poll: ({ attempt }: { attempt: number }) => (attempt < 3 ? { done: false } : { done: true, value: attempt * 10 }),
      Take: ({ left }: { left: number }) => (left > 0 ? (takes += 1) * 100 : null),
      Visit: ({ at }: { at: string }) => `<${at}>`,
    };
  },
);
