/** Errors, dates, maps and sets beside other values: told apart where they look different, refused where they do not. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, { id: string } | null>('Get');
const text = lambda.fn<{ n: number }, string>('Text');
const list = lambda.fn<{ n: number }, string[]>('List');

class Bad extends WorkflowError {}

interface Input {
  xs: number[];
  s: string;
}

export const errorOrText = workflow(async ({ xs }: Input) => {
  const e = await text({ n: xs.length }).catch((x: Error) => x);
  return e instanceof Error ? e.message : e.length;
});

export const errorOrTextByTypeof = workflow(async ({ xs }: Input) => {
  const e = await text({ n: xs.length }).catch((x: Error) => x);
  return typeof e === 'string' ? e : e.message;
});

export const errorOrAnything = workflow(async ({ xs, s }: Input) => {
  const e: any = await text({ n: xs.length }).catch((x) => x);
  const made: any = xs.length > 0 ? new Bad(s) : s;
  const r: unknown = await text({ n: xs.length }).catch((x) => x);
  return [e?.message ?? 'none', made.message ?? 'none', made.name ?? null, r instanceof Error ? r.name : r === 'AB'];
});

export const errorOrList = workflow(async ({ xs }: Input) => {
  const r = await list({ n: xs.length }).catch((e: Error) => e);
  if (r instanceof Bad) return 'bad';
  if (r instanceof Error) return r.name;
  return r.length;
});

export const errorOrNumber = workflow(async ({ xs }: Input) => {
  let total = 0;
  for (const n of xs) {
    const r = await text({ n }).then(
      (found) => found.length,
      (e: Error) => e,
    );
    if (r instanceof Error) continue;
    total += r;
  }
  return total;
});

export const errorOrTextKept = workflow(async ({ xs }: Input) => {
  let e: Error | string | null = null;
  try {
    await text({ n: xs.length });
    e = 'fine';
  } catch (x) {
    e = x as Error;
  }
  return { e: e instanceof Error ? e.message : e };
});

export const refusedRowOrError = workflow(async ({ xs }: Input) => {
  const rows = await Promise.all(xs.map((n) => get({ n }).catch((e: Error) => e)));
  return rows.filter((r) => r instanceof Error).length;
});

export const refusedReturnedError = workflow(async ({ xs }: Input) => {
  const load = async (n: number): Promise<object | null> => {
    try {
      return await get({ n });
    } catch (e) {
      return e as Error;
    }
  };
  return JSON.stringify(await load(xs.length));
});

export const refusedErrorAsMessage = workflow(async ({ xs }: Input) => {
  let e: { message: string } | null = null;
  try {
    await text({ n: xs.length });
  } catch (x) {
    e = x as Error;
  }
  return e ?? { message: 'none' };
});

export const refusedLaterDate = workflow(async ({ xs }: Input) => {
  let d: object = { x: 1 };
  if (xs.length > 0) d = new Date(5);
  return JSON.stringify(d);
});

export const refusedLaterSet = workflow(async ({ xs }: Input) => {
  let d: unknown = null;
  if (xs.length > 0) d = new Set(xs);
  return d;
});

export const refusedSetOrRecord = workflow(async ({ xs }: Input) => {
  const d: { readonly size: number } = xs.length > 0 ? new Set([1, 1]) : { size: 9 };
  return d.size;
});

export const refusedSetReturned = workflow(async ({ xs }: Input) => {
  const made = (k: number): object => {
    if (k > 0) return new Set(xs);
    return {};
  };
  return JSON.stringify(made(xs.length));
});

export const refusedDatesAsValues = workflow(async ({ xs }: Input) => xs.map((x): unknown => new Date(x)));

export const refusedErrorsAsMessages = workflow(async ({ s }: Input) => {
  try {
    if (s) throw new Bad(s);
  } catch (x) {
    const all = [x as { message: string }];
    return all.length;
  }
  return 0;
});

export const refusedDateJoined = workflow(async ({ xs }: Input) => ([] as object[]).concat(new Date(xs.length)).length);

export const refusedDateOrNumber = workflow(async ({ xs }: Input) => {
  let d: unknown = xs.length;
  if (xs.length > 0) d = new Date(5);
  return typeof d;
});

const inputs = [
  { xs: [], s: 'q' },
  { xs: [1], s: '' },
  { xs: [1, 2, 3], s: 'AB' },
];
const refused = { inputs: [], refused: 'STEP2101' };

function failing<T>(n: number, value: T): T {
  if (n === 1) throw new TaskFailure('Bad', 'it is');
  return value;
}

export default cases(
  {
    errorOrText: { inputs },
    errorOrTextByTypeof: { inputs },
    errorOrAnything: { inputs },
    errorOrList: { inputs },
    errorOrNumber: { inputs },
    errorOrTextKept: { inputs },
    refusedRowOrError: refused,
    refusedReturnedError: refused,
    refusedErrorAsMessage: refused,
    refusedLaterDate: refused,
    refusedLaterSet: refused,
    refusedSetOrRecord: refused,
    refusedSetReturned: refused,
    refusedDatesAsValues: refused,
    refusedErrorsAsMessages: refused,
    refusedDateJoined: refused,
    refusedDateOrNumber: refused,
  },
  () => ({
    Get: ({ n }: { n: number }) => failing(n, n > 2 ? null : { id: `${n}` }),
    Text: ({ n }: { n: number }) => failing(n, 'AB'),
    List: ({ n }: { n: number }) =>
      failing(
        n,
        Array.from({ length: n }, () => 'x'),
      ),
  }),
);
