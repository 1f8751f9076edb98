/**
 * Queues that are sorted or turned in place while their items are taken, changed and put back: by priority, by due time, Dijkstra's.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Job {
  id: number;
  tries: number;
  log: string[];
}
interface Jobs {
  jobs: { id: number }[];
}
interface Graph {
  edges: { a: string; b: string; w: number }[];
  from: string;
}

const fresh = (jobs: { id: number }[]): Job[] => jobs.map(({ id }) => ({ id, tries: 0, log: [] }));
const byTries = (a: Job, b: Job): number => a.tries - b.tries || a.id - b.id;

export const leastTriedFirst = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const out: string[] = [];
  for (let turn = 0; turn < 12 && queue.length > 0; turn++) {
    queue.sort((a, b) => a.tries - b.tries || a.id - b.id);
    const job = queue.shift()!;
    job.tries++;
    out.push(`${job.id}/${job.tries}`);
    if (job.tries < 3) queue.push(job);
  }
  return { queue, out };
});

export const turnedEachTime = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  for (let turn = 0; turn < 5 && queue.length > 0; turn++) {
    queue.reverse();
    const job = queue.shift()!;
    job.log.push(`t${turn}`);
    queue.push(job);
  }
  return queue;
});

export const sortedAgain = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const done: Job[] = [];
  queue.sort((a, b) => b.id - a.id);
  while (queue.length > 0) {
    const job = queue.shift()!;
    job.tries += 1;
    job.log.push(`try ${job.tries}`);
    if (job.tries < 2) {
      queue.push(job);
      queue.sort((a, b) => b.id - a.id).reverse();
    } else done.push(job);
  }
  return done;
});

export const shortestPaths = workflow(async ({ edges, from }: Graph) => {
  const dist: Record<string, number> = { [from]: 0 };
  const queue: { node: string; cost: number }[] = [{ node: from, cost: 0 }];
  while (queue.length > 0) {
    queue.sort((a, b) => a.cost - b.cost);
    const { node, cost } = queue.shift()!;
    if (cost > (dist[node] ?? Infinity)) continue;
    for (const { a, b, w } of edges) {
      if (a !== node) continue;
      const next = cost + w;
      if (next < (dist[b] ?? Infinity)) {
        dist[b] = next;
        const known = queue.find((entry) => entry.node === b);
        if (known) known.cost = next;
        else queue.push({ node: b, cost: next });
      }
    }
  }
  return dist;
});

export const nameOfSorted = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const sorted = queue.sort((a, b) => b.id - a.id);
  const job = sorted.shift();
  if (job) {
    job.tries++;
    queue.push(job);
  }
  return { queue, sorted };
});

export const bestOfSorted = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const best = queue.sort(byTries).slice(0, 2);
  for (const job of queue) job.tries++;
  return best;
});

export const refusedSortedCopy = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const sorted = queue.toSorted(byTries);
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.tries++;
    queue.push(job);
  }
  return sorted;
});

export const refusedFirstBefore = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const first = queue[0];
  queue.sort((a, b) => b.id - a.id);
  for (let turn = 0; turn < 4 && queue.length > 0; turn++) {
    const job = queue.shift()!;
    job.tries++;
    queue.push(job);
  }
  return first;
});

export const refusedLastAfterSort = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const last = queue.at(-1);
  queue.sort((a, b) => b.id - a.id);
  if (last) last.tries = 9;
  return queue;
});

export const refusedSameTwice = workflow(async ({ jobs }: Jobs) => {
  const one: Job = { id: jobs.length, tries: 0, log: [] };
  const queue = [one, one, ...fresh(jobs)];
  queue.sort(byTries);
  const job = queue.shift()!;
  job.tries++;
  return queue;
});

export const refusedTwoNames = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const all = { queue, count: jobs.length };
  queue.sort(byTries);
  const other = jobs.length > 2 ? all.queue : fresh(jobs);
  other.reverse();
  return { queue, other };
});

export const refusedComparatorWrites = workflow(async ({ jobs }: Jobs) => {
  const queue = fresh(jobs);
  const view = [...queue];
  queue.sort((a, b) => {
    a.log.push('x');
    return a.id - b.id;
  });
  return { queue, view };
});

const jobbed = [
  { jobs: [] },
  { jobs: [{ id: 0 }] },
  { jobs: [{ id: 1 }, { id: 2 }] },
  { jobs: [{ id: 3 }, { id: 0 }, { id: -1 }, { id: 2 }, { id: 5 }] },
];
const edges = [
  { a: 'a', b: 'b', w: 4 },
  { a: 'a', b: 'c', w: 1 },
  { a: 'c', b: 'b', w: 2 },
  { a: 'b', b: 'd', w: 5 },
  { a: 'd', b: 'a', w: 0 },
];
const refused = { refused: 'STEP2105' } as const;

export default cases(
  {
    leastTriedFirst: { inputs: jobbed },
    turnedEachTime: { inputs: jobbed },
    sortedAgain: { inputs: jobbed },
    shortestPaths: {
      inputs: [
        { edges: [], from: 'a' },
        { edges, from: 'a' },
        { edges, from: 'x' },
      ],
    },
    nameOfSorted: { inputs: jobbed },
    bestOfSorted: { inputs: jobbed },
    refusedSortedCopy: refused,
    refusedFirstBefore: refused,
    refusedLastAfterSort: refused,
    refusedSameTwice: refused,
    refusedTwoNames: refused,
    refusedComparatorWrites: refused,
  },
  () => ({}),
);
