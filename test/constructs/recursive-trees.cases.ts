/** Recursive helpers that change the trees that they are given, at any depth, and what must stay refused about them. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Node {
  id: string;
  value: number;
  total?: number;
  depth?: number;
  keep?: boolean;
  children: Node[];
}
interface Binary {
  v: number;
  left: Binary | null;
  right: Binary | null;
}
interface Sparse {
  v: number;
  left?: Sparse;
  right?: Sparse;
}
interface Linked {
  v: number;
  next: Linked | null;
}
interface Letters {
  end?: boolean;
  next: Record<string, Letters>;
}
type Json = null | number | string | boolean | Json[] | { [key: string]: Json };

const store = lambda.fn<{ root: Node }, string>('Store');

function prune(node: Node): void {
  node.children = node.children.filter((child) => child.keep !== false);
  node.children.forEach(prune);
}
export const recursiveTreesPruned = workflow(async ({ root }: { root: Node }) => {
  prune(root);
  const first = await store({ root });
  root.keep = true;
  prune(root);
  return { root, first };
});

function sum(node: Node): number {
  node.total = node.value + node.children.reduce((all, child) => all + sum(child), 0);
  return node.total;
}
export const recursiveTreesSummed = workflow(async ({ root }: { root: Node }) => {
  const total = sum(root);
  const [first] = root.children;
  if (first) first.value += 100;
  return { total, again: sum(root), root };
});

function checked(node: Node, depth: number): number {
  node.depth = depth;
  if (node.value < 0) throw new RangeError(`negative ${node.id} at ${depth}`);
  try {
    let total = node.value;
    for (const child of node.children) total += checked(child, depth + 1);
    node.total = total;
    return total;
  } catch (error) {
    node.keep = false;
    if (depth === 1) return -1;
    throw error;
  }
}
export const recursiveTreesThrowing = workflow(async ({ root }: { root: Node }) => {
  try {
    return { total: checked(root, 0), root };
  } catch (error) {
    return { failed: (error as Error).message, root };
  }
});

export const recursiveTreesNumbered = workflow(async ({ roots }: { roots: Node[] }) => {
  let next = 1;
  const seen: string[] = [];
  const visit = (node: Node, depth: number): void => {
    node.value = next++;
    node.depth = depth;
    seen.push(node.id);
    node.children.sort((a, b) => b.value - a.value);
    for (const child of node.children) visit(child, depth + 1);
    node.total = next;
  };
  for (const root of roots) visit(root, 0);
  return { roots, next, seen };
});

function insert(node: Sparse, x: number): void {
  if (x < node.v) {
    if (node.left) insert(node.left, x);
    else node.left = { v: x };
  } else if (node.right) insert(node.right, x);
  else node.right = { v: x };
}
function insertShort(node: Binary, x: number): void {
  if (x < node.v) node.left ? insertShort(node.left, x) : (node.left = { v: x, left: null, right: null });
  else node.right ? insertShort(node.right, x) : (node.right = { v: x, left: null, right: null });
}
function inOrder(node: Binary | null, out: number[]): number[] {
  if (!node) return out;
  inOrder(node.left, out);
  out.push(node.v);
  return inOrder(node.right, out);
}
export const recursiveTreesInserted = workflow(async ({ list }: { list: number[] }) => {
  const root: Sparse = { v: list[0] ?? 0 };
  for (const x of list.slice(1)) insert(root, x);
  const other: Binary = { v: 5, left: null, right: null };
  list.forEach((x) => insertShort(other, x));
  return { root, other, sorted: inOrder(other, []) };
});

function removed(node: Binary | null, x: number): Binary | null {
  if (!node) return null;
  if (x < node.v) {
    node.left = removed(node.left, x);
    return node;
  }
  if (x > node.v) {
    node.right = removed(node.right, x);
    return node;
  }
  if (!node.left) return node.right;
  if (!node.right) return node.left;
  let least = node.right;
  while (least.left) least = least.left;
  node.v = least.v;
  node.right = removed(node.right, least.v);
  return node;
}
export const recursiveTreesRemoved = workflow(async ({ list, gone }: { list: number[]; gone: number[] }) => {
  const [first = 0, ...rest] = list;
  let root: Binary | null = { v: first, left: null, right: null };
  for (const x of rest) insertShort(root, x);
  for (const x of gone) root = removed(root, x);
  return root;
});
function added(node: Binary | null, x: number): Binary {
  if (node === null) return { v: x, left: null, right: null };
  if (x < node.v) node.left = added(node.left, x);
  else if (x > node.v) node.right = added(node.right, x);
  return node;
}
export const recursiveTreesAdded = workflow(async ({ list, root }: { list: number[]; root: Binary | null }) => {
  let own: Binary | null = null;
  for (const x of list) own = added(own, x);
  const state = { root, n: 0 };
  for (const x of list) {
    state.root = added(state.root, x);
    state.n += 1;
  }
  return { own, state };
});

function mirrored(node: Binary | null): Binary | null {
  if (!node) return null;
  const { left } = node;
  node.left = mirrored(node.right);
  node.right = mirrored(left);
  return node;
}
function merged(a: Linked | null, b: Linked | null): Linked | null {
  if (!a) return b;
  if (!b) return a;
  if (a.v <= b.v) {
    a.next = merged(a.next, b);
    return a;
  }
  b.next = merged(a, b.next);
  return b;
}
export const recursiveTreesMirrored = workflow(async ({ root }: { root: Binary | null }) => mirrored(root));
export const recursiveTreesMerged = workflow(async ({ a, b }: { a: Linked | null; b: Linked | null }) => merged(a, b));

function put(node: Letters, word: string): void {
  if (word === '') {
    node.end = true;
    return;
  }
  const head = word.charAt(0);
  node.next[head] ??= { next: {} };
  const next = node.next[head];
  if (next) put(next, word.slice(1));
}
function makePath(tree: Record<string, any>, parts: string[]): void {
  const [head, ...rest] = parts;
  if (head === undefined) return;
  tree[head] ??= {};
  makePath(tree[head], rest);
}
export const recursiveTreesPaths = workflow(async ({ words }: { words: string[] }) => {
  const root: Letters = { next: {} };
  const tree: Record<string, any> = {};
  for (const word of words) {
    put(root, word);
    makePath(tree, word.split(''));
  }
  return { root, tree };
});

function clean(value: Json): void {
  if (Array.isArray(value)) {
    value.forEach(clean);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) {
    if (value[key] === null) delete value[key];
    else clean(value[key] ?? null);
  }
}
export const recursiveTreesCleaned = workflow(async ({ value }: { value: Json }) => {
  clean(value);
  return value;
});

function dropDeep(node: Node, limit: number): Node[] {
  if (limit === 0) {
    const cut = node.children;
    node.children = [];
    return cut;
  }
  return node.children.flatMap((child) => dropDeep(child, limit - 1));
}
export const recursiveTreesCut = workflow(async ({ root, limit }: { root: Node; limit: number }) => {
  const cut = dropDeep(root, limit);
  return { root, cut };
});
function rename(node: Node, other: Node): void {
  node.id += '!';
  other.value += 1;
  for (const child of node.children) rename(child, other);
  const [first] = other.children;
  if (first) rename(first, node);
}
export const recursiveTreesApart = workflow(async ({ root }: { root: Node }) => {
  const own: Node = { id: 'own', value: 1, children: [{ id: 'below', value: 2, children: [] }] };
  rename(root, own);
  return { root, own };
});

export const recursiveTreesPartRead = workflow(async ({ root }: { root: Node }) => {
  const [first] = root.children;
  sum(root);
  return first?.total ?? null;
});
export const recursiveTreesDetached = workflow(async ({ root }: { root: Binary }) => {
  const spare: { kept: Binary | null } = { kept: root.left };
  root.left = null;
  mirrored(root);
  if (spare.kept) spare.kept.v = 99;
  insertShort(root, -1);
  return { root, spare };
});
export const recursiveTreesIndexed = workflow(async ({ root }: { root: Node }) => {
  const byId: Record<string, Node> = {};
  for (const child of root.children) byId[child.id] = child;
  sum(root);
  return byId;
});
export const recursiveTreesIndexWritten = workflow(async ({ root }: { root: Node }) => {
  const byId: Record<string, Node> = {};
  for (const child of root.children) byId[child.id] = child;
  prune(root);
  const found = byId.a;
  if (found) found.value = 7;
  return root;
});
export const recursiveTreesOldRoot = workflow(async ({ root }: { root: Binary | null }) => {
  const before = root;
  const after = added(root, 3);
  after.v = 100;
  return { before, after };
});
export const recursiveTreesBothRead = workflow(async ({ root }: { root: Binary }) => {
  const after = added(root, 3);
  return { root, after };
});
export const recursiveTreesBothMerged = workflow(async ({ a, b }: { a: Linked; b: Linked }) => {
  const all = merged(a, b);
  b.v = -5;
  return { a, all };
});
export const recursiveTreesShared = workflow(async ({ n }: { n: number }) => {
  const leaf: Node = { id: 'leaf', value: n, children: [] };
  const root: Node = { id: 'r', value: 0, children: [leaf, leaf] };
  return { total: sum(root), root };
});
export const recursiveTreesInside = workflow(async ({ root }: { root: Node }) => {
  const [first] = root.children;
  if (first) rename(root, first);
  return root;
});
function twice(node: Binary): void {
  if (node.left) {
    node.right = node.left;
    twice(node.left);
  }
  node.v += 1;
}
export const recursiveTreesTwice = workflow(async ({ root }: { root: Binary }) => {
  twice(root);
  return root;
});
function least(node: Binary): Binary {
  node.v += 1;
  return node.left ? least(node.left) : node;
}
export const recursiveTreesFound = workflow(async ({ root }: { root: Binary }) => {
  const found = least(root);
  return { found, root };
});
export const recursiveTreesFoundWritten = workflow(async ({ root }: { root: Binary }) => {
  const found = least(root);
  found.v = -7;
  return root;
});
export const recursiveTreesRootWritten = workflow(async ({ root }: { root: Binary }) => {
  const found = least(root);
  insertShort(root, 0);
  return found;
});

const leaf = (id: string, value = 1): Node => ({ id, value, children: [] });
const tree: Node = {
  id: 'r',
  value: 1,
  children: [
    { id: 'a', value: 2, children: [leaf('x', 9), { ...leaf('y'), keep: false, children: [leaf('hidden')] }] },
    { id: 'b', value: 3, keep: false, children: [leaf('z')] },
    { id: 'c', value: 0, children: [{ id: 'd', value: 4, children: [{ ...leaf('e', 5), children: [leaf('f', 6)] }] }] },
  ],
};
const negative = (id: string): Node => ({
  ...tree,
  children: [...tree.children, { ...leaf(id), children: [leaf('n', -1), leaf('m')] }],
});
const roots = [tree, leaf('only'), { ...leaf('up'), children: [leaf('same'), leaf('same')] }].map((root) => ({ root }));
const binary: Binary = {
  v: 4,
  left: { v: 2, left: { v: 1, left: null, right: null }, right: { v: 3, left: null, right: null } },
  right: { v: 6, left: null, right: { v: 8, left: { v: 7, left: null, right: null }, right: null } },
};
const chain = (...list: number[]): Linked | null => list.reduceRight<Linked | null>((next, v) => ({ v, next }), null);
const lists = [[], [1], [3, 1, 2], [5, 5, 5], [8, 3, 10, 1, 6, 14, 4, 7, 13], [1, 2, 3, 4, 5, 6, 7]].map((list) => ({
  list,
}));

export default cases(
  {
    recursiveTreesPruned: { inputs: roots },
    recursiveTreesSummed: { inputs: roots },
    recursiveTreesThrowing: {
      inputs: [
        ...roots,
        { root: leaf('n', -2) },
        { root: negative('p') },
        { root: { ...leaf('q'), children: [negative('p')] } },
      ],
    },
    recursiveTreesNumbered: { inputs: [{ roots: [] }, { roots: [tree] }, { roots: [leaf('a'), tree, leaf('b')] }] },
    recursiveTreesInserted: { inputs: lists },
    recursiveTreesRemoved: {
      inputs: [
        { list: [], gone: [] },
        { list: [1], gone: [1, 1] },
        { list: [8, 3, 10, 1, 6, 14, 4, 7, 13], gone: [8, 3, 99] },
        { list: [2, 1, 3], gone: [1, 3, 2] },
        { list: [5, 2, 9, 7, 8], gone: [5, 0] },
      ],
    },
    recursiveTreesAdded: {
      inputs: [
        { list: [], root: null },
        { list: [3, 1, 2], root: binary },
        { list: [5, 5, 0, 9], root: null },
      ],
    },
    recursiveTreesMirrored: { inputs: [{ root: null }, { root: binary }] },
    recursiveTreesMerged: {
      inputs: [
        { a: null, b: null },
        { a: chain(1, 3, 5), b: null },
        { a: chain(1, 3, 5), b: chain(2, 3, 4, 9) },
        { a: chain(7), b: chain(1, 2) },
      ],
    },
    recursiveTreesPaths: { inputs: [{ words: [] }, { words: [''] }, { words: ['to', 'tea', 'to', 'a', 'ü'] }] },
    recursiveTreesCleaned: {
      inputs: [
        null,
        1,
        [],
        {},
        [null],
        { a: null },
        { a: { b: null, c: [{ d: null }, null, 0, ''] }, '': null, e: false },
      ].map((value) => ({ value })),
    },
    recursiveTreesCut: { inputs: [0, 1, 2, 9].map((limit) => ({ root: tree, limit })) },
    recursiveTreesApart: { inputs: roots },
    recursiveTreesBothRead: { inputs: [{ root: binary }] },
    recursiveTreesFound: { inputs: [{ root: binary }] },
    recursiveTreesDetached: { inputs: [{ root: binary }] },
    recursiveTreesPartRead: { refused: 'STEP2105' },
    recursiveTreesIndexed: { refused: 'STEP2105' },
    recursiveTreesIndexWritten: { refused: 'STEP2105' },
    recursiveTreesOldRoot: { refused: 'STEP2105' },
    recursiveTreesBothMerged: { refused: 'STEP2105' },
    recursiveTreesShared: { refused: 'STEP2105' },
    recursiveTreesInside: { refused: 'STEP2105' },
    recursiveTreesTwice: { refused: 'STEP2105' },
    recursiveTreesFoundWritten: { refused: 'STEP2105' },
    recursiveTreesRootWritten: { refused: 'STEP2105' },
  },
  () => ({ Store: ({ root }: { root: Node }) => `${root.id} ${root.children.length}` }),
);
