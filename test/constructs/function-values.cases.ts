/** Functions as values that are known when the workflow is compiled: returned by helpers, chosen, optional, composed, in options. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');

interface Two {
  a: number;
  b: number;
}
interface Items {
  a: number;
  items: number[];
}

const makeAdder = (n: number) => (x: number) => x + n;

export const returnedClosure = workflow(async ({ a, b }: Two) => {
  const add = makeAdder(a);
  const addMore = makeAdder(add(1));
  return [add(b), addMore(b), makeAdder(b)(a)];
});

export const returnedToMap = workflow(async ({ a, items }: Items) => items.map(makeAdder(a)).filter((n) => n > 2));

function makeCounter(start: number) {
  let n = start;
  return () => ++n;
}

export const returnedCounter = workflow(async ({ a }: Two) => {
  const next = makeCounter(a);
  const other = makeCounter(100);
  next();
  await log({ text: `${other()}` });
  return [next(), other(), next()];
});

function makeStore(start: number) {
  let n = start;
  const seen: number[] = [];
  return {
    add: (x: number) => {
      n += x;
      seen.push(x);
      return n;
    },
    total: () => n,
    seen: () => seen.length,
  };
}

export const returnedStore = workflow(async ({ a, b }: Two) => {
  const store = makeStore(a);
  const second = makeStore(b);
  store.add(1);
  await log({ text: `${store.total()}` });
  second.add(store.add(2));
  return [store.total(), store.seen(), second.total()];
});

const makeCaller = (extra: number) => async (x: number) => (await work({ n: x })) + extra;

export const returnedAsync = workflow(async ({ a, b }: Two) => {
  const call = makeCaller(a);
  return [await call(b), await makeCaller(b)(1)];
});

const curried = (x: number) => (y: number) => (z: number) => x + y * z;

export const returnedTwice = workflow(async ({ a, b }: Two) => {
  const once = curried(a);
  return [once(b)(3), curried(b)(a)(a)];
});

const formatter = (kind: string) => {
  if (kind === 'upper') return (text: string) => text.toUpperCase();
  if (kind === 'twice') return (text: string) => text + text;
  return (text: string) => text;
};

export const returnedByKind = workflow(async ({ kind, text }: { kind: string; text: string }) => {
  const format = formatter(kind);
  return { one: format(text), all: [text, 'x'].map(format) };
});

export const chosenFunction = workflow(async ({ a, b }: Two) => {
  const change = a > b ? (x: number) => x + 1 : (x: number) => x - 1;
  return [change(a), [a, b].map(change), (a > b ? makeAdder(1) : makeAdder(2))(a)];
});

export const chosenAsync = workflow(async ({ a, b }: Two) => {
  const get = a > b ? async (x: number) => work({ n: x }) : async (x: number) => x;
  const [x, y] = await Promise.all([get(a), get(b)]);
  return { x, y, z: await get(0) };
});

export const chosenCallback = workflow(async ({ a, items }: Items) => items.map(a > 1 ? (x) => x + 1 : (x) => x - 1));

const optional = async (x: number, then?: (y: number) => Promise<number>) => {
  if (then) return then(x);
  return -x;
};
const orIdentity = (x: number, change?: (y: number) => number) => change?.(x) ?? x;
const orDefault = (x: number, change: (y: number) => number = (y) => y + 100) => change(x);
const tested = (x: number, change?: (y: number) => number | undefined) =>
  (change !== undefined && change(x)) || (change === undefined ? 'none' : 'some');

export const optionalCallbacks = workflow(async ({ a }: Two) => [
  await optional(a, async (y) => work({ n: y })),
  await optional(a),
  orIdentity(a, (y) => y * 3),
  orIdentity(a),
  orDefault(a, (y) => y * 3),
  orDefault(a),
  tested(a, (y) => (y > 1 ? y : undefined)),
  tested(a),
]);

interface Options {
  onDone?: (y: number) => Promise<void>;
  label: string;
  change?: (y: number) => number;
}
const withOptions = async (x: number, { label, onDone, change = (y) => y }: Options) => {
  const result = change(await work({ n: x }));
  await onDone?.(result);
  return `${label}${result}`;
};
const withWhole = async (x: number, options: Options) => {
  const result = await work({ n: x });
  await options.onDone?.(result);
  return `${options.label}${options.change ? options.change(result) : result}`;
};

export const optionsWithFunctions = workflow(async ({ a, b }: Two) => [
  await withOptions(a, { label: 'x' }),
  await withOptions(a, { label: 'y', onDone: async (y) => log({ text: `${y}` }), change: (y) => y * 2 }),
  await withWhole(b, { label: 'z' }),
  await withWhole(b, { label: 'u', onDone: async (y) => log({ text: `${y}` }), change: (y) => -y }),
]);

const apply = (f: (x: number) => number, x: number) => f(x);
const twice = (f: (x: number) => number, x: number) => apply(f, apply(f, x));

export const throughHelpers = workflow(async ({ a, b }: Two) => twice((x) => x * b, a));

async function eachOf<T>(list: T[], act: (item: T, index: number) => Promise<void>) {
  for (const [index, item] of list.entries()) await act(item, index);
}
async function eachTwice<T>(list: T[], act: (item: T, index: number) => Promise<void>) {
  await eachOf(list, act);
  await eachOf(list, async (item, index) => act(item, index + 1));
}

export const throughAsyncHelpers = workflow(async ({ items }: Items) => {
  let sum = 0;
  await eachTwice(items, async (x, i) => {
    sum += await work({ n: x + i });
  });
  return sum;
});

const pipe =
  <A, B, C>(first: (a: A) => B, second: (b: B) => C) =>
  (a: A) =>
    second(first(a));
const compose =
  <T>(...functions: ((x: T) => T)[]) =>
  (x: T) =>
    functions.reduceRight((value, f) => f(value), x);
const through = async <T>(x: T, ...functions: ((x: T) => Promise<T>)[]) => {
  let value = x;
  for (const f of functions) value = await f(value);
  return value;
};

export const composed = workflow(async ({ a }: Two) => [
  pipe(
    (x: number) => x + 1,
    (x) => `${x}!`,
  )(a),
  compose<number>(
    (x) => x + 1,
    (x) => x * 2,
  )(a),
  await through(
    a,
    async (x) => work({ n: x }),
    async (x) => x + 1,
  ),
  await through(a),
]);

async function withRetry<T>(call: () => Promise<T>, attempts = 3): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= attempts) throw error;
      await sleep(attempt);
    }
  }
}

export const retried = workflow(async ({ a, b }: Two) => {
  const first = await withRetry(() => work({ n: a }));
  const second = await withRetry(async () => {
    const value = await work({ n: b });
    if (value > 15) throw new RangeError('big');
    return { value };
  }, 2);
  return { first, second };
});

const logged = (name: string, call: (n: number) => Promise<number>) => async (n: number) => {
  await log({ text: `before ${name}` });
  const result = await call(n);
  await log({ text: `after ${name}` });
  return result;
};

export const wrapped = workflow(async ({ a, b }: Two) => {
  const get = logged('get', async (n) => work({ n }));
  return (await get(a)) + (await logged('more', get)(b));
});

export const shorthandMethods = workflow(async ({ a }: Two) => {
  const tools = {
    add(x: number) {
      return x + a;
    },
    async run(x: number) {
      return work({ n: x });
    },
  };
  return tools.add(1) + (await tools.run(2));
});

export const thisInMethod = workflow(async ({ a }: Two) => {
  const tools = {
    base: a,
    add(x: number) {
      return x + this.base;
    },
  };
  return tools.add(1);
});

const range = (from: number, to = from + 3, step = (to - from) / 3) => ({ from, to, step });

export const defaultsOfEarlier = workflow(async ({ a }: Two) => [range(a), range(a, 9), range(a, undefined, 7)]);

export const returnedEarly = workflow(async ({ kind, text }: { kind: string; text: string }) => {
  const log: string[] = [];
  const pick = (): ((value: string) => string) => {
    if (kind === 'up') {
      const mark = text.length > 2 ? '!' : '?';
      log.push('up');
      return (value) => value.toUpperCase() + mark;
    }
    log.push('other');
    const suffix = `${kind}${log.length}`;
    if (kind === 'twice') return (value) => value + value + suffix;
    let count = 0;
    log.push('last');
    return (value) => {
      count += 1;
      return `${value}${suffix}${count}`;
    };
  };
  const change = pick();
  return [change(text), change('x'), log];
});

export const returnedInBranches = workflow(async ({ a, b }: Two) => {
  const log: string[] = [];
  const choose = (n: number): ((value: number) => Promise<number>) => {
    if (n > 2) {
      const by = n * 2;
      if (n > 5) return async (value) => (await work({ n: value })) + by;
      log.push('small');
      return async (value) => value + by;
    } else {
      log.push('none');
      return async () => n;
    }
  };
  const [first, second] = [choose(a), choose(b)];
  return [await first(1), await second(2), log];
});

export const returnedAfterSwitch = workflow(async ({ kind, text }: { kind: string; text: string }) => {
  const log: string[] = [];
  const pick = (): (() => string) | undefined => {
    switch (kind) {
      case 'up':
        return () => text.toUpperCase();
      case 'twice':
        return () => text + text;
    }
    log.push('none');
    if (text === '') return undefined;
    const end = text.at(-1);
    return () => `${end}${log.length}`;
  };
  return [pick()?.() ?? 'nothing', log];
});

export const returnedAsData = workflow(async ({ a }: Two) => ({ a, next: (n: number) => n + 1 }));

const kinds = ['up', 'twice', '', 'none'].flatMap((kind) => ['', 'ab', 'abc'].map((text) => ({ kind, text })));
const twos = [
  { a: 1, b: 2 },
  { a: 3, b: 0 },
  { a: 0, b: -1 },
];
const lists = [
  { a: 1, items: [1, 2, 3] },
  { a: 2, items: [] },
  { a: 0, items: [0] },
];

export default cases(
  {
    returnedEarly: { inputs: kinds },
    returnedInBranches: { inputs: twos },
    returnedAfterSwitch: { inputs: kinds },
    returnedClosure: { inputs: twos, transitions: 1 },
    returnedToMap: { inputs: lists, transitions: 1 },
    returnedCounter: { inputs: twos },
    returnedStore: { inputs: twos },
    returnedAsync: { inputs: twos },
    returnedTwice: { inputs: twos, transitions: 1 },
    returnedByKind: {
      inputs: [
        { kind: 'upper', text: 'ab' },
        { kind: 'twice', text: '' },
        { kind: 'other', text: 'ß' },
      ],
      transitions: 1,
    },
    chosenFunction: { inputs: twos, transitions: 1 },
    chosenAsync: { inputs: twos, concurrent: true },
    chosenCallback: { inputs: lists, transitions: 1 },
    optionalCallbacks: { inputs: twos },
    optionsWithFunctions: { inputs: twos },
    throughHelpers: { inputs: twos, transitions: 1 },
    throughAsyncHelpers: { inputs: lists },
    composed: { inputs: twos },
    retried: { inputs: [...twos, { a: -5, b: 1 }, { a: 1, b: 2 }, { a: 1, b: 9 }] },
    wrapped: { inputs: twos },
    shorthandMethods: { inputs: twos },
    thisInMethod: { refused: 'STEP1001' },
    defaultsOfEarlier: { inputs: twos, transitions: 1 },
    returnedAsData: { refused: 'STEP2112' },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n < -4) throw new TaskFailure('Negative', `n is ${n}`);
      return n * 2;
    },
    Log: () => undefined,
  }),
);
