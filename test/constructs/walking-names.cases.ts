/** Names that walk through an object and write to it: tries, search trees, linked lists, setting a value by its path. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Trie {
  next: Record<string, Trie>;
  end: boolean;
  count?: number;
}
interface Bst {
  v: number;
  left: Bst | null;
  right: Bst | null;
}
interface Cell {
  v: number;
  next: Cell | null;
}
interface Tree {
  id: string;
  kids: Tree[];
  n?: number;
}
interface Dict {
  [key: string]: Dict;
}
type Data = Record<string, any>;

const price = lambda.fn<{ id: string }, number>('Price');

type Words = { words: string[] };
export const trie = workflow(async ({ words }: Words) => {
  const root: Trie = { next: {}, end: false };
  for (const word of words) {
    let node = root;
    for (const c of word) {
      node.next[c] ??= { next: {}, end: false };
      node = node.next[c]!;
    }
    node.end = true;
  }
  return root;
});
function insert(root: Trie, word: string): boolean {
  let node = root;
  let added = false;
  for (const c of word) {
    let next = node.next[c];
    if (!next) {
      next = { next: {}, end: false };
      node.next[c] = next;
      added = true;
    }
    node = next;
    node.count = (node.count ?? 0) + 1;
  }
  node.end = true;
  return added;
}
export const trieHelper = workflow(async ({ words }: Words) => {
  const root: Trie = { next: {}, end: false };
  const added = words.map(() => false);
  for (let i = 0; i < words.length; i++) added[i] = insert(root, words[i]!);
  let found = 0;
  for (const word of words) {
    let node: Trie | undefined = root;
    for (const c of word) node = node?.next[c];
    if (node?.end) found += node.count ?? 100;
  }
  return { root, added, found };
});
export const trieOfTasks = workflow(async ({ words }: Words) => {
  const root: Trie = { next: {}, end: false };
  for (const word of words) {
    let node = root;
    for (const c of word) {
      if (node.next[c] === undefined) node.next[c] = { next: {}, end: false, count: await price({ id: c }) };
      node = node.next[c];
      await sleep(1);
      node.count = (node.count ?? 0) + 1;
    }
    node.end = true;
  }
  return root;
});

type Paths = { paths: string[] };
export const byPath = workflow(async ({ paths }: Paths) => {
  const tree: Dict = {};
  for (const path of paths) {
    let cur = tree;
    for (const part of path.split('.')) cur = cur[part] ??= {};
  }
  return tree;
});
function set(target: Data, path: string, value: unknown): void {
  const parts = path.split('.');
  let cur = target;
  for (const part of parts.slice(0, -1)) {
    if (typeof cur[part] !== 'object' || cur[part] === null) cur[part] = {};
    cur = cur[part];
  }
  cur[parts[parts.length - 1]!] = value;
}
export const setByPath = workflow(async ({ paths, start }: Paths & { start: Data }) => {
  const target = structuredClone(start);
  for (const [i, path] of paths.entries()) set(target, path, i % 3 === 0 ? i : i % 3 === 1 ? [i, [i]] : { i });
  return { target, start };
});
export const setInInput = workflow(async (order: Paths & { start: Data }) => {
  for (const path of order.paths) set(order.start, path, path.length);
  return order;
});
export const unset = workflow(async ({ paths, start }: Paths & { start: Data }) => {
  for (const path of paths) {
    const parts = path.split('.');
    let cur: Data | undefined = start;
    while (parts.length > 1 && cur !== undefined) {
      const next: unknown = cur[parts.shift()!];
      if (typeof next !== 'object' || next === null) break;
      cur = cur;
    }
    if (parts.length === 1) delete cur[parts[0]!];
  }
  return start;
});

type Numbers = { xs: number[] };
export const searchTree = workflow(async ({ xs }: Numbers) => {
  let root: Bst | null = null;
  let depth = 0;
  for (const x of xs) {
    if (root === null) {
      root = { v: x, left: null, right: null };
      continue;
    }
    let cur: Bst = root;
    let steps = 0;
    for (;;) {
      steps++;
      if (x === cur.v) break;
      const side: 'left' | 'right' = x < cur.v ? 'left' : 'right';
      const child: Bst | null = cur[side];
      if (child === null) {
        cur[side] = { v: x, left: null, right: null };
        break;
      }
      cur = child;
    }
    depth = Math.max(depth, steps);
  }
  return { root, depth };
});
export const searchTreeBranches = workflow(async ({ xs }: Numbers) => {
  const root: Bst = { v: 5, left: null, right: null };
  outer: for (const x of xs) {
    let cur = root;
    while (true) {
      if (x < cur.v) {
        if (cur.left === null) {
          cur.left = { v: x, left: null, right: null };
          continue outer;
        }
        cur = cur.left;
      } else if (x > cur.v) {
        if (!cur.right) {
          cur.right = { v: x, left: null, right: null };
          break;
        }
        cur = cur.right;
      } else {
        cur.v = x + 0.5;
        break;
      }
    }
  }
  return root;
});

export const linkedList = workflow(async ({ xs }: Numbers) => {
  const head: Cell = { v: 0, next: null };
  let tail = head;
  for (const x of xs) {
    tail.next = { v: x, next: null };
    tail = tail.next;
  }
  return head.next;
});
export const linkedListNamed = workflow(async ({ xs }: Numbers) => {
  const head: Cell = { v: 0, next: null };
  let tail = head;
  let size = 0;
  for (const x of xs) {
    const cell: Cell = { v: x, next: null };
    tail.next = cell;
    size++;
    tail = cell;
    tail.v *= 2;
  }
  return { head, size, last: tail.v };
});
export const linkedListAtOnce = workflow(async ({ xs }: Numbers) => {
  const list: { head: Cell | null; size: number } = { head: null, size: 0 };
  for (const x of xs) {
    if (list.head === null) list.head = { v: x, next: null };
    else {
      let cell = list.head;
      while (cell.next !== null) cell = cell.next;
      cell.next = { v: x, next: null };
    }
    list.size++;
  }
  return list;
});
export const mapList = workflow(async ({ xs }: Numbers) => {
  const head: Cell = { v: 0, next: null };
  let tail = head;
  for (const x of xs) tail = tail.next = { v: x, next: null };
  for (let cell: Cell | null = head; cell !== null; cell = cell.next) cell.v += 100;
  let cell: Cell | null = head;
  while (cell) {
    if (cell.v > 101) cell.v = -cell.v;
    cell = cell.next;
  }
  return head;
});
export const refuseRemoved = workflow(async ({ xs }: Numbers) => {
  const head: Cell = { v: -1, next: null };
  let tail = head;
  for (const x of xs) {
    tail.next = { v: x, next: null };
    tail = tail.next;
  }
  let cell = head;
  while (cell.next !== null) {
    if (cell.next.v % 2 === 0) cell.next = cell.next.next;
    else cell = cell.next;
  }
  return head.next;
});
export const refuseInsertedBefore = workflow(async ({ xs }: Numbers) => {
  const head: Cell = { v: Number.NEGATIVE_INFINITY, next: null };
  for (const x of xs) {
    let cell = head;
    while (cell.next !== null && cell.next.v < x) cell = cell.next;
    cell.next = { v: x, next: cell.next };
  }
  return head.next;
});

export const folders = workflow(async ({ paths }: Paths) => {
  const root: Tree = { id: '/', kids: [] };
  for (const path of paths) {
    let dir = root;
    for (const part of path.split('/')) {
      if (!dir.kids.some((kid) => kid.id === part)) dir.kids.push({ id: part, kids: [] });
      dir = dir.kids.find((kid) => kid.id === part)!;
      dir.n = (dir.n ?? 0) + 1;
    }
  }
  return root;
});
export const lastKids = workflow(async ({ xs }: Numbers) => {
  const state = { trees: [{ id: 'first', kids: [] }] as Tree[], done: 0 };
  let tree = state.trees[0]!;
  for (const x of xs) {
    if (x < 0) {
      tree = state.trees[0]!;
      continue;
    }
    tree.kids.push({ id: `${x}`, kids: [] }, { id: `${x}b`, kids: [], n: x });
    tree = tree.kids.at(-1)!;
    tree.id += '!';
  }
  return { state, last: tree };
});
export const numberKeys = workflow(async ({ xs }: Numbers) => {
  const root: Record<number, any> = {};
  let cur = root;
  for (const x of xs) {
    cur[x] ??= {};
    cur = cur[x];
    cur[0.1 + x] = 1;
  }
  return root;
});
type Nested = (number | Nested)[];
export const listsInLists = workflow(async ({ xs }: Numbers) => {
  const all: Nested = [];
  let cur = all;
  for (const x of xs) {
    cur.push(x, []);
    cur = cur[cur.length - 1] as Nested;
  }
  cur.push(...xs);
  return all;
});
export const oddValues = workflow(async ({ xs }: Numbers) => {
  const root: Data = { kids: {} };
  let cur = root;
  for (const x of xs) {
    cur.kids[`k${x}`] = { kids: {} };
    cur = cur.kids[`k${x}`];
    cur.ratio = x / 0;
    cur.nothing = null;
    cur.list = [[x]];
  }
  const ratios: string[] = [];
  for (let at = root; ; at = at.kids[Object.keys(at.kids)[0]!]) {
    ratios.push(String(at.ratio));
    if (Object.keys(at.kids).length === 0) break;
  }
  return { ratios, lists: JSON.stringify(root).length, first: root.kids };
});

export const failsMidway = workflow(async ({ paths }: Paths) => {
  const root: Tree = { id: '', kids: [] };
  const failed: string[] = [];
  for (const path of paths) {
    try {
      let cur = root;
      for (const part of path.split('.')) {
        cur.n = (cur.n ?? 0) + 1;
        if (part === '') throw new Error(`empty part in ${path}`);
        cur.kids.push({ id: part, kids: [] });
        cur = cur.kids[cur.kids.length - 1]!;
      }
      cur.id += await price({ id: cur.id });
    } catch {
      failed.push(path);
    } finally {
      root.id += '.';
    }
  }
  return { root, failed };
});
export const seenThroughRoot = workflow(async ({ words }: Words) => {
  const root: Trie = { next: {}, end: false };
  const seen: number[] = [];
  for (const word of words) {
    let node = root;
    for (const c of word) {
      node.next[c] ??= { next: {}, end: false, count: 0 };
      node = node.next[c]!;
      node.count = (node.count ?? 0) + 1;
      seen.push(Object.keys(root.next).length, root.next[word[0]!]!.count ?? -1);
    }
  }
  return seen;
});
export const refuseKeptPart = workflow(async ({ words }: Words) => {
  const root: Trie = { next: { a: { next: {}, end: false } }, end: false };
  const kept = [root.next.a!];
  for (const word of words) {
    let node = root;
    for (const c of word) if (node.next[c]) node = node.next[c]!;
    node.end = true;
  }
  return { root, kept };
});
export const refuseSharedPart = workflow(async ({ xs }: Numbers) => {
  const shared: Bst = { v: 1, left: null, right: null };
  const root: Bst = { v: 0, left: shared, right: shared };
  let cur = root;
  for (const x of xs) {
    if (cur.left !== null) cur = cur.left;
    cur.v += x;
  }
  return root;
});
export const refuseParents = workflow(async ({ xs }: Numbers) => {
  interface Linked {
    v: number;
    next: Linked | null;
    up: Linked | null;
  }
  const root: Linked = { v: 0, next: null, up: null };
  let cur = root;
  for (const x of xs) {
    cur.next = { v: x, next: null, up: cur };
    cur = cur.next;
  }
  return cur.up?.v ?? 0;
});
export const rootCutOff = workflow(async ({ xs }: Numbers) => {
  const root: Cell = { v: 0, next: { v: 1, next: { v: 2, next: null } } };
  let cur = root.next!;
  for (const x of xs) {
    if (cur.next !== null) cur = cur.next;
    root.next = null;
    cur.v += x;
  }
  return { root, cur };
});
export const refuseDetached = workflow(async ({ xs }: Numbers) => {
  const root: Cell = { v: 0, next: { v: 1, next: { v: 2, next: { v: 3, next: null } } } };
  const second = xs.length > 1 ? root.next! : { v: 9, next: null };
  let cur = root.next!.next!;
  for (const x of xs) {
    if (cur.next !== null) cur = cur.next;
    second.next = null;
    cur.v += x;
  }
  return root;
});
export const refuseTwoWalkers = workflow(async ({ xs }: Numbers) => {
  const root: Cell = { v: 0, next: { v: 1, next: { v: 2, next: null } } };
  let slow = root;
  let fast = root;
  let sum = 0;
  for (const x of xs) {
    slow.v += x;
    if (fast.next !== null) fast = fast.next;
    sum += fast.v;
    if (slow.next !== null) slow = slow.next;
  }
  return { root, sum };
});
export const refuseTwoRoots = workflow(async ({ xs }: Numbers) => {
  const a: Cell = { v: 0, next: { v: 1, next: null } };
  const b: Cell = { v: 0, next: { v: -1, next: null } };
  let cur = a;
  for (const x of xs) {
    if (cur.next !== null) cur = cur.next;
    else cur = x > 0 ? a : b;
    cur.v += 1;
  }
  return { a, b };
});
export const refuseSeenList = workflow(async ({ xs }: Numbers) => {
  const root: Cell = { v: 0, next: { v: 1, next: { v: 2, next: null } } };
  const seen: Cell[] = [];
  let cur = root;
  for (const x of xs) {
    if (cur.next !== null) cur = cur.next;
    seen.push(cur);
    cur.v += x;
  }
  return seen.map((cell) => cell.v);
});
export const refuseMovedPart = workflow(async ({ xs }: Numbers) => {
  const root: Bst = { v: 0, left: { v: 1, left: { v: 2, left: null, right: null }, right: null }, right: null };
  let cur = root;
  for (const _ of xs) {
    if (cur.left === null) break;
    cur.right = cur.left;
    cur = cur.right;
  }
  return root;
});
export const refuseRootOfEarlierRound = workflow(async ({ xs }: Numbers) => {
  const sums: number[] = [];
  let cur: Cell = { v: 0, next: null };
  for (const x of xs) {
    const root: Cell = { v: x, next: { v: 2, next: null } };
    cur.v += x;
    cur = root;
    if (cur.next !== null) cur = cur.next;
    cur.v += x;
    sums.push(root.v, root.next?.v ?? 0);
  }
  return { sums, cur };
});
export const refuseRootAnew = workflow(async ({ xs }: Numbers) => {
  let root: Cell = { v: 0, next: { v: 1, next: null } };
  let cur = root;
  for (const x of xs) {
    if (cur.next !== null) cur = cur.next;
    if (x === 2) root = { v: -1, next: { v: -2, next: null } };
    cur.v += x;
  }
  return root;
});

const words = [
  { words: [] },
  { words: [''] },
  { words: ['a'] },
  { words: ['to', 'tea', 'ten', 'to', 'inn', 'i'] },
  { words: ['ab', 'b', 'é😀', 'constructor', '1', '10', '0'] },
];
const paths = [
  { paths: [], start: {} },
  { paths: ['a'], start: {} },
  { paths: ['a.b.c', 'a.b.d', 'x', 'a.b', 'a.b.c.d', '', '.', '..a', '0.1'], start: { a: { z: 1 }, x: [1] } },
  {
    paths: ['a.b.c', 'a.b', 'n.m', 'text.x', 'list', '5.1e3', '5.-0'],
    start: { list: [{ n: 1 }, [2]], a: {}, n: 5, text: 'abc', 5: { '1e3': { x: null } } },
  },
];
const numbers = [
  { xs: [] },
  { xs: [5] },
  { xs: [3, 1, 2] },
  { xs: [5, 2, 8, 1, 9, 3, 5, 7] },
  { xs: [-1, 4, -2, 0, 6.5, 4] },
];
export default cases(
  {
    trie: { inputs: words },
    trieHelper: { inputs: words },
    trieOfTasks: { inputs: words },
    byPath: { inputs: paths },
    setByPath: { inputs: paths },
    setInInput: { inputs: paths },
    unset: { inputs: paths },
    searchTree: { inputs: numbers },
    searchTreeBranches: { inputs: numbers },
    linkedList: { inputs: numbers },
    linkedListNamed: { inputs: numbers },
    linkedListAtOnce: { inputs: numbers },
    mapList: { inputs: numbers },
    folders: { inputs: paths },
    lastKids: { inputs: numbers },
    numberKeys: { inputs: numbers },
    listsInLists: { inputs: numbers },
    oddValues: { inputs: numbers },
    failsMidway: { inputs: paths },
    seenThroughRoot: { inputs: words },
    refuseRemoved: { refused: 'STEP2105' },
    refuseInsertedBefore: { refused: 'STEP2105' },
    refuseKeptPart: { refused: 'STEP2105' },
    refuseSharedPart: { refused: 'STEP2105' },
    refuseParents: { refused: 'STEP2105' },
    rootCutOff: { inputs: [{ xs: [] }, { xs: [1] }, { xs: [2, -3, 5] }, { xs: [0, 1, 1, 1] }] },
    refuseDetached: { refused: 'STEP2105' },
    refuseTwoWalkers: { refused: 'STEP2105' },
    refuseTwoRoots: { refused: 'STEP2105' },
    refuseSeenList: { refused: 'STEP2105' },
    refuseMovedPart: { refused: 'STEP2105' },
    refuseRootOfEarlierRound: { refused: 'STEP2105' },
    refuseRootAnew: { refused: 'STEP2105' },
  },
  () => ({
    Price: ({ id }: { id: string }) => {
      if (id.startsWith('b')) throw new Error('no');
      return id.length + 4;
    },
  }),
);
