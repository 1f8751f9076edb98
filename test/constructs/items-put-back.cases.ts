/**
 * Items that are taken from a list, changed and put back: queues of work that is tried again, and stacks whose top counts.
 */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ id: number; tries: number }, boolean>('Work');
const load = lambda.fn<{ count: number }, Job[]>('Load');

interface Job {
  id: number;
  tries: number;
  log?: string[];
}
interface Jobs {
  jobs: { id: number }[];
}

const fresh = (jobs: { id: number }[]): Job[] => jobs.map(({ id }) => ({ id, tries: 0, log: [] }));

export const triedAgain = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const done: Job[] = [];
  const dead: Job[] = [];
  while (queue.length > 0) {
    const job = queue.shift()!;
    job.tries++;
    if (job.tries > job.id) done.push(job);
    else if (job.tries < 3) queue.push(job);
    else dead.push(job);
  }
  return { queue, done, dead };
});

export const triedAgainByCalls = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const done: Job[] = [];
  const failed: { job: Job; message: string }[] = [];
  while (queue.length > 0) {
    const job = queue.shift()!;
    try {
      job.tries += 1;
      const ok = await work({ id: job.id, tries: job.tries });
      job.log!.push(`${job.tries}:${ok}/${queue.map(({ id, tries }) => id * 10 + tries).join('+')}`);
      if (ok) done.push(job);
      else queue.push(job);
    } catch (error) {
      if (job.tries < 3) {
        await sleep(3);
        queue.unshift(job);
      } else failed.push({ job, message: (error as Error).message });
    }
  }
  return { done, failed, left: queue.length };
});

export const loadedAndTriedAgain = workflow(async ({ jobs }: Jobs) => {
  const state = { queue: await load({ count: jobs.length }), seen: [] as number[] };
  let job: Job | undefined;
  while ((job = state.queue.pop()) !== undefined) {
    job.tries++;
    (job.log ??= []).push(`at ${state.queue.length}`);
    state.seen.push(job.id);
    if (job.tries < 2) state.queue.unshift(job);
  }
  return state;
});

export const topThatCounts = workflow(async ({ jobs }: Jobs) => {
  const stack = [{ count: 0, parts: [0] }];
  for (const { id } of jobs) {
    const top = stack.pop()!;
    top.count += id;
    top.parts.push(id);
    stack.push(top);
    if (top.count > 2) stack.push({ count: 0, parts: [] });
  }
  return stack;
});

export const topThatCountsOnce = workflow(async ({ jobs }: Jobs) => {
  const stack = fresh(jobs);
  const top = stack.pop();
  if (!top) return 'empty';
  top.tries = stack.length;
  stack.push(top);
  const first = stack.shift()!;
  first.log!.push('first');
  stack.unshift(first);
  return stack;
});

export const betweenQueues = workflow(async ({ jobs }: Jobs) => {
  let now = fresh(jobs);
  let later: Job[] = [];
  const out: string[] = [];
  for (let round = 0; round < 3; round++) {
    while (now.length > 0) {
      const job = now.shift()!;
      job.tries += job.id + round;
      out.push(JSON.stringify(job));
      if (job.tries < 4) later.push(job);
    }
    now = later;
    later = [];
  }
  return { now, out };
});

export const moreWorkMade = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const order: string[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const job = queue.shift();
    if (job === undefined) break;
    job.tries++;
    order.push(`${job.id}.${job.tries}`);
    if (job.id > 2 && job.tries === 1) queue.push({ id: job.id - 2, tries: 0, log: [`from ${job.id}`] });
    if (job.tries < 2) queue.push(job);
  }
  return { queue, order };
});

export const rowsTurned = workflow(async ({ rows }: { rows: number[][] }) => {
  const own = rows.map((row) => [...row]);
  for (let turn = 0; turn < 5 && own.length > 0; turn++) {
    const row = own.shift()!;
    row.push(turn);
    own.push(row);
    if (turn > 3) return { own, turn };
  }
  return { own };
});

export const thrownMidway = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  try {
    while (queue.length > 0) {
      const job = queue.shift()!;
      job.tries++;
      if (job.tries > 1 && job.id === 2) throw new Error(`no more ${job.id}`);
      if (job.tries < 3) queue.push(job);
    }
  } catch (error) {
    return { queue, message: (error as Error).message };
  }
  return { queue };
});

export const refusedInAnotherList = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const all: Job[] = [];
  while (queue.length > 0) {
    const job = queue.shift()!;
    job.tries++;
    all.push(job);
    if (job.tries < 3) queue.push(job);
  }
  return all;
});

