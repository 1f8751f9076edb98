/** Loops that can be left early, and variables that have no value yet where they are: their records carry both. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

export const returnInFinally = workflow(async (input: { s: string }) => {
  const seen: number[] = [1];
  try {
    for (const c of input.s) {
      for (let i = 0; i < 2; i++) if (c === 'x') return i;
      await work({ n: 0 });
      let n = 0;
      for (;;) {
        if (n++ >= 3) break;
        seen.push(await work({ n }));
      }
    }
  } catch {
    seen.push(-1);
  } finally {
    seen.push(9);
  }
  return { seen };
});

export const foundLater = workflow(async (input: { list: number[] }) => {
  let found: string;
  let other: { a: number };
  for (const n of input.list) {
    for (let i = 0; i < n; i++) {
      if (i > 3) {
        found = `big ${i}`;
        other = { a: i };
        await work({ n: 2 });
        return { found, other };
      }
    }
    for (let i = 0; i < n; i++) {
      if (i > 2) {
        found = `mid ${i}`;
        other = { a: i };
        return [found, other];
      }
    }
    await work({ n });
    await work({ n: n + 1 });
  }
  return 'none';
});

export const leftByLabel = workflow(async (input: { list: number[] }) => {
  let found: number;
  outer: {
    for (const n of input.list) {
      for (let i = 0; i < n; i++) {
        found = i;
        if (i > 2) break outer;
      }
      await work({ n });
    }
    return 'none';
  }
  await work({ n: 7 });
  return found;
});

export default cases(
  {
    returnInFinally: { inputs: [{ s: 'none' }, { s: '' }, { s: 'x' }, { s: 'ax' }] },
    foundLater: { inputs: [{ list: [] }, { list: [1, 2] }, { list: [1, 4] }, { list: [7] }] },
    leftByLabel: { inputs: [{ list: [] }, { list: [1, 2] }, { list: [1, 4] }, { list: [7] }] },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 2 }),
);
