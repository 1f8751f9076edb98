/** Calls: of stubs, helpers, built-ins and methods; parameters of every form; the same helper called from many places. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const echo = lambda.fn<{ text: string }, string>('Echo');
const ping = lambda.fn<void, string>('Ping');
const anything = lambda.fn<unknown, unknown>('Anything');

export const callTwice = workflow(async ({ a, b }: { a: string; b: string }) => {
  const shout = async (text: string) => `${await echo({ text })}!`;
  const first = await shout(a);
  const second = await shout(b);
  return [first, second, await shout(first + second)];
});

export const callNested = workflow(async ({ a }: { a: string }) => {
  const wrap = (text: string) => `(${text})`;
  return wrap(wrap(wrap(a)) + wrap(await echo({ text: wrap(a) })));
});

export const callWithoutPayload = workflow(async () => ping());

export const callWithValues = workflow(async ({ v }: { v: unknown }) => [
  await anything(v),
  await anything([v]),
  await anything({ v }),
]);

export const callDefaults = workflow(async ({ a, b }: { a: string; b?: string }) => {
  const join = (x: string, y = `${x}-default`, ...rest: string[]) => [x, y, ...rest].join('/');
  return [join(a), join(a, b), join(a, undefined, 'r'), join(a, b, 'r', 's'), join(a, '')];
});

export const callDefaultEffects = workflow(async ({ a, b }: { a: string; b?: string }) => {
  let calls = 0;
  const next = () => `default ${(calls += 1)}`;
  const use = (x: string = next(), y: string = next()) => `${x}/${y}`;
  return { r: [use(a, b), use(), use(undefined, a)], calls };
});

export const callDestructured = workflow(
  async ({ order }: { order: { id: string; lines: { sku: string; n?: number }[] } }) => {
    const describe = ({ id, lines: [first, ...others] }: typeof order, { upper = false } = {}) => {
      const text = `${id}:${first?.sku ?? 'none'}x${first?.n ?? 1}+${others.length}`;
      return upper ? text.toUpperCase() : text;
    };
    return [describe(order), describe(order, { upper: true }), describe(order, {})];
  },
);

export const callEarlyReturns = workflow(async ({ list }: { list: number[] }) => {
  const firstBig = (numbers: number[], limit: number): number | null => {
    for (const n of numbers) {
      if (n > limit) return n;
    }
    return null;
  };
  return [firstBig(list, 2), firstBig(list, 100), firstBig([], 0), firstBig([...list, 101], 100)];
});

export const callAsyncEarlyReturns = workflow(async ({ list }: { list: string[] }) => {
  const firstEchoed = async (texts: string[], stop: string): Promise<string> => {
    for (const text of texts) {
      if (text === stop) return `stopped at ${text}`;
      const answer = await echo({ text });
      if (answer.length > 6) return answer;
    }
    return 'end';
  };
  const a = await firstEchoed(list, 'x');
  const b = await firstEchoed(list, 'b');
  return { a, b };
});

export const callNoReturn = workflow(async ({ n }: { n: number }) => {
  let count = n;
  const bump = () => {
    count += 1;
  };
  bump();
  bump();
  const nothing = bump();
  return { count, nothing };
});

export const callLocalsStayApart = workflow(async ({ n }: { n: number }) => {
  const total = 100;
  const add = (x: number) => {
    const total = x + 1;
    const n = total * 2;
    return n;
  };
  const result = add(n) + add(add(n));
  return { total, n, result };
});

export const callGenerics = workflow(async ({ list }: { list: string[] }) => {
  const firstOr = <T>(items: readonly T[], fallback: T): T => items[0] ?? fallback;
  const pair = <A, B>(a: A, b: B): [A, B] => [a, b];
  return pair(firstOr(list, 'none'), firstOr<number>([], 3));
});

export const callCallbackParameter = workflow(async ({ list }: { list: number[] }) => {
  const each = async (items: number[], f: (n: number) => Promise<string>) => {
    const out: string[] = [];
    for (const item of items) out.push(await f(item));
    return out;
  };
  const doubled = await each(list, async (n) => echo({ text: `${n * 2}` }));
  const plain = await each(list, async (n) => `p${n}`);
  return { doubled, plain };
});

export const callMethodChain = workflow(async ({ text }: { text: string }) =>
  text
    .trim()
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('|'),
);

const pairs = [
  { a: 'x', b: 'y' },
  { a: '', b: '' },
  { a: 'ü', b: '"' },
];

/** The list grows under the loop by a call in parentheses. */
export const callInParentheses = workflow(async ({ ids }: { ids: string[] }) => {
  const list = [...ids];
  const seen: number[] = [];
  for (const id of list) {
    seen.push(id.length);
    if (seen.length < 5) (list.push as (text: string) => number)('abc');
  }
  return seen;
});

export const callByKey = workflow(async ({ ids }: { ids: string[] }) => ids['concat'](['x']));

export default cases(
  {
    callInParentheses: { inputs: [{ ids: [] }, { ids: ['a'] }, { ids: ['', 'ab', 'c', 'd', 'e', 'f'] }] },
    callByKey: { refused: 'STEP1001' },
    callTwice: { inputs: pairs, transitions: 3 },
    callNested: { inputs: pairs, transitions: 1 },
    callWithoutPayload: { inputs: [{}], transitions: 1 },
    callWithValues: {
      inputs: [{ v: 1 }, { v: null }, { v: [] }, { v: [1] }, { v: [[]] }, { v: {} }, { v: '' }, { v: false }, {}],
      transitions: 3,
    },
    callDefaults: { inputs: [{ a: 'x', b: 'y' }, { a: 'x' }, { a: '', b: '' }], transitions: 1 },
    callDefaultEffects: { inputs: [{ a: 'x', b: 'y' }, { a: 'x' }], transitions: 1 },
    callDestructured: {
      inputs: [
        { order: { id: 'o1', lines: [{ sku: 'a', n: 2 }, { sku: 'b' }] } },
        { order: { id: '', lines: [] } },
        { order: { id: 'o2', lines: [{ sku: 's' }] } },
      ],
      transitions: 1,
    },
    callEarlyReturns: { inputs: [{ list: [1, 3, 200] }, { list: [] }, { list: [1] }], transitions: 1 },
    callAsyncEarlyReturns: { inputs: [{ list: ['a', 'b', 'long text'] }, { list: [] }, { list: ['x'] }] },
    callNoReturn: { inputs: [{ n: 0 }, { n: -2 }], transitions: 1 },
    callLocalsStayApart: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    callGenerics: { inputs: [{ list: ['a'] }, { list: [] }], transitions: 1 },
    callCallbackParameter: { inputs: [{ list: [1, 2] }, { list: [] }, { list: [0] }] },
    callMethodChain: { inputs: [{ text: ' A, b ,,C ' }, { text: '' }, { text: 'one' }, { text: ',' }], transitions: 1 },
  },
  () => ({
    Echo: ({ text }: { text: string }) => text,
    Ping: () => 'pong',
    Anything: (value: unknown) => ({ got: value }),
  }),
);
