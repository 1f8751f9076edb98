/**
 * Items that `splice` takes out of a list, which are changed, kept elsewhere or put back while the list goes on: one by one, several
 * by name, and whole batches.
 */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ask = lambda.fn<{ n: number }, number>('Ask');

interface Job {
  id: number;
  tries: number;
  log: string[];
}
interface In {
  jobs: { id: number }[];
  at: number;
}

const fresh = (jobs: { id: number }[]): Job[] => jobs.map(({ id }) => ({ id, tries: 0, log: [] }));

export const oneByPattern = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const [job] = queue.splice(at, 1);
  if (job) job.tries++;
  return { queue, job };
});

export const oneByIndex = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const job = queue.splice(at, 1)[0];
  if (job) {
    job.tries++;
    job.log.push('x');
    queue.push(job);
  }
  return { queue, job };
});

export const oneByAt = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const job = queue.splice(at, 1).at(0);
  if (job) job.tries++;
  return { queue, job };
});

export const oneByPop = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const job = queue.splice(at, 1).pop();
  if (job) job.tries++;
  return { queue, job };
});

export const takenBetweenCalls = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const done: Job[] = [];
  while (queue.length > 0) {
    const i = queue.findIndex((j) => j.id === at);
    const job = queue.splice(i < 0 ? 0 : i, 1)[0]!;
    job.tries += queue.length;
    job.log.push(String(await ask({ n: job.id })));
    done.push(job);
  }
  return { queue, done };
});

export const putBackBySplice = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  for (let turn = 0; turn < 5 && queue.length > 0; turn++) {
    const [job] = queue.splice(turn % queue.length, 1);
    if (!job) break;
    job.tries++;
    if (job.tries < 2) queue.push(job);
    else queue.splice(at, 0, job);
  }
  return queue;
});

export const listAndItem = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const removed = queue.splice(at, 2);
  const job = removed[0];
  if (job) job.tries++;
  return { queue, removed };
});

export const twoByPattern = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const [a, b] = queue.splice(at, 2);
  if (a) a.tries++;
  if (b) {
    b.tries += 2;
    queue.push(b);
  }
  return { queue, a };
});

export const batchPutBack = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const removed = queue.splice(at, 2);
  for (const job of removed) job.tries++;
  queue.push(...removed);
  return queue;
});

export const batches = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const done: Job[] = [];
  while (queue.length > 0) {
    const batch = queue.splice(0, 2);
    for (const job of batch) {
      job.tries = await ask({ n: job.id });
      job.log.push(`${queue.length}`);
      done.push(job);
    }
  }
  return { done, at };
});

export const batchSpreadBefore = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const removed = queue.splice(at, 2);
  const other = [...removed];
  for (const j of removed) j.tries++;
  return { queue, other };
});

export const partOfObject = workflow(async ({ jobs, at }: In) => {
  const state = { queue: fresh(jobs), n: 0 };
  while (state.queue.length > 0 && state.n < 6) {
    const [job] = state.queue.splice(Math.min(at, state.queue.length - 1), 1);
    if (!job) break;
    job.tries++;
    job.log.push(`${state.queue.map(({ id }) => id)}`);
    state.n++;
    if (job.tries < 2) state.queue.unshift(job);
  }
  return state;
});

export const inHelpers = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const take = (i: number): Job | undefined => queue.splice(i, 1)[0];
  const job = take(at);
  if (job) {
    job.tries = 7;
    job.log.push(JSON.stringify(queue));
  }
  const next = take(0);
  if (next) next.tries = 8;
  return [job, next, queue];
});

export const movedInClosure = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const move = (from: number, to: number): boolean => {
    const [job] = queue.splice(from, 1);
    if (!job) return false;
    job.log.push(`${from}>${to}`);
    queue.splice(to, 0, job);
    return true;
  };
  return [move(at, 0), move(0, at), move(-1, 1), queue];
});

export const otherInItsPlace = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const [job] = queue.splice(at, 1, { id: 99, tries: 1, log: [] });
  if (job) job.tries++;
  return { queue, job };
});

export const numbersAndLength = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  queue.splice(at, 1)[0]?.log.push('gone');
  const removed = queue.splice(0, 2);
  if (removed.length > 1) removed[1]!.tries = removed.length;
  return { n: removed.length, q: queue, one: removed[1], two: removed[0] };
});

export const itemOfInput = workflow(async (input: { jobs: Job[]; at: number }) => {
  const [job] = input.jobs.splice(input.at, 1);
  if (job) {
    job.tries = 5;
    job.log.push('x');
    input.jobs.push(job);
  }
  return input;
});

