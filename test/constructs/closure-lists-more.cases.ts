/** Corners of functions that are put into lists: what they capture, what they do, and lists that are made in other ways. */
import { Workflow, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const release = lambda.fn<{ id: string }, string>('Release');
const log = lambda.fn<{ text: string }, void>('Log');

interface Skus {
  skus: string[];
}

class Denied extends WorkflowError {}

/** Returns, loops, `switch` and `try` inside. */
export const bodies = workflow(async ({ skus }: Skus) => {
  const steps: ((n: number) => Promise<string>)[] = [];
  for (const sku of skus) {
    steps.push(async (n) => {
      if (n > 2) return `big ${sku}`;
      for (let i = 0; i < 3; i++) {
        if (i === sku.length) return `at ${i}`;
        if (i === n) continue;
        await log({ text: `${sku}${i}` });
      }
      switch (sku) {
        case 'zzz':
          return 'three';
        default:
          break;
      }
      try {
        if (sku === '') throw new Denied('empty');
        return await release({ id: sku });
      } catch (error) {
        if (error instanceof Denied) return error.message;
        throw error;
      } finally {
        await log({ text: 'finally' });
      }
    });
    steps.push(async () => sku);
  }
  const results: string[] = [];
  for (const [n, sku] of skus.entries()) {
    for (const step of steps.slice(n, n + 2)) {
      const text = await step(n);
      if (text === 'at 1') continue;
      results.push(`${sku} ${text}`);
    }
    if (results.length > 4) break;
  }
  return results;
});

/** One name for values of several types. */
export const manyTypes = workflow(async ({ values }: { values: (string | number | boolean | null | number[])[] }) => {
  const steps: (() => string)[] = [];
  for (const value of values) {
    if (typeof value === 'number') steps.push(() => `${value + 1}`);
    else if (typeof value === 'string') steps.push(() => value + 1);
    else if (Array.isArray(value)) steps.push(() => `${[...value, 1].length}${value.join('-')}`);
    else steps.push(() => `${value ?? 'nothing'}${value ? 1 : 0}`);
  }
  const out: string[] = [];
  for (const step of steps) {
    const text = step();
    await log({ text });
    out.push(text);
  }
  return out;
});

function later(steps: (() => string)[], value: string | number) {
  steps.push(() => `${value}:${typeof value}`);
}

function laterOf<T extends { length: number }>(steps: (() => string)[], value: T, show: (value: T) => string) {
  steps.push(() => show(value) + value.length);
}

/** The same literal, for values of several types. */
export const generic = workflow(async ({ n, text }: { n: number; text: string }) => {
  const steps: (() => string)[] = [];
  later(steps, n);
  later(steps, text);
  laterOf(steps, text, (value) => value.toUpperCase());
  laterOf(steps, [n, n], (value) => value.join());
  await log({ text });
  const out: string[] = [];
  for (const step of steps) out.push(step());
  return out;
});

/** Sets and Maps. */
export const collections = workflow(async ({ skus }: Skus) => {
  const steps: (() => Promise<string>)[] = [];
  const seen = new Set<string>();
  for (const sku of skus) {
    const lengths = new Map([[sku, sku.length]]);
    steps.push(async () => {
      const again = seen.has(sku);
      seen.add(sku).add('x');
      await log({ text: sku });
      return `${again} ${lengths.get(sku)} ${seen.size}`;
    });
  }
  const out: string[] = [];
  for (const step of steps) out.push(await step());
  return [out, [...seen]];
});

/** Errors that are thrown again later. */
export const thrownLater = workflow(async ({ skus }: Skus) => {
  const later: (() => Promise<void>)[] = [];
  for (const sku of skus) {
    try {
      await release({ id: sku });
      later.push(() => log({ text: sku }));
    } catch (error) {
      later.push(async () => {
        await log({ text: 'again' });
        throw error;
      });
    }
  }
  const names: string[] = [];
  for (const one of later) {
    try {
      await one();
    } catch (error) {
      names.push(`${(error as Error).name} ${(error as Error).message} ${error instanceof Denied}`);
    }
  }
  if (names.length > 1) await later.at(-1)?.();
  return names;
});

/** Work that makes more work. */
export const breadthFirst = workflow(async ({ skus }: Skus) => {
  const work: (() => Promise<void>)[] = [];
  const visited: string[] = [];
  const visit = (path: string, depth: number) => {
    work.push(async () => {
      visited.push(path);
      await log({ text: path });
      if (depth > 0) for (const sku of skus.slice(0, 2)) visit2(`${path}/${sku}`);
    });
  };
  const visit2 = (path: string) => {
    work.push(async () => {
      visited.push(path);
    });
  };
  for (const sku of skus) visit(sku, sku.length - 1);
  while (work.length > 0) await work.shift()!();
  return visited;
});

/** What functions without a result give. */
export const results = workflow(async ({ skus }: Skus) => {
  const steps: (() => unknown)[] = [];
  for (const sku of skus) {
    if (sku === '') steps.push(() => {});
    else if (sku.length > 2) steps.push(() => null);
    else if (sku.length > 1) steps.push(() => ({ sku, list: [[sku]] }));
    else steps.push(() => [[sku]]);
  }
  const out: unknown[] = [];
  for (const step of steps) out.push(step());
  return { out, last: steps.at(-1)?.(), mapped: steps.map((step) => step() ?? 'none') };
});

/** Patterns, rest parameters and defaults. */
export const parameters = workflow(async ({ skus }: Skus) => {
  const steps: ((given: { a: number; b?: string }, ...more: number[]) => string)[] = [];
  for (const sku of skus) {
    steps.push(({ a, b = sku }, ...more) => `${a}${b}${more.join()}`);
    steps.push(({ a, ...rest }, first = 7) => `${a}${JSON.stringify(rest)}${first}`);
  }
  return steps.map((step, n) => (n % 2 ? step({ a: n }) : step({ a: n, b: 'b' }, n, 1)));
});

/** Items of a list in functions of another. */
export const functionsOfFunctions = workflow(async ({ skus }: Skus) => {
  const inner: (() => Promise<string>)[] = [];
  for (const sku of skus) inner.push(() => release({ id: sku }));
  const outer: ((times: number) => Promise<string>)[] = [];
  for (const step of inner) {
    outer.push(async (times) => {
      const all: string[] = [];
      for (let i = 0; i < times; i++) all.push(await step());
      return all.join();
    });
  }
  const out: string[] = [];
  for (const [n, one] of skus.map((_, index) => outer.length - 1 - index).entries()) out.push(await outer[one]!(n));
  return out;
});

function createSaga() {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    add: (step: () => Promise<unknown>) => {
      steps.push(step);
    },
    compensate: async () => {
      for (const step of steps.reverse()) await step();
    },
  };
}

