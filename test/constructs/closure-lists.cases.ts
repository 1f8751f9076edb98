/** Functions that are put into a list while the workflow runs and are called later: the steps that undo a saga. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const reserve = lambda.fn<{ sku: string }, { id: string }>('Reserve');
const release = lambda.fn<{ id: string }, string>('Release');
const charge = lambda.fn<{ amount: number }, { payment: string }>('Charge');
const refund = lambda.fn<{ payment: string; why?: string }, string>('Refund');
const ship = lambda.fn<{ skus: string[] }, string>('Ship');
const log = lambda.fn<{ text: string }, void>('Log');

interface Order {
  skus: string[];
  amount: number;
}

type Undo = () => Promise<unknown>;

export const saga = workflow(async (input: Order) => {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const sku of input.skus) {
      const { id } = await reserve({ sku });
      undo.push(() => release({ id }));
    }
    const { payment } = await charge({ amount: input.amount });
    undo.push(async () => {
      await refund({ payment });
    });
    await ship({ skus: input.skus });
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
});

/** One kind of function: no record says which it is, and nothing asks. */
export const sagaOfOneKind = workflow(async (input: Order) => {
  const undo: Undo[] = [];
  try {
    for (const sku of input.skus) {
      const { id } = await reserve({ sku });
      undo.push(() => release({ id }));
    }
    return await ship({ skus: input.skus });
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
});

export const sagaPops = workflow(async (input: Order) => {
  const undo: Undo[] = [];
  try {
    for (const sku of input.skus) {
      const { id } = await reserve({ sku });
      undo.push(() => release({ id }));
    }
    const { payment } = await charge({ amount: input.amount });
    undo.push(() => refund({ payment, why: 'popped' }));
    await ship({ skus: input.skus });
    return 'shipped';
  } catch (error) {
    const left: number[] = [];
    while (undo.length > 0) {
      await undo.pop()!();
      left.push(undo.length);
    }
    return { left, failed: (error as Error).name };
  }
});

export const sagaShifts = workflow(async (input: Order) => {
  const undo: Undo[] = [];
  for (const sku of input.skus) {
    const { id } = await reserve({ sku });
    undo.unshift(() => release({ id }));
  }
  const results: unknown[] = [];
  for (let step = 0; step < 3; step++) {
    const first = undo.shift();
    if (first) results.push(await first());
    else results.push('none');
  }
  return { results, left: undo.length };
});

export const optionalPop = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: (() => Promise<string>)[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  const last = await undo.pop()?.();
  const first = (await undo.shift()?.()) ?? 'nothing';
  return { last: last ?? null, first, left: undo.length };
});

export const popOfEmpty = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  try {
    await undo.pop()!();
    return 'called';
  } catch (error) {
    return (error as Error).name;
  }
});

export const byIndex = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    if (sku.length > 1) undo.push(() => release({ id: sku }));
    else undo.push(async () => `short ${sku}`);
  }
  const results: unknown[] = [];
  for (let i = undo.length - 1; i >= 0; i--) results.push(await undo[i]!());
  for (let i = 0; i < undo.length; i++) {
    const step = undo[i];
    if (step) results.push(await step());
  }
  return results;
});

async function compensate(steps: Undo[]): Promise<number> {
  let done = 0;
  for (const step of steps.reverse()) {
    try {
      await step();
      done += 1;
    } catch (error) {
      await log({ text: (error as Error).name });
    }
  }
  return done;
}

/** A helper runs the steps, and goes on where one fails. */
export const compensated = workflow(async (input: Order) => {
  const undo: Undo[] = [];
  try {
    for (const sku of input.skus) {
      const { id } = await reserve({ sku });
      undo.push(() => release({ id }));
    }
    const { payment } = await charge({ amount: input.amount });
    undo.push(() => refund({ payment }));
    await ship({ skus: input.skus });
    return 0;
  } catch {
    return compensate(undo);
  }
});

async function book(sku: string, steps: Undo[]) {
  const { id } = await reserve({ sku });
  steps.push(() => release({ id }));
  return id;
}

