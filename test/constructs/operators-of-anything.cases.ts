/** Operators on values whose kind only the run knows: JavaScript's conversions of `any`, of unions, of lists and objects to text. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

interface Two {
  a: any;
  b: any;
}

const fail = lambda.fn<unknown, any>('Fail');
const take = lambda.fn<unknown, any>('Take');

/** Example: what a form or a queue sent, with numbers that may be text. */
export const checkedOrder = workflow(async (order: any) => {
  if (order == null || order.lines == null || order.lines.length == 0) return { accepted: false, total: 0 };
  const total = order.quantity * order.price;
  if (order.status == 'new' && total > 0) await take({ id: order.id, total });
  return { accepted: order.status == 'new', total, label: order.id + '/' + order.status };
});

export const sums = workflow(async ({ a, b }: Two) => [a + b, b + a, a + a, a + 1, 1 + a, a + '', a + null, a + b + 1]);

export const arithmetic = workflow(async ({ a, b }: Two) => [a - b, a * b, a / b, a % b, a ** b, -a, +a].map(String));

export const bits = workflow(async ({ a, b }: Two) => [a & b, a | b, a ^ b, a << b, a >> b, a >>> b, ~a]);

export const order = workflow(async ({ a, b }: Two) => [a < b, a <= b, a > b, a >= b, a < 1, 'x' >= b, a <= 'x']);

export const loose = workflow(async ({ a }: Two) => [
  a == 1,
  a != 1,
  a == '',
  a == 'x',
  a == '1,2',
  a == '[object Object]',
  a == true,
  a == false,
  a == 0,
  a == null,
  a != undefined,
]);

export const looseOfUnknown = workflow(async (input: { a: unknown; text: string; n: number; flag: boolean }) => [
  input.a == input.text,
  input.a != input.n,
  input.flag == input.a,
]);

export const looseOfUnions = workflow(
  async ({ a, b }: { a: string | number | boolean | null; b?: string | number | boolean }) => [a == b, a != b, b == a],
);

export const listWithText = workflow(async ({ list, a }: { list: (number | null)[]; a: any }) => [
  `${list}` == a,
  (list as any) + a,
  list + '!',
]);

export const updates = workflow(async ({ a, b }: Two) => {
  let sum = a;
  const before = sum++;
  const kept = { sum: b };
  kept.sum += a;
  kept.sum -= 1;
  let text = a;
  text += b;
  text += 1;
  return [`${before}`, `${sum}`, `${kept.sum}`, text];
});

/** What is no number becomes one first. */
export const counted = workflow(async ({ a, b }: Two) => {
  const kept = { n: a, list: [b ?? 1, a ?? []] };
  kept.n++;
  --kept.list[0];
  kept.list[1]--;
  let n = b;
  n++;
  const next = ++kept.n;
  for (let k = a; k < 3 && !(k < 1); k++) n = k;
  return [`${kept.n}`, `${kept.list}`, `${n}`, `${next}`];
});

export const added = workflow(async ({ a, b }: Two) => {
  let total: any = 0;
  for (const value of [1, a ?? 0, b ?? 0]) total = total + value;
  const product = [a ?? 1, b ?? 1].reduce((all: any, one: any) => all * one, 1);
  return [total, `${product}`];
});

export const chosen = workflow(async ({ a, b }: Two) => {
  if (a > b) return 'more';
  return a < b ? 'less' : a == b + '' ? 'text' : 'neither';
});

/** An object is changed, and then read as text: through another name, and after a task. */
export const changedMeanwhile = workflow(async ({ a }: Two) => {
  const list: any[] = [1];
  const same: any = list;
  list.push(a ?? null);
  await take(list);
  const seen = same == `1,${a ?? ''}`;
  list.pop();
  return [seen, same + '|', same < 2];
});

/** Errors and matches have texts of their own. */
export const errors = workflow(async ({ a }: Two) => {
  try {
    await fail(a);
    return [];
  } catch (error: any) {
    return [error + 1, error + 'x', 1 + error, error < 'z', error == 'Broken: b', `${error - 1}`, error == null];
  }
});

