/**
 * Stacks of objects in a tree, where an object may leave its place, or be in two, before its name on the stack is used.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface N {
  name: string;
  count: number;
  kids: N[];
  left?: N;
}
interface Tokens {
  tokens: string[];
}

const leaf = (name: string): N => ({ name, count: 0, kids: [] });

export const refusedSnapshotsKept = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  const all: N[] = [];
  for (const token of tokens) {
    const node = leaf(token);
    stack.at(-1)!.kids.push(node);
    stack.push(node);
    all.push(root);
  }
  return all;
});

export const refusedRemoves = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    stack.at(-1)!.kids.push(node);
    stack.push(node);
    if (token === 'x') root.kids.pop();
  }
  return root;
});

export const refusedUnshifts = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    stack.at(-1)!.kids.unshift(node);
    stack.push(node);
  }
  return root;
});

export const refusedSortsKids = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    const top = stack.at(-1)!;
    top.kids.push(node);
    top.kids.sort((a, b) => (a.name < b.name ? -1 : 1));
    stack.push(node);
  }
  return root;
});

export const refusedTwoParents = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    stack.at(-1)!.kids.push(node);
    stack[0]!.kids.push(node);
    stack.push(node);
  }
  return root;
});

export const refusedPushedFirst = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    const top = stack.at(-1)!;
    stack.push(node);
    top.kids.push(node);
  }
  return root;
});

export const refusedSometimesPut = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    if (token !== 'x') stack.at(-1)!.kids.push(node);
    stack.push(node);
  }
  return root;
});

export const refusedAliasLater = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  let last: N | undefined;
  let sum = 0;
  for (const token of tokens) {
    sum += last?.kids.length ?? 0;
    const node = leaf(token);
    stack.at(-1)!.kids.push(node);
    stack.push(node);
    last = node;
  }
  return sum;
});

export const refusedTwoStacks = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  const open = [root];
  for (const token of tokens) {
    const node = leaf(token);
    stack.at(-1)!.kids.push(node);
    stack.push(node);
    open.push(node);
    if (token === ')') stack.pop();
  }
  return { root, open };
});

export const refusedInLoop = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    for (let i = 0; i < token.length; i++) stack.at(-1)!.kids.push(node);
    stack.push(node);
  }
  return root;
});

export const refusedLefts = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    stack.at(-1)!.left = node;
    if (token !== 'x') stack.push(node);
  }
  return root;
});

export const refusedRebuilt = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    const top = stack.at(-1)!;
    top.kids = [...top.kids, node];
    stack.push(node);
  }
  return root;
});

export const refusedCyclic = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node: N = { ...leaf(token), left: stack.at(-1)! };
    stack.at(-1)!.kids.push(node);
    stack.push(node);
  }
  return root.kids.length;
});

export const refusedKidsNamed = workflow(async ({ tokens }: Tokens) => {
  const root = leaf('root');
  const stack = [root];
  for (const token of tokens) {
    const node = leaf(token);
    const kids = stack.at(-1)!.kids;
    kids.push(node);
    stack.push(node);
  }
  return root;
});

const refused = { refused: 'STEP2105' } as const;

export default cases(
  {
    refusedSnapshotsKept: refused,
    refusedRemoves: refused,
    refusedUnshifts: refused,
    refusedSortsKids: refused,
    refusedTwoParents: refused,
    refusedPushedFirst: refused,
    refusedSometimesPut: refused,
    refusedAliasLater: refused,
    refusedTwoStacks: refused,
    refusedInLoop: refused,
    refusedLefts: refused,
    refusedRebuilt: refused,
    refusedCyclic: refused,
    refusedKidsNamed: refused,
  },
  () => ({}),
);