/** A helper fills the list. */
export const booked = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  const ids: string[] = [];
  try {
    for (const sku of skus) ids.push(await book(sku, undo));
    await ship({ skus });
    return ids;
  } catch (error) {
    for (const step of [...undo].reverse()) await step();
    return { undone: undo.length, failed: (error as Error).name };
  }
});

/** A nested function fills it. */
export const bookedInside = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  const add = (id: string, again: boolean) => {
    undo.push(async () => {
      await release({ id });
      if (again) await log({ text: id });
    });
  };
  for (const [index, sku] of skus.entries()) {
    add(sku, index % 2 === 0);
    add(`${sku}!`, false);
  }
  for (const step of undo.toReversed()) await step();
  return undo.length;
});

/** What stands where the list does is read and written there. */
export const byReference = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  let count = 0;
  const seen: string[] = [];
  for (const sku of skus) {
    undo.push(async () => {
      count += 1;
      seen.push(`${sku}:${count}`);
      await release({ id: sku });
    });
  }
  count = 10;
  for (const step of undo) await step();
  count *= 2;
  for (const step of undo.slice(1)) await step();
  return { count, seen };
});

/** `let` of a loop: each round has its own. */
export const perIteration = workflow(async ({ n }: { n: number }) => {
  const undo: Undo[] = [];
  for (let i = 0; i < n; i++) undo.push(() => release({ id: `${i}` }));
  for (const step of undo) await step();
});

/** Assigned before the function is made, and not after. */
export const assignedBefore = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    let id = 'none';
    if (sku !== '') id = (await reserve({ sku })).id;
    undo.push(() => release({ id }));
  }
  for (const step of undo) await step();
});

export const capturedValues = workflow(
  async ({ values }: { values: { a?: number; b: number[][]; c: string | null }[] }) => {
    const later: (() => Promise<unknown>)[] = [];
    for (const { a, b, c } of values) {
      const ratio = b.length / (a ?? 0);
      later.push(async () => {
        await log({ text: `${c}` });
        return {
          a: a === undefined ? 'none' : a,
          b,
          c,
          has: typeof a,
          nan: Number.isNaN(ratio),
          big: ratio > 1000,
          first: b[0] ?? null,
        };
      });
    }
    const results: unknown[] = [];
    for (const one of later) results.push(await one());
    return results;
  },
);

export const capturedDate = workflow(async ({ at }: { at: string[] }) => {
  const later: (() => Promise<string>)[] = [];
  for (const text of at) {
    const date = new Date(text);
    later.push(async () => {
      await log({ text });
      return date.toISOString();
    });
  }
  const results: string[] = [];
  for (const one of later) results.push(await one());
  return results;
});

export const capturedError = workflow(async ({ skus }: { skus: string[] }) => {
  const later: (() => Promise<string>)[] = [];
  for (const sku of skus) {
    try {
      await reserve({ sku });
    } catch (error) {
      later.push(async () => {
        await log({ text: sku });
        return error instanceof Error ? `${error.name}: ${error.message}` : 'no error';
      });
    }
  }
  const results: string[] = [];
  for (const one of later) results.push(await one());
  return results;
});

/** Parameters and results. */
export const handlers = workflow(async ({ events, x }: { events: string[]; x: number }) => {
  const handle: ((x: number, more?: string) => Promise<number> | number)[] = [];
  for (const event of events) {
    if (event === 'double') handle.push((n) => n * 2);
    else if (event === 'log') {
      handle.push(async (n, more = 'default') => {
        await log({ text: `${event} ${n} ${more}` });
        return n + 1;
      });
    } else if (event === 'fail') {
      handle.push(() => {
        throw new RangeError(`at ${x}`);
      });
    } else handle.push(async (n) => n + event.length);
  }
  let value = x;
  try {
    for (const h of handle) value = await h(value, value > 5 ? 'big' : undefined);
  } catch (error) {
    return { value, failed: (error as Error).message };
  }
  return value;
});

