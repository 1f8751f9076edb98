/**
 * Lists that are bound to lists made of their own items (`queue = queue.filter(test)`, `[job, ...rest] = queue; queue = rest`,
 * `list = [...list, item]`) while the items are changed.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

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

export const firstAndRest = workflow(async ({ jobs }: In) => {
  let queue = fresh(jobs);
  const done: Job[] = [];
  while (queue.length > 0) {
    const [job, ...rest] = queue;
    queue = rest;
    if (!job) break;
    job.tries++;
    job.log.push(`${queue.length}`);
    done.push(job);
  }
  return { queue, done };
});

export const withoutFirst = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  for (let n = 0; n < 4 && queue.length > 0; n++) {
    queue[0]!.tries++;
    if (queue[0]!.tries > at) queue = queue.slice(1);
  }
  return queue;
});

export const filtered = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  queue = queue.filter((j) => j.id > at);
  for (const j of queue) j.tries++;
  queue = queue.filter((j) => j.id > at + 1);
  for (const j of queue) j.log.push('x');
  return queue;
});

export const longer = workflow(async ({ jobs, at }: In) => {
  let list = fresh(jobs);
  for (const { id } of jobs) {
    list = [...list, { id: id + 10, tries: 0, log: [] }];
    list[0]!.tries++;
    list[list.length - 1]!.log.push(`${at}`);
  }
  return list;
});

export const longerInHelper = workflow(async ({ jobs, at }: In) => {
  let list = fresh(jobs);
  const add = (job: Job): void => {
    list = [...list, job];
  };
  for (const { id } of jobs) {
    add({ id: -id, tries: at, log: [] });
  }
  for (const j of list) {
    j.tries += 1;
    j.log.push('z');
  }
  list = list.filter((j) => j.tries > 1);
  for (const j of list) j.tries++;
  return list;
});

export const addedThenChanged = workflow(async ({ jobs, at }: In) => {
  let list: Job[] = [];
  for (const { id } of jobs) {
    const job: Job = { id, tries: 0, log: [] };
    list = [...list, job];
    job.tries += at;
  }
  return list;
});

export const foundOrAdded = workflow(async ({ jobs, at }: In) => {
  let list: Job[] = [];
  for (const { id } of jobs) {
    const found = list.find((j) => j.id === id % 2);
    if (found) found.tries++;
    else list = [...list, { id: id % 2, tries: at, log: [] }];
  }
  return list;
});

export const turned = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  const out: string[] = [];
  do {
    const [head, ...rest] = queue;
    queue = rest;
    if (head) {
      head.tries++;
      out.push(`${head.id}`);
      if (head.tries < at) queue = [...queue, head];
    }
  } while (queue.length > 0);
  return out;
});

export const restKeptElsewhere = workflow(async ({ jobs }: In) => {
  let queue = fresh(jobs);
  const box: { r: Job[] } = { r: [] };
  const rest = queue.slice(1);
  box.r = rest;
  queue = rest;
  queue.push({ id: 7, tries: 7, log: [] });
  for (const j of queue) j.tries++;
  return { box, queue };
});

export const secondNameOfOld = workflow(async ({ jobs }: In) => {
  let queue = fresh(jobs);
  const all = queue;
  queue = queue.filter((j) => j.id > 0);
  queue.push({ id: 7, tries: 7, log: [] });
  for (const j of queue) j.tries++;
  return { all: all.length, queue };
});

export const partedInTwo = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  const keep = queue.filter((j) => j.id === at);
  queue = queue.filter((j) => j.id !== at);
  for (const j of queue) j.tries++;
  for (const j of keep) j.tries--;
  return { queue, keep };
});

export const refusedNamedBefore = workflow(async ({ jobs, at }: In) => {
  let list = fresh(jobs);
  const [first] = list;
  list = list.slice(at);
  if (list[0]) list[0].tries++;
  return { list, first };
});

export const refusedWhileWalked = workflow(async ({ jobs }: In) => {
  let queue = fresh(jobs);
  const out: number[] = [];
  for (const j of queue) {
    j.tries++;
    if (queue.length < 9) queue = [...queue, { id: 7, tries: 7, log: [] }];
    out.push(j.id);
  }
  return { out, queue };
});

export const refusedHeldByCallback = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  const lists: Job[][] = jobs.map(() => queue);
  queue = queue.filter((j) => j.id !== at);
  queue.push({ id: 7, tries: 7, log: [] });
  for (const j of queue) j.tries++;
  return { lists, queue };
});

export const inFinally = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  try {
    queue = queue.filter((j) => j.id !== at);
    for (const j of queue) j.tries++;
    if (queue.length > 1) throw new Error('x');
    return queue;
  } catch {
    queue = [...queue, { id: 7, tries: 7, log: [] }];
    for (const j of queue) j.tries++;
    return queue;
  } finally {
    queue = queue.filter((j) => j.id > 0);
    for (const j of queue) j.log.push('f');
  }
});

export const refusedOneManyTimes = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  queue = queue.map(() => queue[0]!);
  if (queue[0]) queue[0].tries += at;
  return queue;
});

export const refusedSameTwice = workflow(async ({ jobs, at }: In) => {
  let list = fresh(jobs);
  const x: Job = { id: 1, tries: at, log: [] };
  list = [...list, x, x];
  list[list.length - 1]!.tries++;
  return list;
});

export const refusedConcatTwice = workflow(async ({ jobs, at }: In) => {
  let list = fresh(jobs);
  const x: Job = { id: 1, tries: at, log: [] };
  list = list.concat(x);
  list = list.concat([x]);
  list[list.length - 1]!.tries++;
  return list;
});

export const refusedSlicesMayOverlap = workflow(async ({ jobs, at }: In) => {
  let queue = fresh(jobs);
  queue = [...queue.slice(0, at), ...queue.slice(at + 1)];
  for (const j of queue) j.tries++;
  return queue;
});

const lists = [[], [{ id: 1 }], [{ id: 1 }, { id: 2 }], [{ id: 3 }, { id: 0 }, { id: -1 }, { id: 2 }]];
const inputs = [-2, 0, 1, 2, 9].flatMap((at) => lists.map((jobs) => ({ jobs, at })));
const refused = { refused: 'STEP2105' } as const;

export default cases({
  firstAndRest: { inputs },
  withoutFirst: { inputs },
  filtered: { inputs },
  longer: { inputs },
  longerInHelper: { inputs },
  addedThenChanged: { inputs },
  foundOrAdded: { inputs },
  turned: { inputs },
  restKeptElsewhere: { inputs },
  secondNameOfOld: { inputs },
  partedInTwo: { inputs },
  refusedNamedBefore: refused,
  refusedWhileWalked: refused,
  refusedHeldByCallback: refused,
  inFinally: { inputs },
  refusedOneManyTimes: refused,
  refusedSameTwice: refused,
  refusedConcatTwice: refused,
  refusedSlicesMayOverlap: refused,
});
