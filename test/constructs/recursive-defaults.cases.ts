/** Recursive helpers that give a changed parameter a value where it has none: `out ??= []`, `if (!node) node = { … }`. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Binary {
  v: number;
  left: Binary | null;
  right: Binary | null;
}
interface Node {
  id: string;
  kids: Node[];
}

function inserted(node: Binary | null, x: number): Binary {
  if (!node) node = { v: x, left: null, right: null };
  else if (x < node.v) node.left = inserted(node.left, x);
  else node.right = inserted(node.right, x);
  return node;
}
export const recursiveDefaultsInserted = workflow(async ({ list }: { list: number[] }) => {
  let root: Binary | null = null;
  const kept: { node: Binary | null } = { node: null };
  for (const x of list) root = inserted(root, x);
  const unused = inserted(kept.node, 5).v;
  kept.node = inserted(kept.node, 6);
  inserted(kept.node, 7);
  return { root, kept, unused };
});

function collected(node: Node, out?: string[]): string[] {
  out = out ?? [];
  out.push(node.id);
  for (const kid of node.kids) collected(kid, out);
  return out;
}
function gathered(node: Node, out: string[] | null = null): string[] {
  out ??= [];
  out.push(node.id);
  node.kids.forEach((kid) => gathered(kid, out));
  return out;
}
export const recursiveDefaultsCollected = workflow(async ({ root, own }: { root: Node; own: string[] | null }) => {
  const mine = ['mine'];
  const first = collected(root);
  collected(root, mine).push('!');
  const holder = { own, none: null as string[] | null };
  const size = gathered(root, holder.own).length;
  gathered(root, holder.none).push('gone');
  return { first, mine, holder, size, all: [...gathered(root), ...gathered(root, null)] };
});

function gatheredAfter(node: Node, out: string[] | null = null): string[] {
  out ??= [];
  node.kids.forEach((kid) => gatheredAfter(kid, out));
  out.push(node.id);
  return out;
}
/** What is pushed after the others may have thrown, so the result comes back with an outcome. */
export const recursiveDefaultsAfter = workflow(async ({ root, own }: { root: Node; own: string[] | null }) => {
  const holder = { own, none: null as string[] | null };
  const size = gatheredAfter(root, holder.own).length;
  gatheredAfter(root, holder.none).push('gone');
  return { holder, size, all: gatheredAfter(root, null), fresh: gatheredAfter(root).length };
});

function counted(node: Node, counts: Record<string, number> | undefined, depth: number): Record<string, number> {
  if (counts === undefined) counts = { start: depth };
  if (node.id === 'stop') throw new RangeError(`stopped at ${depth}`);
  counts[node.id] = (counts[node.id] ?? 0) + 1;
  for (const kid of node.kids) {
    if (kid.id === 'own') counted(kid, undefined, depth + 1);
    else counted(kid, counts, depth + 1);
  }
  return counts;
}
export const recursiveDefaultsCounted = workflow(async ({ root }: { root: Node }) => {
  const counts: Record<string, number> = {};
  try {
    const fresh = counted(root, undefined, 0);
    const given = counted(root, counts, 0);
    return { fresh, size: Object.keys(given).length, counts };
  } catch (error) {
    return { failed: (error as Error).message, counts };
  }
});

function reset(list: number[] | null, n: number): number[] {
  if (list === null || n === 3) list = [];
  list.push(n);
  return n <= 0 ? list : reset(list, n - 1);
}
export const recursiveDefaultsReset = workflow(async ({ n }: { n: number }) => {
  const list: number[] = [];
  return { list, last: reset(list, n) };
});

const root: Node = {
  id: 'r',
  kids: [
    { id: 'a', kids: [{ id: 'r', kids: [] }] },
    { id: 'own', kids: [{ id: 'b', kids: [] }] },
  ],
};
const leaf: Node = { id: '', kids: [] };

export default cases(
  {
    recursiveDefaultsInserted: { inputs: [[], [1], [2, 1, 3], [4, 4, 0, 9, 2]].map((list) => ({ list })) },
    recursiveDefaultsCollected: {
      inputs: [
        { root, own: null },
        { root, own: [] },
        { root: leaf, own: ['x'] },
      ],
    },
    recursiveDefaultsAfter: {
      inputs: [
        { root, own: null },
        { root, own: [] },
        { root: leaf, own: ['x'] },
      ],
    },
    recursiveDefaultsCounted: {
      inputs: [{ root }, { root: leaf }, { root: { id: 'a', kids: [root, { id: 'stop', kids: [] }] } }],
    },
    recursiveDefaultsReset: { refused: 'STEP2105' },
  },
  () => ({}),
);
