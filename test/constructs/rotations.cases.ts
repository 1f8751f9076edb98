/**
 * Queues that are turned: `queue = [...queue.slice(1), job]`, `queue.push(queue.shift()!)`, where the items are changed too; lists of what
 * no other name mentions any more.
 */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Job {
  id: number;
  tries: number;
  log?: string[];
}
interface I {
  jobs: Job[];
  k: number;
}
const run = lambda.fn<{ tries: number }, number>('Run');
const list = lambda.fn<{ from: number }, Job[]>('List');

export const firstToTheEnd = workflow(async ({ jobs, k }: I) => {
  let queue = jobs;
  const ids: number[] = [];
  while (queue.length > 0 && ids.length < 30) {
    const job = queue[0]!;
    job.tries++;
    ids.push(job.id);
    if (job.tries < k) queue = [...queue.slice(1), job];
    else queue = queue.slice(1);
    await run({ tries: job.tries });
  }
  return { queue, ids };
});
export const takenThenPut = workflow(async ({ jobs, k }: I) => {
  let queue = jobs;
  let done: Job[] = [];
  while (queue.length > 0) {
    const job = queue.shift()!;
    job.tries += 1;
    const enough = (await run({ tries: job.tries })) >= k;
    if (enough) done = [...done, job];
    else queue = [...queue, job];
  }
  return { queue, done };
});
export const cutBefore = workflow(async ({ jobs, k }: I) => {
  let queue = [...jobs];
  while (queue.length > 0) {
    const job = queue[0]!;
    queue = queue.slice(1);
    job.tries++;
    (job.log ??= []).push(`try ${job.tries}`);
    if (job.tries < k) queue.push(job);
  }
  return queue;
});
export const pushedShifted = workflow(async ({ jobs, k }: I) => {
  const queue = [...jobs];
  for (let i = 0; i < k; i++) {
    queue.push(queue.shift()!);
    queue[0]!.tries += i;
  }
  return queue;
});
export const unshiftedPopped = workflow(async ({ jobs, k }: I) => {
  const queue = jobs;
  for (let i = 0; i < k; i++) {
    queue.unshift(queue.pop()!);
    queue[0]!.tries++;
  }
  return queue;
});
export const changedAfterPush = workflow(async ({ jobs, k }: I) => {
  const queue = [...jobs];
  for (let i = 0; i < k; i++) {
    const job = queue.shift()!;
    queue.push(job);
    job.tries++;
    await run({ tries: queue[0]!.tries });
  }
  return queue;
});
export const destructured = workflow(async ({ jobs, k }: I) => {
  let queue = jobs.map((job) => ({ ...job }));
  for (let i = 0; i < k; i++) {
    const [job, ...rest] = queue;
    if (!job) break;
    job.tries++;
    queue = [...rest, job];
  }
  return { queue, jobs };
});
export const unchecked = workflow(async ({ jobs, k }: I) => {
  let queue = [...jobs];
  while (queue.length > 0) {
    const [job, ...others] = queue as [Job, ...Job[]];
    job.tries++;
    queue = job.tries < k ? [...others, job] : others;
    await run({ tries: job.tries });
  }
  return queue;
});
export const turnedBy = workflow(async ({ jobs, k }: I) => {
  let queue = jobs;
  for (let i = -1; i < 3; i++) {
    queue = [...queue.slice(k), ...queue.slice(0, k)];
    for (const [at, job] of queue.entries()) job.tries += at;
  }
  return queue;
});
export const turnedBack = workflow(async ({ jobs, k }: I) => {
  let queue = jobs;
  for (let i = 0; i < k && queue.length > 0; i++) {
    queue = [queue[queue.length - 1]!, ...queue.slice(0, -1)];
    queue[0]!.tries++;
  }
  const two = queue.length > 1 ? [...queue.slice(2), queue[0]!, queue.at(1)!] : [];
  return two;
});
export const maybeGiven = workflow(async ({ jobs, k }: { jobs?: Job[]; k: number }) => {
  let queue = jobs ?? [];
  for (let i = 0; i < k; i++) {
    queue = [...queue.slice(1), ...queue.slice(0, 1)];
    for (const job of queue) job.tries++;
  }
  return queue;
});
export const pages = workflow(async ({ k }: I) => {
  const seen: Job[] = [];
  for (let from = 0; from < k; from++) {
    const page = await list({ from });
    let left = page;
    left = left.filter((job) => job.id !== from);
    for (const job of left) job.tries = from;
    seen.push(...left);
  }
  return seen;
});
export const changedCopies = workflow(async ({ jobs, k }: I) => {
  const own = jobs.map((job) => ({ ...job }));
  const sorted = own.toSorted((a, b) => a.tries - b.tries);
  sorted[0]!.tries = k;
  const all = [...sorted];
  all[1]!.tries++;
  return { all, jobs };
});
/** The name that a copy was taken of is mentioned in a later round. */
export const refuseNextRound = workflow(async ({ jobs, k }: I) => {
  const seen: number[] = [];
  for (let i = 0; i < k; i++) {
    const copy = [...jobs];
    copy.reverse();
    copy[0]!.tries++;
    seen.push(copy.length);
  }
  return seen;
});
export const refuseHandler = workflow(async ({ jobs, k }: I) => {
  try {
    const copy = [...jobs];
    copy[0]!.tries += k;
    await run({ tries: copy[0]!.tries });
    return copy;
  } catch {
    return jobs;
  }
});
export const refuseReadLater = workflow(async (input: I) => {
  let queue = input.jobs;
  queue = [...queue.slice(1), queue[0]!];
  queue[0]!.tries++;
  return { queue, jobs: input.jobs };
});
export const readBeside = workflow(async (input: I) => {
  let queue = input.jobs;
  queue = [...queue.slice(1), queue[0]!];
  return { queue, jobs: input.jobs };
});
/** The result is the same list in each round. */
export const refuseSameResult = workflow(async ({ k }: I) => {
  const found = await list({ from: 0 });
  const lengths: number[] = [];
  for (let i = 0; i < k; i++) {
    let left = found;
    left = left.filter((job) => job.id > i);
    lengths.push(left.length);
    if (left[0]) left[0].tries++;
  }
  return { lengths };
});
export const sameResultRead = workflow(async ({ k }: I) => {
  const found = await list({ from: 0 });
  const lengths: number[] = [];
  for (let i = 0; i < k; i++) {
    let left = found;
    left = left.filter((job) => job.id > i);
    lengths.push(left.length);
  }
  return { lengths };
});
export const refuseTwoNames = workflow(async ({ jobs }: I) => {
  let a = jobs;
  let b = jobs;
  a = a.slice(1);
  b = [...b.slice(1), b[0]!];
  a[0]!.tries++;
  return { a, b };
});
export const refuseTwice = workflow(async ({ jobs }: I) => {
  let queue = jobs;
  queue = [...queue.slice(1), queue[0]!, queue[0]!];
  queue[0]!.tries++;
  queue.at(-1)!.tries++;
  return queue;
});
export const refuseStillThere = workflow(async ({ jobs }: I) => {
  let queue = jobs;
  queue = [...queue.slice(1), queue[1]!];
  queue[0]!.tries++;
  return queue;
});
export const refuseMore = workflow(async ({ jobs, k }: I) => {
  let queue = jobs;
  queue = [...queue.slice(k), ...queue.slice(0, k + 1)];
  queue[0]!.tries++;
  return queue;
});
export const refuseHistory = workflow(async ({ jobs, k }: I) => {
  let queue = jobs;
  const history: Job[][] = [];
  for (let i = 0; i < k; i++) {
    history.push(queue);
    queue = [...queue.slice(1), ...queue.slice(0, 1)];
    queue[0]!.tries++;
  }
  return { queue, history };
});
export const refuseKeptFirst = workflow(async ({ jobs, k }: I) => {
  let queue = jobs;
  const first = queue[0]!;
  for (let i = 0; i < k; i++) {
    queue = [...queue.slice(1), queue[0]!];
    queue[0]!.tries++;
  }
  return first;
});

