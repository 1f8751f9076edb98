/** Reads of untyped values that an assertion gives a type: whether something is there, it does not say. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface X {
  xs: number[];
}
interface R {
  r: Record<string, unknown>;
  k: string;
}
const echo = lambda.fn<any, any>('Echo');
export const counted = workflow(async ({ xs }: X) => {
  const out: Record<string, unknown> = {};
  for (const x of xs) out[`k${x}`] = ((out[`k${x}`] as number) ?? 0) + 1;
  return out;
});
export const paged = workflow(async () => {
  let token: string | undefined;
  let pages = 0;
  do {
    const page = await echo({ next: pages < 2 ? 't' : undefined });
    pages++;
    token = page.next as string;
  } while (token !== undefined && pages < 5);
  return pages;
});
export const added = workflow(async ({ r, k }: R) => ({ v: ((r[k] as string) ?? 'x') + 'y' }));
export const chained = workflow(async ({ r, k }: R) => ({ v: (r[k] as string)?.length ?? 'none' }));
export const tested = workflow(async ({ r, k }: R) => {
  const s = r[k] as string;
  if (s === undefined) return 'undef';
  return s.length;
});
export const thrown = workflow(async ({ r, k }: R) => {
  try {
    return (r[k] as string).length;
  } catch (e) {
    return (e as Error).name;
  }
});
export const compared = workflow(async ({ r, k }: R) => ({
  v: (r[k] as string) === undefined,
  w: typeof (r[k] as string),
  x: (r[k] as number) == null,
}));
export const filled = workflow(async ({ r, k }: R) => {
  let n = r[k] as number;
  n ??= 4;
  return { n };
});
export const listed = workflow(async ({ r, k }: R) => [r[k] as number, 1].map((x) => x ?? 0));
export const spread = workflow(async ({ r, k }: R) => ({ z: [...((r[k] as string[]) ?? [])] }));
export const looped = workflow(async ({ r, k }: R) => {
  for (const x of (r[k] as string[]) ?? ['d']) return x;
  return 'none';
});
export const returned = workflow(async ({ r, k }: R) => (r[k] as number) ?? 0);
export const calculated = workflow(async ({ r }: R) => ({ v: ((r.q as number) ?? 0) + 1 }));
export const parameter = workflow(async ({ u }: { u?: unknown }) => (u as number) ?? 0);
export const ofTask = workflow(async () => {
  const page: any = await echo({ a: 1 });
  return { next: (page.next as string) ?? 'none' };
});
export const branched = workflow(async ({ r }: R) => {
  const a = r.a as number;
  if (a === undefined) return 'missing';
  return a + 1;
});
export const defaulted = workflow(async ({ r, k }: R) => {
  const f = (n = 3) => n;
  return f(r[k] as number);
});
export const written = workflow(async ({ r, k }: R) => `${r[k] as string}`);
export const sent = workflow(async ({ r, k }: R) => echo({ n: r[k] as number }));
export const mapped = workflow(async ({ r, k }: R) => {
  const list = r[k] as { id: string }[];
  try {
    return list.map((x) => x.id);
  } catch (e) {
    return (e as Error).name;
  }
});
export const whole = workflow(async (input: unknown) => {
  const order = input as { r: { a: number } };
  return order.r.a === undefined;
});

const R = [
  { r: {}, k: 'c' },
  { r: { c: null }, k: 'c' },
];
const RS = [...R, { r: { c: 'abc' }, k: 'c' }];
const RN = [...R, { r: { c: 5, a: 2, q: 4 }, k: 'c' }];
const RL = [...R, { r: { c: ['p', 'q'] }, k: 'c' }, { r: { c: [] }, k: 'c' }];
export default cases(
  {
    counted: { inputs: [{ xs: [3, 1, 3] }] },
    paged: { inputs: [{}] },
    added: { inputs: RS },
    chained: { inputs: RS },
    tested: { inputs: RS.filter((x) => x.r.c !== null) },
    thrown: { inputs: RS },
    compared: { inputs: RS },
    filled: { inputs: RN },
    listed: { inputs: RN },
    spread: { inputs: RL },
    looped: { inputs: RL },
    returned: { inputs: RN },
    calculated: { inputs: RN },
    parameter: { inputs: [{}, { u: 1 }, { u: null }] },
    ofTask: { inputs: [{}] },
    branched: { inputs: RN },
    defaulted: { inputs: RN },
    written: { inputs: RS },
    sent: { inputs: RN },
    mapped: { inputs: [...R, { r: { c: [{ id: 'a' }] }, k: 'c' }] },
    whole: { inputs: [{ r: { a: 1 } }] },
  },
  () => ({ Echo: (p: unknown) => p }),
);
