/** `finally` on every way out: normal, throw from a task or from code, return, break, continue; and completions that override. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class Broken extends WorkflowError {}

const work = lambda.fn<{ n: number }, number>('Work');
const clean = lambda.fn<{ why: string }, string>('Clean');

export const finallyOnError = workflow(async (input: { n: number }) => {
  try {
    return await work({ n: input.n });
  } finally {
    await clean({ why: 'always' });
  }
});

export const finallyPureOnError = workflow(async (input: { n: number }) => {
  let state = 'open';
  let result = 0;
  try {
    try {
      result = await work({ n: input.n });
    } finally {
      state = 'closed';
    }
  } catch {
    result = -1;
  }
  return { state, result };
});

export const finallyWithCatch = workflow(async (input: { n: number }) => {
  const log: string[] = [];
  try {
    log.push(`${await work({ n: input.n })}`);
  } catch (error) {
    log.push((error as Error).name);
  } finally {
    log.push(await clean({ why: 'end' }));
  }
  return log;
});

export const finallyAfterThrowInCatch = workflow(async (input: { n: number }) => {
  try {
    return await work({ n: input.n });
  } catch (error) {
    throw new Broken(`because ${(error as Error).name}`);
  } finally {
    await clean({ why: 'after catch' });
  }
});

export const finallyAfterCodeThrow = workflow(async (input: { n: number }) => {
  try {
    if (input.n < 0) throw new Broken('negative');
    return 'fine';
  } finally {
    await clean({ why: 'code' });
  }
});

export const finallyPureCode = workflow(async (input: { n: number }) => {
  let cleaned = 0;
  let result = 'none';
  try {
    try {
      if (input.n < 0) throw new Broken('negative');
      result = 'fine';
    } finally {
      cleaned += 1;
    }
  } catch (error) {
    result = (error as Error).message;
  }
  return { cleaned, result };
});

export const finallyReturnSaved = workflow(async (input: { n: number }) => {
  let n = input.n;
  try {
    return n;
  } finally {
    n = 100;
    await clean({ why: `${n}` });
  }
});

export const finallyOverridesReturn = workflow(async (input: { n: number }) => {
  try {
    return await work({ n: input.n });
  } catch {
    return 'caught';
  } finally {
    if (input.n > 5) {
      // biome-ignore lint/correctness/noUnsafeFinally: what is tested
      return 'overridden';
    }
  }
});

export const finallyThrowReplaces = workflow(async (input: { n: number }) => {
  try {
    await work({ n: input.n });
  } finally {
    if (input.n === 13) throw new Broken('from finally');
  }
  return 'fine';
});

export const finallyTaskThrows = workflow(async (input: { n: number }) => {
  try {
    await work({ n: input.n });
  } finally {
    await clean({ why: 'fail' });
  }
  return 'fine';
});

export const finallyBreak = workflow(async (input: { list: number[] }) => {
  const log: string[] = [];
  for (const n of input.list) {
    try {
      if (n === 0) continue;
      if (n > 5) break;
      log.push(`${await work({ n })}`);
    } catch {
      log.push('failed');
    } finally {
      log.push(await clean({ why: `${n}` }));
    }
    log.push('next');
  }
  return log;
});

export const finallyPureBreak = workflow(async (input: { list: number[] }) => {
  const log: string[] = [];
  for (const n of input.list) {
    try {
      if (n === 0) continue;
      if (n > 5) break;
      if (n === 13) throw new Broken('13');
      log.push(`${n}`);
    } finally {
      log.push(`clean ${n}`);
    }
    log.push('next');
  }
  return log;
});

export const finallyBreakOverrides = workflow(async (input: { list: number[] }) => {
  let count = 0;
  for (const n of input.list) {
    count += 1;
    try {
      await work({ n });
    } finally {
      if (n === 13) {
        // biome-ignore lint/correctness/noUnsafeFinally: what is tested
        break;
      }
    }
  }
  return count;
});

export const finallyContinueOverrides = workflow(async (input: { list: number[] }) => {
  let sum = 0;
  for (const n of input.list) {
    try {
      sum += await work({ n });
      if (n === 2) return 'never seen';
    } finally {
      // biome-ignore lint/correctness/noUnsafeFinally: what is tested
      continue;
    }
  }
  return sum;
});

export const finallyNested = workflow(async (input: { n: number }) => {
  const log: string[] = [];
  try {
    try {
      try {
        log.push(`${await work({ n: input.n })}`);
        if (input.n === 1) return [...log];
      } finally {
        log.push(await clean({ why: 'inner' }));
      }
      log.push('between');
    } finally {
      log.push(await clean({ why: 'middle' }));
    }
  } catch (error) {
    log.push((error as Error).name);
  } finally {
    log.push('outer');
  }
  return log;
});

export const finallyInHelper = workflow(async (input: { n: number }) => {
  const guarded = async (n: number) => {
    try {
      return await work({ n });
    } finally {
      await clean({ why: `helper ${n}` });
    }
  };
  const first = await guarded(input.n);
  const second = await guarded(first);
  return [first, second];
});

export const finallyReturnInLoop = workflow(async (input: { list: number[] }) => {
  for (const n of input.list) {
    try {
      if (n > 5) return n;
      await work({ n });
    } finally {
      await clean({ why: `loop ${n}` });
    }
  }
  return 'end';
});

export const finallyLabelled = workflow(async (input: { rows: number[][] }) => {
  const log: string[] = [];
  outer: for (const row of input.rows) {
    for (const n of row) {
      try {
        if (n === 0) continue outer;
        if (n > 5) break outer;
        log.push(`${await work({ n })}`);
      } finally {
        log.push(`f${n}`);
      }
    }
    log.push('row');
  }
  return log;
});

const ns = [{ n: 1 }, { n: 13 }, { n: 6 }, { n: -1 }, { n: 0 }];
const lists = [{ list: [1, 0, 2, 6, 3] }, { list: [] }, { list: [13, 1] }, { list: [0] }, { list: [2] }];

const sized = (value: string | number): number => {
  let size = 0;
  try {
    if (typeof value === 'string') return value.length;
    size = value;
  } finally {
    if (size > 5) return -1;
    size++;
  }
  return size;
};
const guarded = (n: number): number => {
  try {
    if (n > 2) throw new Error('big');
    return n;
  } catch {
    return 0;
  } finally {
    if (n > 5) return 9;
  }
};

export const finallyInCallbacks = workflow(async ({ xs }: { xs: (number | string)[] }) => [
  xs.map(sized),
  xs.reduceRight((sum: number, x) => sum + sized(x), 0),
  xs.map((x) => guarded(Number(x))),
  xs.map((x) => {
    try {
      return `${x}!`;
    } finally {
      if (x === 0) return 'zero';
    }
  }),
]);

export default cases(
  {
    finallyInCallbacks: { inputs: [{ xs: [] }, { xs: [0] }, { xs: [1, 'é', 3, '', 6, 'abc'] }] },
    finallyOnError: { inputs: ns },
    finallyPureOnError: { inputs: ns, transitions: 1 },
    finallyWithCatch: { inputs: ns, transitions: 2 },
    finallyAfterThrowInCatch: { inputs: ns },
    finallyAfterCodeThrow: { inputs: ns },
    finallyPureCode: { inputs: ns, transitions: 1 },
    finallyReturnSaved: { inputs: ns, transitions: 1 },
    finallyOverridesReturn: { inputs: ns },
    finallyThrowReplaces: { inputs: ns },
    finallyTaskThrows: { inputs: ns },
    finallyBreak: { inputs: lists },
    finallyPureBreak: { inputs: lists },
    finallyBreakOverrides: { inputs: lists },
    finallyContinueOverrides: { inputs: lists },
    finallyNested: { inputs: ns },
    finallyInHelper: { inputs: ns },
    finallyReturnInLoop: { inputs: lists },
    finallyLabelled: { inputs: [{ rows: [[1, 2], [3, 0, 4], [], [6], [1]] }, { rows: [] }, { rows: [[]] }] },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', 'thirteen');
      return n * 2;
    },
    Clean: ({ why }: { why: string }) => {
      if (why === 'fail') throw new TaskFailure('CleanFailed', why);
      return `cleaned ${why}`;
    },
  }),
);
