/** Recursive helpers that are given functions: visitors, folds, searches by a test, comparisons; and names for parts of what they change. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Node {
  id: string;
  n: number;
  kids: Node[];
}

function walk(node: Node, visit: (node: Node, depth: number) => void, depth = 0): void {
  visit(node, depth);
  for (const kid of node.kids) walk(kid, visit, depth + 1);
}
export const recursiveFunctionsVisitor = workflow(async ({ root }: { root: Node }) => {
  const out: string[] = [];
  const byDepth: Record<number, string[]> = {};
  let sum = 0;
  walk(root, (node, depth) => {
    out.push(`${depth}${node.id}`);
    sum += node.n;
    (byDepth[depth] ??= []).push(node.id);
  });
  walk(root, (node) => {
    node.n *= 2;
    if (node.kids.length > 1) node.kids.reverse();
  });
  let most: number | null = null;
  walk(root, ({ n }) => {
    if (most === null || n > most) most = n;
  });
  const ids: string[] = [];
  const note = (node: Node): void => {
    ids.push(node.id);
  };
  walk(root, note);
  root.kids.forEach((kid) => walk(kid, note, 5));
  return { out, sum, byDepth, root, most, ids };
});

function transformed(value: unknown, change: (text: string, depth: number) => string, depth = 0): unknown {
  if (typeof value === 'string') return change(value, depth);
  if (Array.isArray(value)) return value.map((item) => transformed(item, change, depth + 1));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, transformed(item, change, depth + 1)]));
  return value;
}
export const recursiveFunctionsTransformed = workflow(async ({ value, prefix }: { value: unknown; prefix: string }) => {
  return {
    upper: transformed(value, (text) => text.toUpperCase()),
    prefixed: transformed(value, (text) => `${prefix}${text}`),
    depths: transformed(value, (text, depth) => `${depth}${text}`),
  };
});

function find(node: Node, test: (node: Node) => boolean): Node | null {
  if (test(node)) return node;
  for (const kid of node.kids) {
    const found = find(kid, test);
    if (found) return found;
  }
  return null;
}
function kept(node: Node, test?: (node: Node) => boolean): Node {
  return { ...node, kids: node.kids.filter((kid) => test?.(kid) ?? true).map((kid) => kept(kid, test)) };
}
export const recursiveFunctionsFound = workflow(async ({ root, id }: { root: Node; id: string }) => {
  const tests = { even: (node: Node) => node.n % 2 === 0, named: (node: Node) => node.id === id };
  return {
    named: find(root, tests.named)?.n ?? null,
    large: find(root, ({ n }) => n > 3)?.id ?? null,
    all: kept(root),
    even: kept(root, tests.even),
  };
});

const fold = <R>(node: Node, make: (node: Node, kids: R[]) => R): R =>
  make(
    node,
    node.kids.map((kid) => fold(kid, make)),
  );
export const recursiveFunctionsFolded = workflow(async ({ root }: { root: Node }) => ({
  names: fold<string>(root, (node, kids) => `${node.id}(${kids.join()})`),
  sum: fold<number>(root, ({ n }, kids) => kids.reduce((all, one) => all + one, n)),
}));

function quickSort(list: number[], compare: (a: number, b: number) => number): number[] {
  const [first, ...rest] = list;
  if (first === undefined) return [];
  const before = rest.filter((one) => compare(one, first) < 0);
  const after = rest.filter((one) => compare(one, first) >= 0);
  return [...quickSort(before, compare), first, ...quickSort(after, compare)];
}
export const recursiveFunctionsCompared = workflow(async ({ list, down }: { list: number[]; down: boolean }) => [
  quickSort(list, (a, b) => a - b),
  quickSort(list, (a, b) => (down ? b - a : a - b)),
]);

function tried(n: number, use: (n: number) => number): number {
  if (n === 3) throw new Error('three');
  return n <= 0 ? use(n) : tried(n - 1, use) + use(n);
}
export const recursiveFunctionsThrowing = workflow(async ({ n }: { n: number }) => {
  const seen: number[] = [];
  const use = (k: number): number => {
    seen.push(k);
    if (k === 1 && n > 1) throw new RangeError('one');
    return k + 1;
  };
  try {
    return { value: tried(n, use), seen };
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message, seen };
  }
});

function swapped(list: number[], i: number, j: number): void {
  const one = list[i]!;
  list[i] = list[j]!;
  list[j] = one;
}
function partition(list: number[], low: number, high: number): number {
  const pivot = list[high]!;
  let at = low;
  for (let i = low; i < high; i++) if (list[i]! < pivot) swapped(list, i, at++);
  swapped(list, at, high);
  return at;
}
function sortInPlace(list: number[], low = 0, high = list.length - 1): number[] {
  if (low >= high) return list;
  const at = partition(list, low, high);
  sortInPlace(list, low, at - 1);
  return sortInPlace(list, at + 1, high);
}
function markLast(node: Node): void {
  const { kids } = node;
  const last = kids.at(-1);
  if (last) last.n += 100;
  for (const kid of kids) markLast(kid);
}
export const recursiveFunctionsNames = workflow(async ({ list, root }: { list: number[]; root: Node }) => {
  markLast(root);
  return { sorted: sortInPlace([...list]), own: sortInPlace(list), list, root };
});

const deeper = (n: number, use: (n: number) => number): number => (n <= 0 ? use(0) : deeper(n - 1, (k) => use(k) + n));
export const recursiveFunctionsGrowing = workflow(async ({ n }: { n: number }) => deeper(n, (k) => k));
const alternating = (n: number, one: (n: number) => string, other: (n: number) => string): string =>
  n <= 0 ? '' : one(n) + alternating(n - 1, other, one);
export const recursiveFunctionsSwapped = workflow(async ({ n }: { n: number }) =>
  alternating(
    n,
    (k) => `a${k}`,
    (k) => `b${k}`,
  ),
);
export const recursiveFunctionsChosen = workflow(async ({ root, by }: { root: Node; by: 'id' | 'n' }) => {
  const tests = { id: (node: Node) => node.id === '', n: (node: Node) => node.n === 0 };
  return find(root, tests[by]);
});

const root: Node = {
  id: 'r',
  n: 1,
  kids: [
    { id: 'a', n: 2, kids: [{ id: 'c', n: 4, kids: [] }] },
    {
      id: '',
      n: 0,
      kids: [
        { id: 'd', n: 7, kids: [{ id: 'e', n: 5, kids: [] }] },
        { id: 'f', n: 6, kids: [] },
      ],
    },
  ],
};
const leaf: Node = { id: 'leaf', n: 3, kids: [] };

export default cases(
  {
    recursiveFunctionsVisitor: { inputs: [{ root }, { root: leaf }] },
    recursiveFunctionsTransformed: {
      inputs: [null, 'a', [], {}, ['x', ['y', 3, null]], { a: 'b', '': { c: ['d', true] } }].map((value) => ({
        value,
        prefix: '>',
      })),
    },
    recursiveFunctionsFound: {
      inputs: [
        { root, id: '' },
        { root, id: 'e' },
        { root: leaf, id: 'none' },
      ],
    },
    recursiveFunctionsFolded: { inputs: [{ root }, { root: leaf }] },
    recursiveFunctionsCompared: {
      inputs: [
        { list: [], down: true },
        { list: [1], down: false },
        { list: [3, 1, 2, 3, -1], down: true },
      ],
    },
    recursiveFunctionsThrowing: { inputs: [0, 1, 2, 3, 4].map((n) => ({ n })) },
    recursiveFunctionsNames: {
      inputs: [
        { list: [], root: leaf },
        { list: [2, 1], root },
        { list: [3, 1, 2, 3, -1, 0], root },
      ],
    },
    recursiveFunctionsGrowing: { refused: 'STEP3004' },
    recursiveFunctionsSwapped: { refused: 'STEP3004' },
    recursiveFunctionsChosen: { refused: 'STEP3004' },
  },
  () => ({}),
);