/** A helper that makes a saga, twice. */
export const sagaObject = workflow(async ({ skus }: Skus) => {
  const saga = createSaga();
  const other = createSaga();
  try {
    for (const sku of skus) {
      await release({ id: sku });
      saga.add(() => log({ text: `undo ${sku}` }));
      other.add(async () => log({ text: `other ${sku.length}` }));
    }
    return 'done';
  } catch (error) {
    await saga.compensate();
    await other.compensate();
    return (error as Error).name;
  }
});

@Workflow()
export class Booking {
  private readonly free = lambda.fn<{ id: string }, string>('Release');

  private undoOne(id: string) {
    return this.free({ id });
  }

  private async compensate(steps: (() => Promise<unknown>)[]) {
    for (const step of steps.reverse()) await step();
  }

  async run({ skus }: Skus) {
    const undo: (() => Promise<unknown>)[] = [];
    for (const sku of skus) undo.push(() => this.undoOne(sku));
    undo.push(async () => {
      await this.free({ id: 'last' });
    });
    await this.compensate(undo);
    return undo.length;
  }
}

/** One after the other by `reduce`. */
export const reduced = workflow(async ({ skus }: Skus) => {
  const undo: (() => Promise<string>)[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  undo.push(async () => 'end');
  return undo.reduce(async (before, step) => `${await before},${await step()}`, Promise.resolve(''));
});

/** Names of the list and of its items, taken again in inner scopes. */
export const shadowed = workflow(async ({ skus }: Skus) => {
  const undo: (() => string)[] = [];
  let sku = 'outer';
  const out: string[] = [];
  for (const id of skus) {
    const sku = `${id}!`;
    undo.push(() => {
      const id = sku.length;
      return `${sku}${id}`;
    });
  }
  undo.push(() => sku);
  for (const step of undo) {
    const sku = 'call';
    out.push(sku + step());
  }
  sku = 'later';
  {
    const undo: (() => string)[] = [];
    undo.push(() => `inner ${sku}`);
    for (const step of undo) out.push(step());
  }
  return [out, undo.at(-1)?.()];
});

const lists = [{ skus: [] }, { skus: ['a'] }, { skus: ['bb', 'c'] }, { skus: ['x', 'yy', 'zzz', ''] }];
const failing = [...lists, { skus: ['a', 'bad', 'b'] }, { skus: ['bad', 'a', 'bad'] }];

export default cases(
  {
    bodies: { inputs: failing },
    manyTypes: {
      inputs: [{ values: [] }, { values: [1] }, { values: ['1', 2, true, null, [], [3], false, -0.5, ''] }],
    },
    generic: { inputs: [{ n: 1, text: 'a' }] },
    collections: { inputs: [...lists, { skus: ['a', 'a', 'x', 'b', 'a'] }] },
    thrownLater: { inputs: failing },
    breadthFirst: { inputs: lists },
    results: { inputs: lists },
    parameters: { inputs: lists },
    functionsOfFunctions: { inputs: lists },
    sagaObject: { inputs: failing },
    Booking: { inputs: lists },
    reduced: { inputs: failing },
    shadowed: { inputs: lists },
  },
  () => ({
    Release: ({ id }: { id: string }) => {
      if (id === 'bad') throw new TaskFailure('Denied', `no ${id}`);
      return `released ${id}`;
    },
    Log: () => undefined,
  }),
);
