/** Helpers used inside the callbacks that they are given: no recursion, as long as the calls are written out. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
async function span<T>(n: string, f: () => Promise<T>): Promise<T> {
  try {
    return await f();
  } catch (e) {
    throw new Error(`${n}: ${(e as Error).message}`);
  }
}
export const wrapped = workflow(async (x: { n: number }) => span('outer', () => span('inner', () => work({ n: x.n }))));
export const timed = workflow(async (x: { n: number }) => {
  const log: string[] = [];
  const logged = async <T>(n: string, f: () => Promise<T>): Promise<T> => {
    log.push(`+${n}`);
    const r = await f();
    log.push(`-${n}`);
    return r;
  };
  const r = await logged('a', async () => {
    const p = await logged('b', () => work({ n: x.n }));
    const q = await logged('c', async () => (await logged('d', () => work({ n: p }))) + 1);
    return p + q;
  });
  return { r, log };
});
const twice = (f: (n: number) => number) => (n: number) => f(f(n));
export const composed = workflow(async (x: { n: number }) => twice((n) => twice((m) => m + x.n)(n) * 2)(1));
const apply = (n: number, f: (n: number) => number): number => f(n) + 1;
export const applied = workflow(async (x: { n: number }) =>
  apply(x.n, (a) => apply(a * 2, (b) => apply(b - 1, (c) => c + a + b))),
);
type F = (n: number, f: F) => number;
const loop = (n: number, f: F): number => (n <= 0 ? 0 : f(n - 1, f) + 1);
export const recursive = workflow(async (x: { n: number }) => loop(x.n + 3, (n, f) => loop(n, f)));
const each = (n: number, f: (n: number) => number): number => {
  let s = 0;
  for (let i = 0; i < n; i++) s += f(i);
  return s;
};
export const loops = workflow(async (x: { n: number }) =>
  each(x.n + 2, (i) => each(i, (j) => each(j, (k) => i + j + k + 1))),
);
const INPUTS = { inputs: [{ n: 0 }, { n: 1 }, { n: 2 }] };

export default cases(
  { wrapped: INPUTS, timed: INPUTS, composed: INPUTS, applied: INPUTS, recursive: INPUTS, loops: INPUTS },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n > 1) throw new TaskFailure('Boom', 'x');
      return n;
    },
  }),
);