export const secondName = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const view = queue;
  const [job, next] = view.splice(at, 2);
  if (job) job.tries++;
  if (next) {
    next.tries--;
    view.push(next);
  }
  return [queue, view, job];
});

export const whileItIsWalked = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const out: string[] = [];
  for (const job of queue) {
    out.push(`${job.id}`);
    if (out.length > 6) break;
    const [gone] = queue.splice(at, 1);
    if (gone) gone.tries++;
  }
  return { queue, out };
});

export const firstAndRest = workflow(async ({ jobs }: In) => {
  const queue = fresh(jobs);
  const [first, ...rest] = queue.splice(0, 3);
  if (first) first.tries = 9;
  for (const job of rest) job.tries = 4;
  return { queue, rest, first };
});

export const caughtBetween = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const gone: Job[] = [];
  try {
    const job = queue.splice(at, 1)[0]!;
    job.tries = await ask({ n: job.id });
    gone.push(job);
    if (job.tries > 2) throw new Error(`big ${job.tries}`);
  } catch (error) {
    return { queue, gone, name: (error as Error).name };
  }
  return { queue, gone };
});

export const refusedTwice = workflow(async ({ jobs, at }: In) => {
  const one: Job = { id: jobs.length, tries: 0, log: [] };
  const queue = [one, one];
  const [job] = queue.splice(at, 1);
  if (job) job.tries++;
  return queue;
});

export const refusedCopyOfList = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const all = [...queue];
  const [job] = queue.splice(at, 1);
  if (job) job.tries++;
  return { queue, all };
});

export const refusedPutBackFirst = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const removed = queue.splice(at, 1);
  const job = removed[0];
  queue.push(...removed);
  if (job) job.tries++;
  return queue;
});

export const refusedNamedBefore = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const first = queue[0];
  const [job] = queue.splice(at, 1);
  if (job) job.tries++;
  return { queue, first };
});

export const refusedInTwoLists = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const [job] = queue.splice(at, 1);
  const all = [...queue];
  if (job) {
    queue.push(job);
    all.push(job);
    job.tries++;
  }
  return { queue, all };
});

export const refusedOwnInItsPlace = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const removed = queue.splice(at, 1, queue[0] ?? { id: 3, tries: 0, log: [] });
  for (const job of removed) job.tries++;
  return queue;
});

export const refusedOwnItemInItsPlace = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const [job] = queue.splice(at, 1, queue[0] ?? { id: 3, tries: 0, log: [] });
  if (job) job.tries++;
  return queue;
});

export const refusedBatchBack = workflow(async ({ jobs, at }: In) => {
  const queue = fresh(jobs);
  const removed = queue.splice(at, 2);
  queue.push(...removed);
  for (const job of removed) job.tries++;
  return queue;
});

const lists = [[], [{ id: 1 }], [{ id: 1 }, { id: 2 }], [{ id: 3 }, { id: 0 }, { id: -1 }, { id: 2 }]];
const inputs = [-9, -2, -1, 0, 1, 9].flatMap((at) => lists.map((jobs) => ({ jobs, at })));
const whole = inputs.map(({ jobs, at }) => ({ jobs: fresh(jobs), at }));
const some = [0, 1].flatMap((at) => lists.map((jobs) => ({ jobs, at })));
const refused = { refused: 'STEP2105' } as const;

export default cases(
  {
    oneByPattern: { inputs },
    oneByIndex: { inputs },
    oneByAt: { inputs: some },
    oneByPop: { inputs: some },
    takenBetweenCalls: { inputs: some },
    putBackBySplice: { inputs },
    listAndItem: { inputs },
    twoByPattern: { inputs },
    batchPutBack: { inputs },
    batches: { inputs: some },
    batchSpreadBefore: { inputs: some },
    partOfObject: { inputs },
    inHelpers: { inputs },
    movedInClosure: { inputs },
    otherInItsPlace: { inputs },
    numbersAndLength: { inputs },
    itemOfInput: { inputs: whole },
    secondName: { inputs },
    whileItIsWalked: { inputs },
    firstAndRest: { inputs: some },
    caughtBetween: { inputs: some },
    refusedTwice: refused,
    refusedCopyOfList: refused,
    refusedPutBackFirst: refused,
    refusedNamedBefore: refused,
    refusedInTwoLists: refused,
    refusedOwnInItsPlace: refused,
    refusedOwnItemInItsPlace: refused,
    refusedBatchBack: refused,
  },
  () => ({ Ask: ({ n }: { n: number }) => n * 2 }),
);
