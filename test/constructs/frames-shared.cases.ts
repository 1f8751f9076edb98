/**
 * Frames of stacks that are, or might be, in a second place: what is put twice, kept elsewhere, or shared by frames.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Tokens {
  tokens: string[];
}
interface Frame {
  n: number;
  items: unknown[];
}
interface Node {
  name: string;
  count: number;
  kids: Node[];
}

const frame = (n: number): Frame => ({ n, items: [] });
const leaf = (name: string): Node => ({ name, count: 0, kids: [] });

export const changedAfterItIsPut = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) {
      const done = stack.pop()!;
      stack.at(-1)!.kids.push(done);
      done.count += 7;
      done.kids.push(leaf('late'));
    } else stack.push(leaf(token));
  }
  return stack;
});

export const inOneOfTwoLists = workflow(async ({ tokens }: Tokens) => {
  const a: Node[] = [];
  const b: Node[] = [];
  for (const token of tokens) {
    const node = leaf(token);
    if (token < 'c') a.push(node);
    else b.push(node);
    if (a.length > 0) a.at(-1)!.count++;
    if (b.length > 0) b[b.length - 1]!.count--;
  }
  return { a, b };
});

export const copyOfTheFirst = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  const copy = [...stack];
  for (const token of tokens) {
    stack.push(leaf(token));
    stack.at(0)!.count += 1;
  }
  return { stack, copy };
});

export const itemsOfTheFirst = workflow(async ({ tokens }: Tokens) => {
  const frames: Frame[] = [frame(0)];
  const first = frames[0]!.items;
  for (const token of tokens) frames.at(-1)!.items.push(token);
  return { first, frames };
});

export const refusedPutTwice = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  for (const token of tokens) {
    const node = leaf(token);
    stack.at(-1)!.kids.push(node);
    stack.at(-1)!.kids.push(node);
    stack.at(-1)!.kids.at(-1)!.count += 1;
  }
  return stack;
});

export const refusedInTwoFrames = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('a'), leaf('b')];
  for (const token of tokens) {
    const node = leaf(token);
    stack[0]!.kids.push(node);
    stack[1]!.kids.push(node);
  }
  for (const kid of stack[0]!.kids) kid.count += 1;
  return stack;
});

export const refusedRootKept = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  const keep = stack.at(-1)!;
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) stack.pop();
    else stack.push(leaf(token));
    stack.at(-1)!.count++;
  }
  return { keep, stack };
});
export const refusedInAListToo = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  const all: Node[] = [];
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) {
      const done = stack.pop()!;
      stack.at(-1)!.kids.push(done);
      all.push(done);
      stack.at(-1)!.kids.at(-1)!.count += 1;
    } else stack.push(leaf(token));
  }
  return { stack, all };
});

export const refusedPushedTwice = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  for (const token of tokens) {
    const top = stack.pop()!;
    stack.push(top, top);
    stack.at(-1)!.count += 1;
    if (token === 'x') stack.pop();
  }
  return stack;
});

export const refusedFirstAgain = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  for (const token of tokens) {
    stack.push(stack[0]!);
    stack.at(-1)!.count += token.length;
  }
  return stack;
});

export const refusedPeeked = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = tokens.map(leaf);
  const out: Node[] = [];
  while (stack.length > 0) {
    const peek = stack.at(-1)!;
    const top = stack.pop()!;
    peek.count++;
    out.push(top);
  }
  return out;
});

export const refusedSharedItems = workflow(async ({ tokens }: Tokens) => {
  const none: unknown[] = [];
  const stack: Frame[] = [frame(0)];
  for (const token of tokens) {
    stack.push({ n: 1, items: none });
    stack.at(-1)!.items.push(token);
  }
  return { stack, none };
});

export const refusedPushedAgain = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  for (const token of tokens) {
    const top = stack.pop()!;
    stack.push(top);
    if (token === 'x') stack.push(top);
    top.count++;
  }
  return stack;
});

export const refusedTwoStacks = workflow(async ({ tokens }: Tokens) => {
  const a: Node[] = [];
  const b: Node[] = [];
  for (const token of tokens) {
    const node = leaf(token);
    a.push(node);
    b.push(node);
    a.at(-1)!.count++;
  }
  return b;
});

export const refusedSpreadFrame = workflow(async ({ tokens }: Tokens) => {
  const out: Frame[] = [frame(0)];
  for (const token of tokens) {
    const last = out.at(-1)!;
    if (token === 'x') out.push({ ...last, n: last.n + 1 });
    else out.at(-1)!.items.push(token);
  }
  return out;
});

export const refusedSwapped = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('a'), leaf('b')];
  for (const token of tokens) {
    [stack[0], stack[1]] = [stack[1]!, stack[0]!];
    stack[0]!.count += token.length;
  }
  return stack;
});

export const refusedItemsKept = workflow(async ({ tokens }: Tokens) => {
  const stack: Frame[] = [frame(0)];
  const seen: unknown[][] = [];
  for (const token of tokens) {
    if (token === '(') stack.push(frame(1));
    else if (token === ')' && stack.length > 1) {
      const done = stack.pop()!;
      seen.push(done.items);
      stack.at(-1)!.items.push(done.items);
    } else stack.at(-1)!.items.push(token);
  }
  const last = stack[0]!.items.at(-1);
  if (Array.isArray(last)) last.push('changed');
  return { stack, seen };
});

export const refusedChangedInBoth = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  const seen: Node[] = [];
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) {
      const done = stack.pop()!;
      seen.push(done);
      stack.at(-1)!.kids.push(done);
      done.count++;
    } else stack.push(leaf(token));
  }
  return { stack, seen };
});

export const refusedLastKept = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  let last: Node | undefined;
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) last = stack.pop()!;
    else stack.push(leaf(token));
  }
  if (last) stack.at(-1)!.kids.push(last);
  for (const kid of stack.at(-1)!.kids) kid.count += 1;
  return { stack, last };
});
export const refusedChangedLater = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  let last: Node | undefined;
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) last = stack.pop()!;
    else stack.push(leaf(token));
    if (last) last.count += 1;
    stack.unshift(last ?? leaf(''));
  }
  return stack;
});
export const refusedPartKept = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  const log: Node[][] = [];
  const close = (): void => {
    const done = stack.pop()!;
    stack.at(-1)?.kids.push(done);
    log.push(stack.at(-1)?.kids ?? []);
  };
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) close();
    else stack.push(leaf(token));
  }
  return { stack, log };
});

export const refusedKidsLifted = workflow(async ({ tokens }: Tokens) => {
  const stack: Node[] = [leaf('root')];
  for (const token of tokens) {
    if (token === ')' && stack.length > 1) {
      const done = stack.pop()!;
      const parent = stack.at(-1)!;
      parent.kids.push(done);
      parent.kids = [...parent.kids, ...done.kids];
      for (const kid of done.kids) kid.count++;
    } else stack.push(leaf(token));
  }
  return stack;
});

const inputs = ['', 'a', 'a b ) )', 'a ) b c ) ) ) d', 'x ( y ( z ) w ) v', 'a b c d ) ) ) ) )', 'a b ! ) ! x ) !'].map(
  (text) => ({ tokens: text.split(' ').filter(Boolean) }),
);
const refused = { refused: 'STEP2105' } as const;

export default cases(
  {
    changedAfterItIsPut: { inputs },
    inOneOfTwoLists: { inputs },
    copyOfTheFirst: { inputs },
    itemsOfTheFirst: { inputs },
    refusedPutTwice: refused,
    refusedInTwoFrames: refused,
    refusedRootKept: refused,
    refusedInAListToo: refused,
    refusedPushedTwice: refused,
    refusedFirstAgain: refused,
    refusedPeeked: refused,
    refusedSharedItems: refused,
    refusedPushedAgain: refused,
    refusedTwoStacks: refused,
    refusedSpreadFrame: refused,
    refusedSwapped: refused,
    refusedItemsKept: refused,
    refusedChangedInBoth: refused,
    refusedLastKept: refused,
    refusedChangedLater: refused,
    refusedPartKept: refused,
    refusedKidsLifted: refused,
  },
  () => ({}),
);