/** Pure functions in callbacks. */
export const pureSteps = workflow(async ({ ops, x }: { ops: { kind: string; by: number }[]; x: number }) => {
  const steps: ((n: number) => number)[] = [];
  for (const { kind, by } of ops) {
    if (kind === 'add') steps.push((n) => n + by);
    if (kind === 'times') steps.push((n) => n * by);
    if (kind === 'clamp') {
      steps.push((n) => {
        for (let i = 0; i < by; i++) if (n > 10) n -= 1;
        return n;
      });
    }
  }
  return {
    reduced: steps.reduce((value, f) => f(value), x),
    mapped: steps.map((f) => f(x)),
    some: steps.some((f) => f(x) > 10),
    kept: steps.filter((f) => f(x) > x).map((f) => f(1)),
    last: steps.at(-1)?.(x) ?? null,
    count: steps.length,
  };
});

export const forEachStep = workflow(async ({ skus }: { skus: string[] }) => {
  const out: string[] = [];
  const steps: (() => void)[] = [];
  for (const sku of skus) steps.push(() => out.push(sku));
  steps.push(() => out.push('end'));
  steps.forEach((step) => step());
  for (const step of steps) step();
  return out;
});

/** Objects with a function and data. */
export const named = workflow(async (input: Order) => {
  const undo: { name: string; level: number; run: () => Promise<unknown> }[] = [];
  const done: string[] = [];
  try {
    for (const [level, sku] of input.skus.entries()) {
      const { id } = await reserve({ sku });
      undo.push({ name: `release ${sku}`, level, run: () => release({ id }) });
    }
    const { payment } = await charge({ amount: input.amount });
    undo.push({ name: 'refund', level: -1, run: async () => refund({ payment }) });
    await ship({ skus: input.skus });
    return done;
  } catch (error) {
    for (const step of undo.reverse()) {
      await step.run();
      done.push(`${step.name} at ${step.level}`);
    }
    return { done, names: undo.map(({ name }) => name), failed: (error as Error).name };
  }
});

export const namedPops = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: { name: string; run: () => Promise<string>; check?: () => boolean }[] = [];
  for (const sku of skus) {
    if (sku.startsWith('c')) undo.push({ name: sku, run: () => release({ id: sku }), check: () => sku.length > 1 });
    else undo.push({ name: sku, run: async () => 'plain' });
  }
  const results: string[] = [];
  const { length } = undo.map(({ name }) => name);
  while (undo.length > 0) {
    const one = undo.pop();
    if (!one) break;
    const { name, run } = one;
    if (one.check?.() ?? true) results.push(`${name} ${await run()}`);
    else results.push(`${name} skipped`);
  }
  return { results, length, after: undo.pop()?.name ?? 'none', run: (await undo.pop()?.run()) ?? 'none' };
});

export const missingName = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: { name: string; run: () => Promise<string> }[] = [];
  for (const sku of skus) undo.push({ name: sku, run: () => release({ id: sku }) });
  try {
    const { name } = undo.pop()!;
    return [name, undo.pop()!.name, await undo.pop()!.run()];
  } catch (error) {
    return (error as Error).name;
  }
});

export const missingOnly = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: { name: string; run: () => Promise<string> }[] = [];
  for (const sku of skus) undo.push({ name: sku, run: () => release({ id: sku }) });
  const found: unknown[] = [undo.at(0)?.name ?? null, undo[1]?.name ?? null];
  try {
    const { name } = undo.pop()!;
    found.push(name);
    found.push(undo.pop()!.name);
    found.push(undo.at(-1)!.name.length);
  } catch (error) {
    found.push((error as Error).name);
  }
  return found;
});

/** All at once. */
export const together = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: (() => Promise<string>)[] = [];
  for (const sku of skus) {
    const { id } = await reserve({ sku });
    if (sku.length > 1) undo.push(() => release({ id }));
    else undo.push(async () => `short ${id}`);
  }
  return Promise.all(undo.map((step) => step()));
});

export const togetherSettled = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: (() => Promise<string>)[] = [];
  for (const sku of skus) {
    undo.push(async () => release({ id: sku }));
    undo.push(async () => refund({ payment: sku }));
  }
  const settled = await Promise.allSettled(undo.map(async (step, index) => `${index} ${await step()}`));
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).name));
});

