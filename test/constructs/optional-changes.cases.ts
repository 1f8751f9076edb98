/** Lists that an optional chain finds and a method changes: what finds them happens once. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ask = lambda.fn<{ n: number }, string[] | null>('Ask');

interface In {
  rows: string[][];
  at: number;
}

const copies = (rows: string[][]): string[][] => rows.map((row) => [...row, 'y']);

export const ofTaken = workflow(async ({ rows }: In) => {
  const queue = copies(rows);
  const count = queue.pop()?.push('x');
  queue.shift()?.push('x');
  return { queue, count };
});

export const ofSpliced = workflow(async ({ rows, at }: In) => {
  const queue = copies(rows);
  const count = queue.splice(at, 1)[0]?.push('x');
  return { queue, count };
});

export const ofPart = workflow(async ({ rows }: In) => {
  const queue = rows.map((row) => ({ tags: [...row, 'y'] }));
  queue.pop()?.tags.push('x');
  const count = queue.shift()?.tags.unshift('x', 'y');
  return { queue, count };
});

export const ofCall = workflow(async ({ at }: In) => {
  const count = (await ask({ n: at }))?.push('x');
  return { count, next: (await ask({ n: at + 1 }))?.reverse() };
});

export const byTakenKey = workflow(async ({ at }: In) => {
  const groups: Record<string, string[]> = { a: [], x: ['q'] };
  const keys = ['a', 'b', 'x'];
  groups[keys.shift()!]?.push('1');
  groups[keys.shift()!]?.push('2');
  groups[keys.splice(0, at)[0] ?? 'none']?.push('3');
  return { groups, keys };
});

export const ofFound = workflow(async ({ rows, at }: In) => {
  const queue = copies(rows);
  let seen = 0;
  queue
    .find((row) => {
      seen++;
      return row.length > at;
    })
    ?.push('f');
  return { queue, seen };
});

const inputs = [
  { rows: [], at: 0 },
  { rows: [['a'], ['b']], at: 0 },
  { rows: [['a'], ['b'], ['c']], at: 1 },
  { rows: [['a'], ['b'], ['c', 'd', 'f']], at: 2 },
];

export default cases(
  {
    ofTaken: { inputs },
    ofSpliced: { inputs },
    ofPart: { inputs },
    ofCall: { inputs },
    byTakenKey: { inputs },
    ofFound: { inputs },
  },
  () => ({ Ask: ({ n }: { n: number }) => (n === 1 ? null : ['a', 'b']) }),
);