export const refusedCopiedList = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const all = [...queue];
  while (queue.length > 0) {
    const job = queue.shift()!;
    job.tries++;
    if (job.tries < 3) queue.push(job);
  }
  return all;
});

export const lastOneKept = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  let last: Job | undefined;
  for (let turn = 0; turn < 7 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    const before = last?.tries ?? -1;
    job.tries += before;
    last = job;
    if (job.tries < 3 && queue.length > 1) queue.push(job);
  }
  return last;
});

export const refusedReadAfterChange = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  let last: Job | undefined;
  let sum = 0;
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.tries++;
    sum += last?.tries ?? 0;
    queue.push(job);
    last = job;
  }
  return sum;
});

export const refusedPutTwice = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.tries++;
    if (job.tries < 2) queue.push(job, job);
  }
  return queue;
});

export const changedAfter = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    queue.push(job);
    job.tries++;
  }
  return queue;
});

export const refusedFirstKept = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const first = queue[0];
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.tries++;
    queue.push(job);
  }
  return first;
});

export const refusedPartKept = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const logs = queue.map(({ log }) => log);
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.log!.push('x');
    queue.push(job);
  }
  return logs;
});

export const refusedSharedPart = workflow(async ({ jobs }: Jobs) => {
  const log = ['all'];
  const queue = jobs.map(({ id }) => ({ id, log }));
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.log.push(`${job.id}`);
    queue.push(job);
  }
  return queue;
});

export const refusedInInput = workflow(async ({ jobs }: { jobs: Job[] }) => {
  const queue = [...jobs];
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.tries++;
    queue.push(job);
  }
  return { queue, jobs };
});

export const refusedThrownMidway = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  let current: Job | null = null;
  try {
    while (queue.length > 0) {
      const job = queue.shift()!;
      current = job;
      if (job.id < 3) queue.push(job);
      job.tries++;
      if (job.tries > 2) throw new Error('stop');
    }
  } catch {
    return { queue, current };
  }
  return { queue };
});

export const refusedLinked = workflow(async ({ jobs }: Jobs) => {
  const shared = { id: 9, next: null };
  const queue: { id: number; next: { id: number; next: null }[] }[] = jobs.map(({ id }) => ({ id, next: [shared] }));
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.next[0]!.id += turn;
    queue.push(job);
  }
  return queue;
});

export const refusedTwoSlots = workflow(async ({ jobs }: Jobs) => {
  const shared = { n: 0 };
  const queue = jobs.map(({ id }) => ({ id, items: [shared, shared] }));
  const job = queue.shift();
  if (!job) return null;
  job.items[0]!.n++;
  return job.items;
});

export const refusedSlicedTwice = workflow(async ({ jobs }: Jobs) => {
  const one = [jobs.length];
  const own = [one, one];
  const copy = own.slice();
  copy[0]!.push(1);
  return copy;
});

const jobbed = [
  { jobs: [] },
  { jobs: [{ id: 0 }] },
  { jobs: [{ id: 1 }, { id: 2 }] },
  { jobs: [{ id: 3 }, { id: 0 }, { id: -1 }, { id: 2 }, { id: 5 }] },
];
const rowed = [{ rows: [] }, { rows: [[]] }, { rows: [[1, 2]] }, { rows: [[3, 1], [], [4, 2, 5], [6]] }];
const refused = { refused: 'STEP2105' } as const;

export default cases(
  {
    triedAgain: { inputs: jobbed },
    triedAgainByCalls: { inputs: jobbed },
    loadedAndTriedAgain: { inputs: jobbed },
    topThatCounts: { inputs: jobbed },
    topThatCountsOnce: { inputs: jobbed },
    betweenQueues: { inputs: jobbed },
    moreWorkMade: { inputs: jobbed },
    rowsTurned: { inputs: rowed },
    thrownMidway: { inputs: jobbed },
    refusedInAnotherList: refused,
    refusedCopiedList: refused,
    lastOneKept: { inputs: jobbed },
    refusedReadAfterChange: refused,
    refusedPutTwice: refused,
    changedAfter: { inputs: jobbed },
    refusedFirstKept: refused,
    refusedPartKept: refused,
    refusedSharedPart: refused,
    refusedInInput: refused,
    refusedThrownMidway: refused,
    refusedLinked: refused,
    refusedTwoSlots: refused,
    refusedSlicedTwice: refused,
  },
  () => ({
    Load: ({ count }: { count: number }) =>
      Array.from({ length: count }, (_, id) => ({ id, tries: id - 1, ...(id % 2 ? { log: [`made ${id}`] } : {}) })),
    Work: ({ id, tries }: { id: number; tries: number }) => {
      if (id > 2) throw new Error(`cannot do ${id}`);
      return tries > id;
    },
  }),
);