export const matches = workflow(async ({ text, a }: { text: string; a: any }) => {
  const match: any = /(a)(b)/.exec(text);
  return [match + a, match == 'ab,a,b', match < 'b', match == null];
});

export const dates = workflow(async ({ a }: Two) => {
  const date: any = new Date(5);
  return [`${date - a}`, date < a, date * 1, date == null, date === undefined, date === 'x'];
});

export const bothMayBeObjects = workflow(async ({ a, b }: Two) => a == b);

export const textOfDate = workflow(async ({ a }: Two) => {
  const date: any = new Date(5);
  return date + a;
});

export const comparedDate = workflow(async ({ a }: Two) => {
  const date: any = new Date(5);
  return date === a;
});

export const looseDate = workflow(async ({ a }: Two) => {
  const date: any = new Date(5);
  return date == `${a}`;
});

export const undefinedItem = workflow(async ({ a, b }: Two) => {
  const list: any = [a, b];
  return list == 'x';
});

export const map = workflow(async () => {
  const ages: any = new Map([['a', 1]]);
  return ages == '[object Map]';
});

const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  5,
  '',
  '1',
  ' 2 ',
  'x',
  '1,2',
  '[object Object]',
  '0x10',
  [],
  [1],
  [null],
  ['x'],
  [1, [2, [null]]],
  {},
  { n: 1 },
];
const TWO = VALUES.flatMap((a, at) =>
  [a, 1, 'x', ...[1, 5, 8, 13].map((step) => VALUES[(at + step) % VALUES.length])].map((b) => ({
    a,
    b: structuredClone(b),
  })),
);
const SOME = [...TWO, {}, { a: 1 }, { b: 'x' }, { a: [] }, { b: {} }];
const SCALARS = ['', '1', 'x', 0, 1, -1.5, true, false, null];

export default cases({
  checkedOrder: {
    inputs: [
      null,
      {},
      { lines: [] },
      { lines: ['a'], status: 'new', id: 7, quantity: '3', price: 2.5 },
      { lines: ['a'], status: ['new'], id: 'é', quantity: 1, price: '0' },
      { lines: 'none', status: 'old', id: null, quantity: [2], price: 2 },
      { lines: { length: 1 }, status: {}, id: {}, quantity: 0, price: 1 },
    ],
    tasks: () => ({ Take: () => null }),
  },
  sums: { inputs: SOME },
  arithmetic: { inputs: SOME },
  bits: { inputs: SOME },
  order: { inputs: SOME },
  loose: { inputs: [...VALUES.map((a) => ({ a })), {}] },
  looseOfUnknown: {
    inputs: VALUES.flatMap((a) =>
      ['', '1', 'x', '1,2', '[object Object]'].map((text, n) => ({ a, text, n, flag: n % 2 === 0 })),
    ),
  },
  looseOfUnions: {
    inputs: [...SCALARS.flatMap((a) => SCALARS.map((b) => ({ a, b: b ?? true }))), { a: null }, { a: 0 }],
  },
  listWithText: {
    inputs: [[], [1], [null], [1, 2], [1, null]].flatMap((list) => VALUES.map((a) => ({ list, a }))),
  },
  updates: { inputs: SOME },
  counted: { inputs: SOME },
  added: { inputs: SOME },
  chosen: { inputs: SOME },
  changedMeanwhile: { inputs: [...VALUES.map((a) => ({ a })), {}], tasks: () => ({ Take: () => null }) },
  errors: { inputs: [{ a: 1 }, {}], tasks: () => ({ Fail: () => new TaskFailure('Broken', 'b') }) },
  matches: { inputs: ['ab', 'xaby', 'a', ''].flatMap((text) => VALUES.map((a) => ({ text, a }))) },
  dates: { inputs: [...VALUES.map((a) => ({ a })), {}] },
  bothMayBeObjects: { refused: 'STEP2103' },
  textOfDate: { refused: 'STEP2101' },
  comparedDate: { refused: 'STEP2103' },
  looseDate: { refused: 'STEP2101' },
  undefinedItem: { refused: 'STEP2122' },
  map: { refused: 'STEP2101' },
});
