/** Names that are used before their declarations have run: refused, also inside of functions that are called too early. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface In {
  list: number[];
}

export const earlyInCallback = workflow(async ({ list }: In) => {
  const found = list.map((x) => twice(x));
  const twice = (x: number) => x * 2;
  return found;
});
export const earlyThroughHelper = workflow(async ({ list }: In) => {
  const first = () => second(list.length);
  const found = first();
  const second = (x: number) => x + 1;
  return found;
});
export const earlyValue = workflow(async ({ list }: In) => {
  const first = () => limit + list.length;
  const found = first();
  const limit = 3;
  return found;
});
export const earlyAsync = workflow(async ({ list }: In) => {
  const first = async () => await load(list.length);
  const found = await first();
  const load = (n: number) => work({ n });
  return found;
});

export const earlyWrite = workflow(async ({ list }: In) => {
  const reset = () => {
    limit = 1;
  };
  reset();
  let limit = list.length;
  limit += 1;
  return limit;
});
/** The clauses of a `switch` share their scope, but not their statements. */
export const earlyInClause = workflow(async ({ list }: In) => {
  switch (list.length) {
    case 0:
      // biome-ignore lint/correctness/noSwitchDeclarations: this is what the case is about
      let count = 1;
      await work({ n: count });
      break;
    case 1:
      count = 2;
      return count;
    default:
  }
  return 'end';
});
export const earlyInFunction = workflow(async ({ list }: In) => {
  switch (list.length) {
    case 0:
      // biome-ignore lint/correctness/noSwitchDeclarations: this is what the case is about
      const { a, b: [c] = [1] } = { a: list[0] ?? 1, b: list };
      return await work({ n: a });
    default:
      return list.map((x) => x + (c ?? 0));
  }
});

/** Functions that call each other run after all of them are declared; declarations of functions are there from the start. */
export const lateEnough = workflow(async ({ list }: In) => {
  const even = (n: number): boolean => n === 0 || odd(n - 1);
  const odd = (n: number): boolean => n !== 0 && even(n - 1);
  const late = async () => hoisted(list.length) + (await load(1));
  const load = (n: number) => work({ n });
  const found = [await late(), hoisted(2), list.map(even)];
  function hoisted(n: number): number {
    return n * 10;
  }
  return found;
});

export default cases(
  {
    earlyInCallback: { refused: 'STEP2126' },
    earlyThroughHelper: { refused: 'STEP2126' },
    earlyValue: { refused: 'STEP2126' },
    earlyAsync: { refused: 'STEP2126' },
    earlyWrite: { refused: 'STEP2126' },
    earlyInClause: { refused: 'STEP2126' },
    earlyInFunction: { refused: 'STEP2126' },
    lateEnough: { inputs: [{ list: [] }, { list: [0, 1, 2] }] },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 2 }),
);