/** A function that puts another one into the list that it is in, while the list is gone through. */
export const grows = workflow(async ({ skus }: { skus: string[] }) => {
  const work: Undo[] = [];
  for (const sku of skus) {
    work.push(async () => {
      const { id } = await reserve({ sku });
      if (sku.length > 1) work.push(() => release({ id }));
    });
  }
  let count = 0;
  for (const step of work) {
    await step();
    count += 1;
  }
  return { count, length: work.length };
});

export const queue = workflow(async ({ skus }: { skus: string[] }) => {
  const work: Undo[] = [];
  for (const sku of skus) work.push(() => release({ id: sku }));
  let rounds = 0;
  while (work.length) {
    const step = work.shift()!;
    rounds += 1;
    if (rounds === 2) work.push(async () => log({ text: 'later' }));
    await step();
  }
  return rounds;
});

/** Emptied after it has succeeded. */
export const cleared = workflow(async (input: Order) => {
  const undo: Undo[] = [];
  try {
    for (const sku of input.skus) undo.push(() => release({ id: sku }));
    await ship({ skus: input.skus });
    undo.length = 0;
    await charge({ amount: input.amount });
    return 'charged';
  } catch {
    for (const step of undo) await step();
    return undo.length;
  } finally {
    undo.push(async () => log({ text: 'end' }));
    for (const step of undo.slice(-1)) await step();
  }
});

export const calledTwice = workflow(async ({ skus }: { skus: string[] }) => {
  const steps: (() => Promise<string>)[] = [];
  for (const sku of skus) steps.push(() => release({ id: sku }));
  const results: string[] = [];
  const first = steps[0];
  if (first) {
    results.push(await first());
    results.push(await first());
  }
  for (const step of steps) for (let i = 0; i < 2; i++) results.push(await step());
  return results;
});

export const conditionalPush = workflow(async ({ skus, fast }: { skus: string[]; fast: boolean }) => {
  const undo: Undo[] = [];
  for (const sku of skus) undo.push(fast ? () => release({ id: sku }) : () => refund({ payment: sku }));
  const results: unknown[] = [];
  for (const step of undo) results.push(await step());
  return results;
});

const logEnd = async () => log({ text: 'end' });

/** Functions with names: of the module, of the workflow, made by a helper. */
export const namedFunctions = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  const releaser = (id: string) => () => release({ id });
  for (const sku of skus) {
    const local = async () => refund({ payment: sku });
    undo.push(local);
    undo.push(releaser(`${sku}-1`), logEnd);
  }
  for (const step of undo) await step();
  return undo.length;
});

/** A function in a function that is kept. */
export const functionInside = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    const prefix = `${sku}/`;
    const path = (part: string) => prefix + part;
    const send = async (id: string) => release({ id: path(id) });
    undo.push(async () => {
      await send('a');
      return send(path('b'));
    });
  }
  const results: unknown[] = [];
  for (const step of undo) results.push(await step());
  return results;
});

/** A literal with functions in it that grows. */
export const startsFull = workflow(async ({ n }: { n: number }) => {
  const steps: ((x: number) => number)[] = [(x) => x + n, (x) => x * n];
  if (n > 1) steps.push((x) => x - n);
  let value = 1;
  for (const step of steps) value = step(value);
  return value;
});

/** A copy is a list of its own. */
export const copies = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: (() => Promise<string>)[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  const rest = [...undo];
  const results: string[] = [];
  const last = rest.pop();
  if (last) results.push(await last());
  undo.push(async () => 'more');
  const same = undo;
  same.reverse();
  for (const step of undo) results.push(await step());
  for (const step of rest) results.push(await step());
  return { results, lengths: [undo.length, rest.length, same.length] };
});

/** A list in a loop: its functions see the variables of their round. */
export const listInLoop = workflow(async ({ groups }: { groups: string[][] }) => {
  const results: string[] = [];
  for (const group of groups) {
    const steps: (() => Promise<void>)[] = [];
    let count = 0;
    for (const sku of group) {
      steps.push(async () => {
        count += 1;
        results.push(`${count} ${await release({ id: sku })}`);
      });
    }
    for (const step of steps.reverse()) await step();
    results.push(`${count} of ${group.length}`);
  }
  return results;
});

