/** Blocks and empty statements: own scopes, values that outlive them, statements after returns. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');

export const blockScopes = workflow(async ({ n }: { n: number }) => {
  const seen: number[] = [];
  {
    const n = 10;
    seen.push(n);
    {
      const n = 20;
      seen.push(n);
    }
    seen.push(n);
  }
  seen.push(n);
  return seen;
});

export const blockScopesTasks = workflow(async ({ n }: { n: number }) => {
  let total = n;
  {
    const n = await get({ n: 1 });
    total += n;
  }
  {
    const n = await get({ n: 2 });
    total += n;
    {
      const n = await get({ n: total });
      total += n;
    }
  }
  return { total, n };
});

export const blockEmpties = workflow(async ({ n }: { n: number }) => {
  {
  }
  {
  }
  let m = n;
  {
    m += 1;
  }
  return m;
});

export const blockUnreachable = workflow(async ({ n }: { n: number }) => {
  if (n > 0) {
    return 'positive';
    // @ts-ignore unreachable on purpose
    await get({ n });
  }
  return 'rest';
});

export const blockNothing = workflow(async () => {});

export const blockOnlyTask = workflow(async ({ n }: { n: number }) => {
  await get({ n });
});

export default cases(
  {
    blockScopes: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    blockScopesTasks: { inputs: [{ n: 1 }, { n: 0 }], transitions: 3 },
    blockEmpties: { inputs: [{ n: 1 }], transitions: 1 },
    blockUnreachable: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    blockNothing: { inputs: [{}, { x: 1 }], transitions: 1 },
    blockOnlyTask: { inputs: [{ n: 1 }], transitions: 1 },
  },
  () => ({ Get: ({ n }: { n: number }) => n * 7 }),
);
