/**
 * Ends of lists: what is taken from a list and changed while the list goes on, and lists that a test has proven to have items.
 */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ask = lambda.fn<{ n: number }, number>('Ask');

interface Job {
  n: number;
  seen?: boolean;
  tags: string[];
}
interface Jobs {
  jobs: Job[];
}
interface Rows {
  rows: number[][];
}

const copies = (jobs: Job[]): Job[] => jobs.map((job) => ({ ...job, tags: [...job.tags] }));

export const takenAndChanged = workflow(async ({ jobs }: Jobs) => {
  const queue = copies(jobs);
  const done: Job[] = [];
  while (queue.length > 0) {
    const job = queue.shift()!;
    job.seen = true;
    job.n += queue.length;
    job.tags.push(`left ${queue.map(({ n }) => n).join('+')}`);
    done.push(job);
  }
  return { queue, done };
});

export const takenBetweenCalls = workflow(async ({ jobs }: Jobs) => {
  const state = { stack: copies(jobs), log: [] as string[] };
  const done: Job[] = [];
  while (state.stack.length) {
    const job = state.stack.pop()!;
    job.n = await ask({ n: job.n });
    state.log.push(JSON.stringify(state.stack));
    done.unshift(job);
  }
  return { state, done };
});

export const takenRows = workflow(async ({ rows }: Rows) => {
  const own = rows.map((row) => [...row]);
  const out: number[] = [];
  while (own.length) {
    out.push(...own.pop()!.reverse());
    const first = own.shift();
    if (!first) break;
    first.sort((a, b) => b - a);
    out.push(...first, own.length);
  }
  return { out, own };
});

export const takenOnce = workflow(async ({ rows }: Rows) => {
  const own = rows.map((row) => [...row]);
  const last = own.pop() ?? [];
  last.push(own.length);
  return { last, own };
});

export const refusedTakenTwice = workflow(async ({ rows }: Rows) => {
  const one = rows[0] ?? [];
  const own = [one, one];
  own.pop()!.push(1);
  return own;
});

export const refusedTakenElsewhere = workflow(async ({ rows }: Rows) => {
  const own = rows.map((row) => [...row]);
  const all = [...own];
  own.pop()?.push(1);
  return { own, all };
});

export const provenByLoop = workflow(async ({ words }: { words: string[] }) => {
  const queue = [...words];
  const out: string[] = [];
  while (queue.length > 0) {
    const word = queue.shift()!;
    out.push(word.toUpperCase());
    if (word.length > 1) queue.push(word.slice(1));
  }
  return out;
});

export const provenByReturn = workflow(async ({ words }: { words: string[] }) => {
  const stack = [...words];
  if (stack.length === 0) return 'none';
  const ends = `${stack[0]!.length}${stack[stack.length - 1]!.length}`;
  if (!(stack.length >= 2) || 0 === words.length) return ends;
  return `${ends}${stack.pop()!.at(0)}${1 > stack.length ? 'x' : stack.shift()!.trim()}`;
});

export const notProven = workflow(async ({ words }: { words: string[] }) => {
  const queue = [...words];
  const out: (number | undefined)[] = [];
  const drop = (): number => {
    queue.pop();
    return 1;
  };
  try {
    while (queue.length > 0) {
      out.push(queue.shift()!.length);
      out.push(queue.shift()!.length);
    }
  } catch (error) {
    return { out, left: (error as Error).message };
  }
  queue.push(...words);
  try {
    while (queue.length && drop()) out.push(queue.pop()!.length);
    for (; queue.length < 3; ) out.push(queue.pop()!.length);
  } catch (error) {
    return { out, message: (error as Error).message };
  }
  return { out };
});

const lists = [{ words: [] }, { words: ['a'] }, { words: ['ab', ''] }, { words: ['abc', 'é', ' d '] }];
const rowed = [{ rows: [] }, { rows: [[]] }, { rows: [[1, 2]] }, { rows: [[3, 1], [], [4, 2, 5], [6]] }];
const jobbed = [
  { jobs: [] },
  { jobs: [{ n: 0, tags: [] }] },
  {
    jobs: [
      { n: 1, tags: ['x'] },
      { n: -1, seen: false, tags: [] },
      { n: 2, tags: ['', 'é'] },
    ],
  },
];

/** An item that is taken out, changed, put back and changed again. */
export const takenAndPutBack = workflow(async ({ xs }: { xs: { n: number }[] }) => {
  const x = xs.shift()!;
  x.n = 1;
  xs.push(x);
  x.n = 2;
  return xs;
});

export const poppedAndPutBack = workflow(async ({ xs }: { xs: { n: number; tags?: string[] }[] }) => {
  const x = xs.pop();
  if (!x) return 0;
  x.n += 10;
  x.tags = ['first'];
  xs.push(x);
  x.n += 100;
  return [xs.length, xs];
});

export default cases(
  {
    takenAndChanged: { inputs: jobbed },
    takenBetweenCalls: { inputs: jobbed },
    takenRows: { inputs: rowed },
    takenOnce: { inputs: rowed },
    refusedTakenTwice: { refused: 'STEP2105' },
    refusedTakenElsewhere: { refused: 'STEP2105' },
    takenAndPutBack: { inputs: [{ xs: [] }, { xs: [{ n: 7 }] }, { xs: [{ n: 7 }, { n: 8 }] }] },
    poppedAndPutBack: { inputs: [{ xs: [] }, { xs: [{ n: 7 }] }, { xs: [{ n: 7 }, { n: 8 }] }] },
    provenByLoop: { inputs: lists },
    provenByReturn: { inputs: lists },
    notProven: { inputs: lists },
  },
  () => ({ Ask: ({ n }: { n: number }) => n * 2 }),
);
