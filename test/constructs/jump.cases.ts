/** `break` and `continue` in loops of every kind, with and without tasks, next to tries and switches. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const test = lambda.fn<{ n: number }, 'skip' | 'stop' | 'go'>('Test');

export const jumpPure = workflow(async ({ list }: { list: number[] }) => {
  const kept: number[] = [];
  for (const n of list) {
    if (n % 2 === 1) continue;
    if (n > 8) break;
    kept.push(n);
  }
  return kept;
});

export const jumpTask = workflow(async ({ list }: { list: number[] }) => {
  const kept: number[] = [];
  for (const n of list) {
    const answer = await test({ n });
    if (answer === 'skip') continue;
    if (answer === 'stop') break;
    kept.push(n);
  }
  return kept;
});

export const jumpBothLoops = workflow(async ({ grid }: { grid: number[][] }) => {
  const kept: number[] = [];
  for (const row of grid) {
    for (const n of row) {
      if (n < 0) break;
      if ((await test({ n })) === 'skip') continue;
      kept.push(n);
    }
    if (kept.length > 3) break;
  }
  return kept;
});

export const jumpInWhileUpdate = workflow(async ({ n }: { n: number }) => {
  let i = 0;
  let text = '';
  while (i++ < n) {
    if (i === 2) continue;
    text += i;
    if (text.length > 4) break;
  }
  return { text, i };
});

export const jumpOverEffect = workflow(async ({ list }: { list: number[] }) => {
  let sum = 0;
  for (const n of list) {
    if (n === 0) continue;
    sum += n;
    if ((await test({ n: sum })) === 'stop') break;
    sum += 1;
  }
  return sum;
});

export const jumpOnlyBreak = workflow(async ({ list }: { list: number[] }) => {
  let first: number | null = null;
  for (const n of list) {
    first = n;
    break;
  }
  return first;
});

export const jumpReturnFromDepth = workflow(async ({ grid }: { grid: number[][] }) => {
  for (const [y, row] of grid.entries()) {
    for (const [x, n] of row.entries()) {
      if (n === 7) return { x, y };
    }
  }
  return null;
});

const lists = [{ list: [2, 3, 4, 10, 6] }, { list: [] }, { list: [1] }, { list: [10] }, { list: [0] }];

export default cases(
  {
    jumpPure: { inputs: lists, transitions: 1 },
    jumpTask: { inputs: lists },
    jumpBothLoops: { inputs: [{ grid: [[2, 3, -1, 4], [4, 6, 8], [2]] }, { grid: [] }, { grid: [[]] }] },
    jumpInWhileUpdate: { inputs: [{ n: 3 }, { n: 0 }, { n: 20 }], transitions: 1 },
    jumpOverEffect: { inputs: lists },
    jumpOnlyBreak: { inputs: lists, transitions: 1 },
    jumpReturnFromDepth: {
      inputs: [
        {
          grid: [
            [1, 2],
            [3, 7],
          ],
        },
        { grid: [[]] },
        { grid: [[7]] },
      ],
      transitions: 1,
    },
  },
  () => ({ Test: ({ n }: { n: number }) => (n > 8 ? 'stop' : n % 2 === 1 ? 'skip' : 'go') }),
);