const jobs = (count: number): Job[] => Array.from({ length: count }, (_, id) => ({ id, tries: id % 3 }));
const inputs = [
  { jobs: [], k: 0 },
  { jobs: jobs(1), k: 2 },
  { jobs: jobs(2), k: 3 },
  { jobs: jobs(5), k: 2 },
  { jobs: jobs(4), k: 6 },
];
const refused = { refused: 'STEP2105' } as const;

export default cases(
  {
    firstToTheEnd: { inputs },
    takenThenPut: { inputs },
    cutBefore: { inputs },
    pushedShifted: { inputs: [...inputs, { jobs: [], k: 1 }] },
    unshiftedPopped: { inputs: [...inputs, { jobs: [], k: 1 }] },
    changedAfterPush: { inputs: [...inputs, { jobs: [], k: 1 }] },
    destructured: { inputs },
    unchecked: { inputs },
    turnedBy: { inputs: [...inputs, { jobs: jobs(4), k: -1 }, { jobs: jobs(3), k: 1.5 }] },
    turnedBack: { inputs },
    maybeGiven: { inputs: [...inputs, { k: 1 }] },
    pages: { inputs },
    changedCopies: { inputs: inputs.slice(2) },
    refuseNextRound: refused,
    refuseHandler: refused,
    refuseReadLater: refused,
    readBeside: { inputs: inputs.slice(1) },
    refuseSameResult: refused,
    sameResultRead: { inputs },
    refuseTwoNames: refused,
    refuseTwice: refused,
    refuseStillThere: refused,
    refuseMore: refused,
    refuseHistory: refused,
    refuseKeptFirst: refused,
  },
  () => ({
    Run: ({ tries }: { tries: number }) => tries,
    List: ({ from }: { from: number }) => jobs(from + 3),
  }),
);
