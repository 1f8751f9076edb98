/** Shadowing: blocks, loops, functions, catch clauses and callbacks that reuse names, across tasks where variables live on. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');

export const shadowBlock = workflow(async ({ n }: { n: number }) => {
  const x = n;
  if (n > 0) {
    const x = n * 2;
    await get({ n: x });
  }
  return x;
});

export const shadowLoop = workflow(async ({ list }: { list: number[] }) => {
  const item = 'outer';
  const seen: number[] = [];
  for (const item of list) {
    const list = item * 2;
    seen.push(await get({ n: list }));
  }
  return { item, seen, list };
});

export const shadowNestedLoops = workflow(async ({ n }: { n: number }) => {
  const seen: string[] = [];
  for (let i = 0; i < n; i++) {
    for (let i = 0; i < 2; i++) {
      seen.push(`inner ${await get({ n: i })}`);
    }
    seen.push(`outer ${i}`);
  }
  return seen;
});

export const shadowFunction = workflow(async ({ value }: { value: number }) => {
  const result = value + 1;
  const compute = async (value: number) => {
    const result = await get({ n: value });
    {
      const value = result + 1;
      return value;
    }
  };
  const first = await compute(result);
  return { value, result, first, again: await compute(first) };
});

export const shadowCatch = workflow(async ({ n }: { n: number }) => {
  const error = 'outer error';
  const e = 'outer e';
  try {
    return [await get({ n }), e];
  } catch (e) {
    const error = (e as Error).message;
    return [error, typeof e];
  } finally {
    await get({ n: error.length + e.length });
  }
});

export const shadowCallback = workflow(async ({ list }: { list: number[] }) => {
  const n = 100;
  const sum = list.map((n) => n + 1).reduce((list, n) => list + n, 0);
  return { n, sum, list };
});

export const shadowInput = workflow(async (input: { input: { input: number } }) => {
  const outer = input;
  {
    const input = outer.input;
    {
      const outer = input.input;
      return { outer, inner: await get({ n: outer }), input };
    }
  }
});

export const shadowSiblings = workflow(async ({ n }: { n: number }) => {
  const out: number[] = [];
  {
    const t = await get({ n });
    out.push(t);
  }
  {
    let t = n;
    t += await get({ n: 1 });
    out.push(t);
  }
  {
    const t = out.length;
    out.push(t);
  }
  return out;
});

export const shadowUndeclared = workflow(async ({ n }: { n: number }) => {
  const out: (number | string)[] = [];
  for (let i = 0; i < 3; i++) {
    let fresh: number | undefined;
    out.push(fresh ?? 'unset');
    if (i === n) fresh = await get({ n: i });
    out.push(fresh ?? 'still unset');
  }
  return out;
});

export const shadowSwitch = workflow(async ({ n }: { n: number }) => {
  const x = 'outer';
  switch (n) {
    case 1: {
      const x = 'one';
      await get({ n });
      return x;
    }
    case 2: {
      const n = 5;
      return `${x} ${n}`;
    }
  }
  return x;
});

const ns = [{ n: 1 }, { n: 0 }, { n: 2 }];

export default cases(
  {
    shadowBlock: { inputs: ns, transitions: 2 },
    shadowLoop: { inputs: [{ list: [1, 2] }, { list: [] }, { list: [0] }] },
    shadowNestedLoops: { inputs: ns },
    shadowFunction: { inputs: [{ value: 1 }], transitions: 2 },
    shadowCatch: { inputs: [{ n: 1 }, { n: -1 }] },
    shadowCallback: { inputs: [{ list: [1, 2] }, { list: [] }], transitions: 1 },
    shadowInput: { inputs: [{ input: { input: 3 } }], transitions: 1 },
    shadowSiblings: { inputs: ns, transitions: 2 },
    shadowUndeclared: { inputs: ns },
    shadowSwitch: { inputs: ns },
  },
  () => ({
    Get: ({ n }: { n: number }) => {
      if (n < 0) throw new TaskFailure('Negative', `${n}`);
      return n * 3;
    },
  }),
);
