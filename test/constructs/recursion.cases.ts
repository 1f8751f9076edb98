/** Recursive pure helpers: trees, several calls, accumulators, captured variables, mutual recursion, lists and strings. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Node {
  name: string;
  size?: number;
  children?: Node[];
}

const store = lambda.fn<{ paths: string[]; total: number }, string>('Store');

export const recursionTree = workflow(async ({ root }: { root: Node }) => {
  const total = (node: Node): number =>
    (node.size ?? 0) + (node.children ?? []).reduce((sum, child) => sum + total(child), 0);
  const paths = (node: Node, prefix: string): string[] => {
    const own = `${prefix}/${node.name}`;
    return [own, ...(node.children ?? []).flatMap((child) => paths(child, own))];
  };
  return store({ paths: paths(root, ''), total: total(root) });
});

export const recursionFind = workflow(async ({ root, name }: { root: Node; name: string }) => {
  const find = (node: Node): Node | null => {
    if (node.name === name) return node;
    for (const child of node.children ?? []) {
      const found = find(child);
      if (found) return found;
    }
    return null;
  };
  const found = find(root);
  return found ? { size: found.size ?? -1, leaf: !found.children } : 'none';
});

export const recursionMapsTree = workflow(async ({ root, factor }: { root: Node; factor: number }) => {
  const scale = (node: Node): Node => ({
    name: node.name.toUpperCase(),
    ...(node.size !== undefined ? { size: node.size * factor } : {}),
    ...(node.children ? { children: node.children.map((child) => scale(child)) } : {}),
  });
  return scale(root);
});

export const recursionAckermann = workflow(async ({ m, n }: { m: number; n: number }) => {
  const ackermann = (a: number, b: number): number =>
    a === 0 ? b + 1 : b === 0 ? ackermann(a - 1, 1) : ackermann(a - 1, ackermann(a, b - 1));
  return ackermann(m, n);
});

export const recursionPermutations = workflow(async ({ items }: { items: string[] }) => {
  const permute = (rest: string[]): string[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((item, index) =>
          permute([...rest.slice(0, index), ...rest.slice(index + 1)]).map((tail) => [item, ...tail]),
        );
  return permute(items);
});

export const recursionQuickSort = workflow(async ({ list }: { list: number[] }) => {
  const sort = (numbers: number[]): number[] => {
    const [pivot, ...rest] = numbers;
    if (pivot === undefined) return [];
    return [...sort(rest.filter((n) => n < pivot)), pivot, ...sort(rest.filter((n) => n >= pivot))];
  };
  return sort(list);
});

export const recursionMutual = workflow(async ({ text }: { text: string }) => {
  const words = (rest: string): number =>
    rest === '' ? 0 : rest.startsWith(' ') ? words(rest.slice(1)) : 1 + inWord(rest);
  const inWord = (rest: string): number =>
    rest === '' ? 0 : rest.startsWith(' ') ? words(rest) : inWord(rest.slice(1));
  return words(text);
});

export const recursionLoopInside = workflow(async ({ coins, amount }: { coins: number[]; amount: number }) => {
  const ways = (rest: number, from: number): number => {
    if (rest === 0) return 1;
    let count = 0;
    for (let i = from; i < coins.length; i++) {
      const coin = coins[i] ?? 0;
      if (coin <= rest && coin > 0) count += ways(rest - coin, i);
    }
    return count;
  };
  return ways(amount, 0);
});

export const recursionGcd = workflow(async ({ a, b }: { a: number; b: number }) => gcd(a, b));

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

export const recursionPower = workflow(async ({ base, exponent }: { base: number; exponent: number }) => {
  const power = (b: number, e: number): number => {
    if (e === 0) return 1;
    const half = power(b, Math.floor(e / 2));
    return e % 2 === 0 ? half * half : half * half * b;
  };
  return power(base, exponent);
});

const tree: Node = {
  name: 'r',
  size: 1,
  children: [
    { name: 'a', size: 2, children: [{ name: 'x', size: 0 }] },
    { name: 'b', children: [] },
    { name: 'c', size: 5 },
  ],
};
const leaf: Node = { name: 'leaf' };

export const recursionDefaults = workflow(async ({ text }: { text: string }) => {
  const nest = (rest: string, depth = 0, [open, close]: [string, string] = ['<', '>']): string => {
    try {
      if (depth > 3) throw new RangeError('too deep');
      return rest.length < 2 ? `${rest}${depth}` : `${open}${nest(rest.slice(1), depth + 1)}${close}`;
    } catch (error) {
      if (depth === 1) return (error as Error).name;
      throw error;
    }
  };
  const count = (n: number, step = n > 5 ? 2 : 1): number => (n <= 0 ? 0 : 1 + count(n - step));
  return [nest(text), nest(text, 2, ['(', ')']), count(text.length), count(text.length, undefined), count(4, 3)];
});

export default cases(
  {
    recursionDefaults: { inputs: ['', 'a', 'ab', 'abc', 'abcdefgh'].map((text) => ({ text })) },
    recursionTree: { inputs: [{ root: tree }, { root: leaf }], transitions: 1 },
    recursionFind: {
      inputs: [
        { root: tree, name: 'x' },
        { root: tree, name: 'b' },
        { root: tree, name: 'zz' },
        { root: leaf, name: 'leaf' },
      ],
      transitions: 1,
    },
    recursionMapsTree: {
      inputs: [
        { root: tree, factor: 2 },
        { root: leaf, factor: 0 },
      ],
      transitions: 1,
    },
    recursionAckermann: {
      inputs: [
        { m: 1, n: 3 },
        { m: 0, n: 0 },
        { m: 2, n: 2 },
      ],
      transitions: 1,
    },
    recursionPermutations: { inputs: [{ items: ['a', 'b', 'c'] }, { items: [] }, { items: ['x'] }], transitions: 1 },
    recursionQuickSort: { inputs: [{ list: [3, 1, 2, 3, 0] }, { list: [] }, { list: [1] }], transitions: 1 },
    recursionMutual: { inputs: [{ text: ' two  words' }, { text: '' }, { text: 'one' }], transitions: 1 },
    recursionLoopInside: {
      inputs: [
        { coins: [1, 2, 5], amount: 6 },
        { coins: [], amount: 3 },
        { coins: [2], amount: 0 },
      ],
      transitions: 1,
    },
    recursionGcd: {
      inputs: [
        { a: 48, b: 36 },
        { a: 7, b: 0 },
        { a: 0, b: 0 },
      ],
      transitions: 1,
    },
    recursionPower: {
      inputs: [
        { base: 2, exponent: 10 },
        { base: 3, exponent: 0 },
        { base: 5, exponent: 5 },
      ],
      transitions: 1,
    },
  },
  () => ({ Store: ({ paths, total }: { paths: string[]; total: number }) => `${paths.join(' ')} = ${total}` }),
);