/** A list in each branch. */
export const listInBranch = workflow(async ({ groups }: { groups: string[][] }) =>
  Promise.all(
    groups.map(async (group) => {
      const undo: (() => Promise<string>)[] = [];
      const results: string[] = [];
      try {
        for (const sku of group) {
          const { id } = await reserve({ sku });
          undo.push(() => release({ id }));
        }
      } catch {
        for (const step of undo.reverse()) results.push(await step());
      }
      return results;
    }),
  ),
);

/** What an undo step throws stops the others. */
export const undoFails = workflow(async (input: Order) => {
  const undo: Undo[] = [];
  try {
    for (const sku of input.skus) {
      undo.push(() => release({ id: sku }));
      await reserve({ sku });
    }
    throw new RangeError('stop');
  } catch (error) {
    const errors: string[] = [(error as Error).name];
    for (const step of undo.reverse()) {
      try {
        await step();
      } catch (failed) {
        errors.push((failed as Error).name);
        if (errors.length > 2) throw new AggregateError([], errors.join());
      }
    }
    return errors;
  }
});

export const objectChangedAfter = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    const ids = [sku];
    undo.push(() => release({ id: ids.join() }));
    ids.push('more');
    await log({ text: ids.join() });
  }
  for (const step of undo) await step();
});

export const spreadItem = workflow(async ({ skus }: { skus: string[] }) => {
  const undo: { id: string; run: () => string }[] = [];
  for (const sku of skus) undo.push({ id: sku, run: () => sku });
  const copies: string[] = [];
  for (const step of undo) copies.push({ ...step }.id);
  return copies;
});

/** What a callback of a list of functions is given besides. */
export const listGiven = workflow(async ({ skus }: { skus: string[] }) => {
  const steps: (() => string)[] = [];
  for (const sku of skus) steps.push(() => sku);
  const fixed = [(n: number) => n + 1, (n: number) => n * 2];
  return [
    steps.map((step, index, all) => `${step()} ${index} of ${all.length} ${all[0]?.()}`),
    steps.reduceRight((text, step, index, all) => `${text}${step()}${index + all.length}`, ''),
    fixed.map((f, index, all) => all.map((g) => g(f(index)))),
    [...fixed].reverse().map((f) => f(10)),
  ];
});

/** Words that the records use themselves. */
export const sameWords = workflow(async ({ skus }: { skus: string[] }) => {
  const steps: { kind: string; run: (kind: number) => string }[] = [];
  for (const kind of skus) {
    steps.push({ kind: `a ${kind}`, run: (n) => `${kind} ${n}` });
    steps.push({ kind: 'b', run: () => kind });
  }
  return steps.map((step, index) => [step.kind, step.run(index)]);
});

/** Never filled. */
export const neverFilled = workflow(async ({ n }: { n: number }) => {
  const undo: Undo[] = [];
  for (const step of undo) await step();
  await undo.pop()?.();
  return undo.length + n;
});

const skusOf = (...skus: string[]) => ({ skus });
const lists = [skusOf(), skusOf('a'), skusOf('bb', 'c'), skusOf('x', 'yy', 'zzz', '')];
const orders = [
  { skus: [], amount: 1 },
  { skus: ['a'], amount: 5 },
  { skus: ['a', 'bb', 'c'], amount: 5 },
  { skus: ['a', 'bad', 'c'], amount: 5 },
  { skus: ['bad'], amount: 5 },
  { skus: ['a', 'stuck', 'c'], amount: 5 },
  { skus: ['a', 'bb'], amount: -1 },
  { skus: ['lost', 'bb'], amount: 5 },
  { skus: ['lost', 'bb', 'lost', 'c'], amount: -1 },
];

