/** `await (p || f())`: which promise is awaited is decided by whether `p` is there, never by what it gives. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const text = lambda.fn<{ n: number }, string>('Text');
const get = lambda.fn<{ n: number }, number>('Get');
const maybe = lambda.fn<{ n: number }, number | null>('Maybe');

export const logicalCalls = workflow(async ({ n }: { n: number }) => {
  const o = { text: 'a' };
  o.text += await (text({ n }) || text({ n: 1 }));
  return [o, await (get({ n }) ?? get({ n: n + 1 })), await (maybe({ n }) ?? get({ n: 7 }))];
});
async function helper(n: number): Promise<number> {
  return n === 0 ? 0 : await get({ n });
}
export const logicalHelper = workflow(async ({ n }: { n: number }) => {
  return await (helper(n) || get({ n: n + 1 }));
});
export const logicalKept = workflow(async ({ n }: { n: number }) => {
  const p = get({ n });
  return await (p || get({ n: n + 1 }));
});
export const logicalChosen = workflow(async ({ n }: { n: number }) => {
  const p = n > 0 ? get({ n }) : undefined;
  const first = await (p ?? get({ n: n + 1 }));
  const q = n > 0 ? get({ n: 0 }) : undefined;
  return [first, await (q || get({ n: n + 1 }))];
});
export const logicalChosenNothing = workflow(async ({ n }: { n: number }) => {
  const p = n > 0 ? maybe({ n }) : undefined;
  return [await (p ?? maybe({ n: n + 1 })), await p];
});
export const logicalDropped = workflow(async ({ n }: { n: number }) => {
  const p = n > 0 ? get({ n: 0 }) : undefined;
  return await (p && get({ n: n + 1 }));
});

const inputs = [{ n: 0 }, { n: 1 }, { n: 2 }];

export default cases(
  {
    logicalCalls: { inputs },
    logicalHelper: { inputs },
    logicalKept: { inputs },
    logicalChosen: { inputs },
    logicalChosenNothing: { inputs },
    logicalDropped: { refused: 'STEP3002' },
  },
  () => ({
    Text: () => '',
    Get: ({ n }: { n: number }) => n,
    Maybe: ({ n }: { n: number }) => (n > 1 ? n : null),
  }),
);
