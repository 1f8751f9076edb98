/** Rest parameters: what a call gathers in them, also of functions that call themselves, and values that their types deny. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Input {
  a: number | null;
  d: number;
  list: number[];
}

/** `null` where the tuple says number, beside an item that is undefined. */
export const restTupleOfNull = workflow(async ({ a, d }: Input) => {
  const text = (...[first, second = 2, ...more]: [number, number?, ...string[]]): string =>
    `${first}/${second}/${more.join()}`;
  return text(d) + text(a!, undefined, 'x') + text(1, 3, ...['a', 'b']);
});

export const restOfNull = workflow(async ({ a, d }: Input) => {
  const texts = (...list: number[]): string => list.map((one) => `${one}`).join() + `${list[0]}`;
  return texts(d, a!) + texts(a!);
});

function summed(depth: number, ...list: number[]): string {
  return depth === 0 ? list.map((one) => `${one}`).join() : summed(depth - 1, depth, ...list);
}
export const restRecursive = workflow(async ({ a, d, list }: Input) => [
  summed(d, ...list),
  summed(d, a!, ...list, ...list),
  summed(d),
]);

function flattened(...parts: (number | number[])[]): number[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  return [...(Array.isArray(first) ? flattened(...first) : [first]), ...flattened(...others)];
}
export const restOnly = workflow(async ({ d, list }: Input) => flattened(d, list, [], [...list, d]));

function longest(best: string, ...texts: string[]): string {
  if (texts.length === 0) return best;
  const [first = '', ...others] = texts;
  return longest(first.length > best.length ? first : best, ...others);
}
export const restPassedOn = workflow(async ({ list }: Input) => {
  const texts = list.map((one) => 'x'.repeat(one));
  return [longest('', ...texts), longest('ab', 'c', ...texts, 'def')];
});

function merged<T>(...lists: T[][]): T[] {
  if (lists.length < 2) return lists[0] ?? [];
  const middle = Math.floor(lists.length / 2);
  const [left, right] = [merged(...lists.slice(0, middle)), merged(...lists.slice(middle))];
  return left.flatMap((one, index) => (index < right.length ? [one, right[index]!] : [one]));
}
export const restHalves = workflow(async ({ list }: Input) => merged(list, [9, 8], ...[list, [7]], []));

const undefinedItems = (depth: number, ...list: (number | undefined)[]): number =>
  depth === 0 ? list.filter((one) => one === undefined).length : undefinedItems(depth - 1, undefined, ...list, 1);
export const restOfUndefined = workflow(async ({ d, list }: Input) => undefinedItems(d, ...list, list[5]));

const inputs: Input[] = [
  { a: null, d: 2, list: [] },
  { a: 4, d: 2, list: [1] },
  { a: 0, d: 0, list: [2, 1, 3] },
  { a: null, d: 3, list: [0, 4] },
];

export default cases(
  Object.fromEntries(
    ['restTupleOfNull', 'restOfNull', 'restRecursive', 'restOnly', 'restPassedOn', 'restHalves', 'restOfUndefined'].map(
      (name) => [name, { inputs }],
    ),
  ),
);
