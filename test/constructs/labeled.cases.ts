/** Labels: on loops of every kind, on blocks, several on one loop, jumps through switches and tries. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const seek = lambda.fn<{ at: string }, boolean>('Seek');

export const labelContinue = workflow(async ({ grid }: { grid: number[][] }) => {
  const whole: number[][] = [];
  rows: for (const row of grid) {
    for (const n of row) {
      if (n < 0) continue rows;
    }
    whole.push(row);
  }
  return whole;
});

export const labelBreakTask = workflow(async ({ grid }: { grid: string[][] }) => {
  const seen: string[] = [];
  search: for (const row of grid) {
    for (const at of row) {
      if (await seek({ at })) break search;
      seen.push(at);
    }
    seen.push('|');
  }
  return seen;
});

export const labelBlock = workflow(async ({ n }: { n: number }) => {
  let text = 'start';
  check: {
    if (n < 0) break check;
    text += ' not negative';
    if (n === 0) break check;
    text += ' positive';
  }
  return text;
});

export const labelBlockTask = workflow(async ({ at }: { at: string }) => {
  let text = 'start';
  outer: {
    inner: {
      if (at === '') break outer;
      if (await seek({ at })) break inner;
      text += ' not found';
      break outer;
    }
    text += ' found';
  }
  return text;
});

export const labelSeveral = workflow(async ({ n }: { n: number }) => {
  let count = 0;
  a: b: for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (j === 1) continue a;
      if (i === 3) break b;
      count += 1;
    }
  }
  return count;
});

export const labelThroughSwitch = workflow(async ({ list }: { list: string[] }) => {
  let text = '';
  items: for (const item of list) {
    switch (item) {
      case 'next':
        continue items;
      case 'end':
        break items;
      default:
        text += item;
    }
    text += ',';
  }
  return text;
});

export const labelWhileThroughTry = workflow(async ({ list }: { list: string[] }) => {
  let i = 0;
  let log = '';
  loop: while (i < list.length) {
    const at = list[i] ?? '';
    i++;
    try {
      if (at === 'next') continue loop;
      if (at === 'end') break loop;
      log += (await seek({ at })) ? '+' : '-';
    } catch (error) {
      log += (error as Error).name;
      continue loop;
    } finally {
      log += ';';
    }
    log += '.';
  }
  return log;
});

export const labelDo = workflow(async ({ n }: { n: number }) => {
  let i = 0;
  let j = 0;
  outer: do {
    i++;
    do {
      j++;
      if (j % 2 === 0) continue outer;
      if (j > 6) break outer;
    } while (j < n);
  } while (i < n);
  return { i, j };
});

export default cases(
  {
    labelContinue: { inputs: [{ grid: [[1, 2], [3, -1], []] }, { grid: [] }, { grid: [[-1]] }], transitions: 1 },
    labelBreakTask: { inputs: [{ grid: [['a', 'b'], ['gold', 'c']] }, { grid: [] }, { grid: [[]] }, { grid: [['a']] }] },
    labelBlock: { inputs: [{ n: 1 }, { n: 0 }, { n: -1 }], transitions: 1 },
    labelBlockTask: { inputs: [{ at: 'a' }, { at: 'gold' }, { at: '' }] },
    labelSeveral: { inputs: [{ n: 2 }, { n: 0 }, { n: 5 }, { n: 1 }], transitions: 1 },
    labelThroughSwitch: { inputs: [{ list: ['a', 'next', 'b', 'end', 'c'] }, { list: [] }], transitions: 1 },
    labelWhileThroughTry: { inputs: [{ list: ['a', 'next', 'gold', 'bad', 'b', 'end', 'c'] }, { list: [] }, { list: ['bad'] }] },
    labelDo: { inputs: [{ n: 3 }, { n: 0 }, { n: 9 }], transitions: 1 },
  },
  () => ({
    Seek: ({ at }: { at: string }) => {
      if (at === 'bad') throw new Error('bad place');
      return at === 'gold';
    },
  }),
);
