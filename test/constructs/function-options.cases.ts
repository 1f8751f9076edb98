/** Options with functions among them, taken apart by a parameter with defaults, its own included. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
interface O {
  times?: number;
  on?: (e: unknown) => boolean;
}
const withRetry = async <T>(fn: () => Promise<T>, { times = 2, on = () => true }: O = {}): Promise<T> => {
  for (let i = 0; ; i++) {
    try {
      return await fn();
    } catch (e) {
      if (i >= times || !on(e)) throw e;
    }
  }
};
export const noOptions = workflow(async ({ xs }: { xs: number[] }) => withRetry(() => work({ n: xs.length })));
export const dataOnly = workflow(async ({ xs }: { xs: number[] }) =>
  withRetry(() => work({ n: xs.length }), { times: 0 }),
);
export const functionOnly = workflow(async ({ xs }: { xs: number[] }) =>
  withRetry(() => work({ n: xs.length }), { on: () => xs.length > 1 }),
);
export const both = workflow(async ({ xs }: { xs: number[] }) => {
  let seen = 0;
  const r = await withRetry(() => work({ n: xs.length }), {
    times: xs.length,
    on: (e) => {
      seen++;
      return e instanceof Error;
    },
  }).catch(() => -1);
  return [r, seen];
});
export const defaultsOfParts = workflow(async ({ xs }: { xs: number[] }) => {
  const f = ({ a = 1, g = (x: number) => x + a }: { a?: number; g?: (x: number) => number } = {}) =>
    xs.map((x) => g(x) + a);
  return [f(), f({}), f({ a: 2 }), f({ g: (x) => x * 3 }), f(undefined)];
});
export const takenInside = workflow(async ({ xs }: { xs: number[] }) => {
  const f = (o: O = {}) => {
    const { times = 2, on = () => true } = o;
    return on(times) ? times : 0;
  };
  return [f(), f({ times: xs.length }), f({ on: (t) => (t as number) > 3 })];
});
const XS = [{ xs: [] as number[] }, { xs: [1] }, { xs: [1, 5] }, { xs: [1, 2, 3] }];
export default cases(
  {
    noOptions: { inputs: XS },
    dataOnly: { inputs: XS },
    functionOnly: { inputs: XS },
    both: { inputs: XS },
    defaultsOfParts: { inputs: XS },
    takenInside: { inputs: XS },
  },
  () => {
    let calls = 0;
    return {
      Work: ({ n }: { n: number }) => {
        calls++;
        if (calls <= n) throw new TaskFailure('Boom', 'no');
        return n;
      },
    };
  },
);
