/** Arguments are evaluated before parameters are bound: defaults, patterns, rest parameters, and arguments that nobody takes. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface E {
  n: number;
  xs: number[];
}

const work = lambda.fn<{ v: number }, number>('Work');

export const orderOfDefaults = workflow(async () => {
  const log: string[] = [];
  const t = (k: string) => {
    log.push(k);
    return k;
  };
  const f = (a: string, b = t('d'), c = t('c')) => a + b + c;
  f(t('a1'), undefined, t('a3'));
  return log;
});

export const orderOfMade = workflow(async ({ xs }: E) => {
  let n = 0;
  const nextId = () => {
    n += 1;
    return n;
  };
  const mk = (name: string, key = nextId(), tags: string[] = []) => ({ name, key, tags });
  return [mk(`b${nextId()}`, undefined, [`t${nextId()}`]), xs];
});

export const orderOfLengths = workflow(async ({ xs }: E) => {
  const l = [...xs];
  const f = (a?: number, b = l.length, c?: number) => [a, b, c];
  return f(1, undefined, l.push(5));
});

export const orderOfPatternDefaults = workflow(async ({ xs }: E) => {
  const l = [...xs];
  const f = ({ a = l.length }: { a?: number }, c: number) => [a, c];
  return f({}, l.push(5));
});

export const orderOfCalls = workflow(async ({ n }: E) => {
  const f = async (a: number, b = await0(), c = 2) => [a, b, await work({ v: c })];
  const await0 = () => n;
  return f(await work({ v: 1 }), undefined, await work({ v: 3 }));
});

export const orderInDefaults = workflow(async ({ xs }: E) => {
  const l = [...xs];
  const f = (b = l.length, c = l.push(7), d = l.length) => [b, c, d];
  return [f(undefined, l.push(5)), f(l.push(6)), f()];
});

export const orderInRecursion = workflow(async ({ xs }: E) => {
  const l = [...xs];
  const rec = (k: number, b = l.length, c = 0): number => (k === 0 ? b + c : rec(k - 1, undefined, k));
  return [rec(3), xs];
});

export const orderOfSurplus = workflow(async ({ xs }: E) => {
  const l = [...xs];
  const f: (a: number, b: number) => number = (a) => a;
  return [f(1, l.push(4)), l, f(await work({ v: 3 }), await work({ v: 4 }))];
});

export const orderOfPatterns = workflow(async ({ xs }: E) => {
  const o = { a: 1 };
  const f = ({ a }: { a: number }, c: number) => [a, c];
  const g = ([x = 9]: number[], c: number) => [x, c];
  const r = f(o, (o.a = 5));
  try {
    return [r, g(xs, await work({ v: 1 })), f(JSON.parse('null'), await work({ v: 2 }))];
  } catch (e) {
    return [r, (e as Error).name];
  }
});

export const orderOfRest = workflow(async ({ n, xs }: E) => {
  let k = n;
  const inc = () => {
    k += 1;
    return k;
  };
  const f = (a = inc(), b = k, ...rest: number[]) => [a, b, ...rest];
  return [f(undefined, undefined, k, inc(), k), f(undefined, k, ...xs), f(...[undefined, inc(), inc()]), k];
});

/** What is pushed takes something from the same list, which it knows by another name. */
export const orderOfTaken = workflow(async ({ n, xs }: E) => {
  const queue = [...xs, n, 1];
  const kept = { list: [...xs, n] };
  const next = (list: number[]): number => list.shift()!;
  const get = (): number[] => kept.list;
  queue.push(next(queue));
  const size = queue.push(next(queue), next(queue));
  queue.unshift(queue.pop()!, next(queue));
  kept.list.push(get().pop()!);
  get().unshift(kept.list.pop()!, 5);
  (await later(kept.list)).push(kept.list.shift()!);
  return { queue, size, kept };
});
async function later<T>(value: T): Promise<T> {
  await work({ v: 1 });
  return value;
}

const inputs = [
  { n: 0, xs: [] },
  { n: 2, xs: [1, 2] },
];

export default cases(
  {
    orderOfDefaults: { inputs },
    orderOfMade: { inputs },
    orderOfLengths: { inputs },
    orderOfPatternDefaults: { inputs },
    orderOfCalls: { inputs },
    orderInDefaults: { inputs },
    orderInRecursion: { inputs },
    orderOfSurplus: { inputs },
    orderOfPatterns: { inputs },
    orderOfRest: { inputs },
    orderOfTaken: { inputs },
  },
  () => ({ Work: ({ v }: { v: number }) => v }),
);
