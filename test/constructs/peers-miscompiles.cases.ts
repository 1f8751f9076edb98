/**
 * What earlier compilers got wrong (PEERS.md 1.3): each miscompile of functionless and ts2asl within the language, cited by
 * its number.
 */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class Wrong extends WorkflowError {}
class Other extends WorkflowError {}

const f = lambda.fn<{ n?: number }, { n: number }>('F');
const g = lambda.fn<{ n?: number }, { n: number }>('G');

const RATE = 3;

/** 1.3.1: finally runs although the try fails. */
export const peer131 = workflow(async ({ n }: { n: number }) => {
  try {
    await f({ n });
  } finally {
    await g({ n });
  }
  return 'after';
});

/** 1.3.1, second half: `try { throw } finally { g() }`. */
export const peer131Throw = workflow(async ({ n }: { n: number }) => {
  try {
    throw new Wrong(`n is ${n}`);
  } finally {
    await g({ n });
  }
});

/** 1.3.2: `return await` inside a try with catch and finally. */
export const peer132 = workflow(async ({ n }: { n: number }) => {
  try {
    return await f({ n });
  } catch {
    return 'caught';
  } finally {
    await g({ n });
  }
});

/** 1.3.3: an error thrown in catch keeps its name through finally. */
export const peer133 = workflow(async ({ n }: { n: number }) => {
  try {
    await f({ n });
  } catch (error) {
    throw new Other((error as Error).message);
  } finally {
    await g({ n });
  }
  return 'fine';
});

/** 1.3.4: `??`, shadowing, writes in callbacks. */
export const peer134 = workflow(
  async ({ zero, empty, off, none }: { zero: number; empty: string; off: boolean; none: null }) => {
    const x = 1;
    {
      const x = 2;
      await f({ n: x });
    }
    let last = 0;
    [1, 2, 3].map((item) => {
      last = item;
      return item;
    });
    return { a: zero ?? 5, b: empty ?? 'x', c: off ?? true, d: none ?? 'null', x, last };
  },
);

/** 1.3.4: `const b = a; b.n = 2; a.n` is seen or refused. */
export const peer134Alias = workflow(async ({ n }: { n: number }) => {
  const a = { n };
  const b = a;
  b.n = 2;
  return a.n;
});

/** 1.3.5: module constants; `for … of` over an empty list. */
export const peer135 = workflow(async ({ items }: { items: { n: number }[] }) => {
  let sum = 0;
  for (const item of items) sum += (await f({ n: item.n * RATE })).n;
  return { sum, rate: RATE };
});

/** 1.3.6: a Cause that is not JSON; join, split, floats. */
export const peer136 = workflow(async ({ n }: { n: number }) => {
  try {
    await f({ n });
  } catch (error) {
    return [(error as Error).name, (error as Error).message];
  }
  return { text: String([1, [2, 3]]), joined: [1, null, 'x'].join('-'), parts: ',a,,b'.split(','), float: 0.1 + n };
});

/** 1.3.7: `Promise.all` in order of results. */
export const peer137 = workflow(async ({ items }: { items: number[] }) => {
  const [a, b] = await Promise.all([f({ n: 1 }), g({ n: 2 })]);
  const all = await Promise.all(items.map((n) => f({ n })));
  return { a, b, all };
});

/** 1.3.7: writes to outer variables from concurrent callbacks are refused. */
export const peer137Write = workflow(async ({ items }: { items: number[] }) => {
  let sum = 0;
  await Promise.all(
    items.map(async (n) => {
      sum += (await f({ n })).n;
    }),
  );
  return sum;
});

const ns = [{ n: 1 }, { n: 13 }, { n: 0 }, { n: 2 }, { n: 15 }];

export default cases(
  {
    peer131: { inputs: ns },
    peer131Throw: { inputs: ns },
    peer132: { inputs: ns },
    peer133: { inputs: ns },
    peer134: { inputs: [{ zero: 0, empty: '', off: false, none: null }], transitions: 1 },
    peer134Alias: { inputs: [{ n: 1 }] },
    peer135: { inputs: [{ items: [{ n: 1 }, { n: 2 }] }, { items: [] }, { items: [{ n: 0 }] }] },
    peer136: { inputs: ns },
    peer137: { inputs: [{ items: [1, 2] }, { items: [] }, { items: [3] }], concurrent: true },
    peer137Write: { refused: 'STEP2104' },
  },
  () => ({
    F: ({ n = 0 }: { n?: number }) => {
      if (n === 13) throw new TaskFailure('Wrong', 'not JSON: 13');
      if (n === 14) throw new TaskFailure('Fourteen', '{"json":true}');
      return { n };
    },
    G: ({ n = 0 }: { n?: number }) => {
      if (n === 15) throw new TaskFailure('GFailed', '');
      return { n: n * 100 };
    },
  }),
);