export default cases(
  {
    saga: { inputs: orders },
    sagaOfOneKind: { inputs: orders },
    sagaPops: { inputs: orders },
    sagaShifts: { inputs: lists },
    optionalPop: { inputs: lists },
    popOfEmpty: { inputs: lists },
    byIndex: { inputs: lists },
    compensated: { inputs: orders },
    booked: { inputs: [...lists, skusOf('a', 'bad'), skusOf('lost', 'b')] },
    bookedInside: { inputs: lists },
    byReference: { inputs: lists },
    perIteration: { inputs: [{ n: 0 }, { n: 1 }, { n: 3 }] },
    assignedBefore: { inputs: lists },
    capturedValues: {
      inputs: [
        { values: [] },
        { values: [{ b: [], c: null }] },
        {
          values: [
            { a: 0, b: [[1]], c: '' },
            { a: 2, b: [[], [1, 2]], c: 'x' },
            { b: [[]], c: null },
          ],
        },
      ],
    },
    capturedDate: {
      inputs: [{ at: [] }, { at: ['2026-01-02T03:04:05.678Z', '1969-12-31T00:00:00Z'] }, { at: ['never'] }],
    },
    capturedError: { inputs: [...lists, skusOf('bad', 'a', 'bad')] },
    handlers: {
      inputs: [
        { events: [], x: 1 },
        { events: ['double'], x: 4 },
        { events: ['double', 'log', 'other', 'log'], x: 4 },
        { events: ['log', 'fail', 'double'], x: 0 },
      ],
    },
    pureSteps: {
      inputs: [
        { ops: [], x: 3 },
        { ops: [{ kind: 'add', by: 2 }], x: 3 },
        {
          ops: [
            { kind: 'times', by: 5 },
            { kind: 'clamp', by: 3 },
            { kind: 'none', by: 3 },
            { kind: 'add', by: -4 },
          ],
          x: 3,
        },
      ],
    },
    forEachStep: { inputs: lists },
    named: { inputs: orders },
    namedPops: { inputs: [...lists, skusOf('c', 'cc', 'b')] },
    missingName: { inputs: lists },
    missingOnly: { inputs: lists },
    together: { inputs: lists, concurrent: true },
    togetherSettled: { inputs: [...lists, skusOf('lost', 'a')], concurrent: true },
    grows: { inputs: lists },
    queue: { inputs: lists },
    cleared: { inputs: orders },
    calledTwice: { inputs: lists },
    conditionalPush: { inputs: lists.flatMap(({ skus }) => [true, false].map((fast) => ({ skus, fast }))) },
    namedFunctions: { inputs: lists },
    functionInside: { inputs: lists },
    startsFull: { inputs: [{ n: 0 }, { n: 1 }, { n: 5 }] },
    copies: { inputs: lists },
    listInLoop: { inputs: [{ groups: [] }, { groups: [[]] }, { groups: [['a'], [], ['b', 'cc', 'd']] }] },
    listInBranch: {
      inputs: [{ groups: [] }, { groups: [['a'], ['b', 'bad', 'c'], ['d', 'e', 'bad']] }],
      concurrent: true,
    },
    undoFails: { inputs: orders },
    objectChangedAfter: { inputs: lists },
    spreadItem: { inputs: lists },
    listGiven: { inputs: lists },
    sameWords: { inputs: lists },
    neverFilled: { inputs: [{ n: 1 }] },
  },
  () => ({
    Reserve: ({ sku }: { sku: string }) => {
      if (sku === 'bad') throw new TaskFailure('SoldOut', sku);
      return { id: `id-${sku}` };
    },
    Release: ({ id }: { id: string }) => {
      if (id.endsWith('lost')) throw new TaskFailure('Lost', id);
      return `released ${id}`;
    },
    Charge: ({ amount }: { amount: number }) => {
      if (amount < 0) throw new TaskFailure('Declined', `${amount}`);
      return { payment: `p${amount}` };
    },
    Refund: ({ payment }: { payment: string }) => `refunded ${payment}`,
    Ship: ({ skus }: { skus: string[] }) => {
      if (skus.includes('stuck') || skus.includes('lost')) throw new TaskFailure('Stuck', skus.join());
      return 'shipped';
    },
    Log: () => undefined,
  }),
);
