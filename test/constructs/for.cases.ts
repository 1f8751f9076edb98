/** `for (init; test; update)`: every part optional, several variables, jumps, nested loops, closures per iteration, tasks. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ i: number }, number>('Work');
const more = lambda.fn<{ i: number }, boolean>('More');

export const forPureCount = workflow(async (input: { n: number }) => {
  const squares: number[] = [];
  for (let i = 0; i < input.n; i++) squares.push(i * i);
  return squares;
});

export const forTaskCount = workflow(async (input: { n: number }) => {
  let total = 0;
  for (let i = 0; i < input.n; i++) {
    total += await work({ i });
  }
  return total;
});

export const forPureBothEnds = workflow(async (input: { word: string }) => {
  for (let i = 0, j = input.word.length - 1; i < j; i++, j--) {
    if (input.word.charAt(i) !== input.word.charAt(j)) return false;
  }
  return true;
});

export const forTaskBothEnds = workflow(async (input: { n: number }) => {
  const seen: number[][] = [];
  for (let i = 0, j = input.n; i < j; i++, j -= 2) {
    seen.push([i, j, await work({ i: i + j })]);
  }
  return seen;
});

export const forPureEver = workflow(async (input: { stop: number }) => {
  let n = 0;
  for (;;) {
    if (n >= input.stop) break;
    n += 3;
  }
  return n;
});

export const forTaskEver = workflow(async (input: { stop: number }) => {
  let n = 0;
  for (;;) {
    n += await work({ i: n });
    if (n >= input.stop) return n;
  }
});

export const forPureJumps = workflow(async (input: { list: (number | null)[] }) => {
  let sum = 0;
  for (let i = 0; i < input.list.length; i += 1) {
    const item = input.list[i];
    if (item === null || item === undefined) continue;
    if (item < 0) break;
    sum += item;
  }
  return sum;
});

export const forTaskJumps = workflow(async (input: { list: (number | null)[] }) => {
  let sum = 0;
  for (let i = 0; i < input.list.length; i += 1) {
    const item = input.list[i];
    if (item === null || item === undefined) continue;
    if (item < 0) break;
    sum += await work({ i: item });
  }
  return sum;
});

export const forEffectsInHead = workflow(async (input: { start: number }) => {
  const seen: number[] = [];
  for (let i = await work({ i: input.start }); await more({ i }); i = await work({ i })) {
    seen.push(i);
  }
  return seen;
});

export const forOuterVariable = workflow(async (input: { n: number }) => {
  let i = 100;
  let text = '';
  for (i = 0; i < input.n; i += 1) text += i;
  return { i, text };
});

export const forPureTriangle = workflow(async (input: { n: number }) => {
  const rows: string[] = [];
  for (let i = 1; i <= input.n; i++) {
    let row = '';
    for (let j = 0; j < i; j++) row += j % 2 === 0 ? 'x' : 'o';
    rows.push(row);
  }
  return rows;
});

export const forTaskTriangle = workflow(async (input: { n: number }) => {
  const rows: number[][] = [];
  for (let i = 1; i <= input.n; i++) {
    const row: number[] = [];
    for (let j = 0; j < i; j++) row.push(await work({ i: i * 10 + j }));
    rows.push(row);
  }
  return rows;
});

export const forCountdown = workflow(async (input: { n: number }) => {
  let text = '';
  for (let i = input.n; i--; ) text += `${i},`;
  return text;
});

export const forWritesCounter = workflow(async (input: { n: number }) => {
  const seen: number[] = [];
  for (let i = 0; i < input.n; i++) {
    seen.push(i);
    if (i % 2 === 0) i += 1;
    await work({ i });
  }
  return seen;
});

export const forClosurePerIteration = workflow(async (input: { n: number }) => {
  let last = -1;
  for (let i = 0; i < input.n; i++) {
    const remember = () => {
      last = i;
    };
    i += 1;
    remember();
  }
  return last;
});

const lists = [{ list: [1, null, 2, -1, 5] }, { list: [] }, { list: [0] }, { list: [-1] }, { list: [null] }];

export default cases(
  {
    forPureCount: { inputs: [{ n: 3 }, { n: 0 }, { n: 1 }, { n: -2 }], transitions: 1 },
    // Choice and Task per turn, the last Choice ends: an expert rotates, and keeps the sum in the Task's Assign.
    forTaskCount: { inputs: [{ n: 3 }, { n: 0 }, { n: 1 }], transitions: 8 },
    forPureBothEnds: {
      inputs: [{ word: 'anna' }, { word: '' }, { word: 'a' }, { word: 'ab' }, { word: 'été' }],
      transitions: 1,
    },
    forTaskBothEnds: { inputs: [{ n: 7 }, { n: 0 }, { n: 1 }] },
    forPureEver: { inputs: [{ stop: 10 }, { stop: 0 }, { stop: -1 }], transitions: 1 },
    forTaskEver: { inputs: [{ stop: 10 }, { stop: 0 }] },
    forPureJumps: { inputs: lists, transitions: 1 },
    forTaskJumps: { inputs: lists },
    forEffectsInHead: { inputs: [{ start: 1 }, { start: 9 }] },
    forOuterVariable: { inputs: [{ n: 3 }, { n: 0 }], transitions: 1 },
    forPureTriangle: { inputs: [{ n: 3 }, { n: 0 }, { n: 1 }], transitions: 1 },
    forTaskTriangle: { inputs: [{ n: 3 }, { n: 0 }, { n: 1 }] },
    forCountdown: { inputs: [{ n: 3 }, { n: 0 }, { n: 1 }], transitions: 1 },
    forWritesCounter: { inputs: [{ n: 5 }, { n: 0 }, { n: 1 }] },
    forClosurePerIteration: { inputs: [{ n: 4 }, { n: 0 }, { n: 1 }] },
  },
  () => ({
    Work: ({ i }: { i: number }) => i * 2 + 1,
    More: ({ i }: { i: number }) => i < 30,
  }),
);
