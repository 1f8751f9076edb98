/** Loops over indexes that look safe and are not: items that are not there are undefined, as in Node. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';
import { dropLast } from './fixtures/drop-last.ts';

const price = lambda.fn<{ id: string }, number>('Price');
const show = (x: unknown): string => (x === undefined ? 'undefined' : String(x));

export const unprovenAlias = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const c = [...xs];
  const d = c;
  for (let i = 0; i < c.length; i++) {
    if (i === 0) d.pop();
    out.push(show(c[i]!));
  }
  return out;
});

export const unprovenOwnPop = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const c = [...xs];
  for (let i = 0; i < c.length; i++) {
    if (i === 0) c.pop();
    out.push(show(c[i]!));
  }
  return out;
});

export const unprovenClosure = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const c = [...xs];
  const cut = () => {
    c.pop();
  };
  for (let i = 0; i < c.length; i++) {
    cut();
    out.push(show(c[i]!));
  }
  return out;
});

export const unprovenOtherFile = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const c = [...xs];
  for (let i = 0; i < c.length; i++) {
    dropLast(c);
    out.push(show(c[i]!));
  }
  return out;
});

export const unprovenSkipped = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  for (let i = 0; i < xs.length; i++) {
    i++;
    out.push(show(xs[i]!));
  }
  return out;
});

export const unprovenBeside = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  for (let i = 0; i < xs.length; i++) {
    out.push(show(xs[i + 1]!), show(xs[i - 1]!), show(xs[i]!));
  }
  return out;
});

export const unprovenBelowZero = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let i = xs.length - 1;
  while (i >= -1) {
    out.push(show(xs[i]!));
    i--;
  }
  return out;
});

export const unprovenEnd = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let i = 0;
  while (i <= xs.length) {
    out.push(show(xs[i++]!));
  }
  return out;
});

export const unprovenStart = workflow(async ({ xs, n }: { xs: string[]; n: number }) => {
  const out: string[] = [];
  for (let i = n; i < xs.length; i++) out.push(show(xs[i]!));
  return out;
});

export const unprovenFraction = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  for (let i = 0.5; i < xs.length; i++) out.push(show(xs[i]!));
  return out;
});

export const unprovenRemainder = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let k = 3;
  for (let i = 0; i < xs.length; i++) {
    k--;
    out.push(show(xs[k % xs.length]!));
  }
  return out;
});

export const unprovenReplaced = workflow(async ({ xs }: { xs: string[] }) => {
  let ys = xs;
  const out: string[] = [];
  for (let i = 0; i < ys.length; i++) {
    if (i === 1) ys = [];
    out.push(show(ys[i]!));
  }
  return out;
});

export const unprovenOtherList = workflow(async ({ xs, ys }: { xs: string[]; ys: string[] }) => {
  const out: string[] = [];
  for (let i = 0; i < xs.length; i++) out.push(show(ys[i]!));
  return out;
});

export const unprovenCountedBack = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let i = 5;
  let j = 7;
  for (let q = 0; q < 3; q++) {
    j = i;
    i = j - 3;
    if (i < xs.length) out.push(show(xs[i]!));
  }
  return out;
});

export const unprovenAfterLast = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  for (let i = xs.length; i > 0; i--) out.push(show(xs[i]!), show(xs[i - 1]!));
  return out;
});

export const unprovenProperty = workflow(async ({ xs }: { xs: string[] }) => {
  const holder = { list: [...xs] };
  const c = holder.list;
  const out: string[] = [];
  for (let i = 0; i < c.length; i++) {
    holder.list.pop();
    out.push(show(c[i]!));
  }
  return out;
});

export const unprovenTwoNames = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const c = [...xs];
  while (c.length > 0) {
    const d = c;
    d.pop();
    out.push(show(c.pop()!));
  }
  return out;
});

export const unprovenTwice = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const c = [...xs];
  for (const x of xs) {
    if (c.length === 0) break;
    await price({ id: x });
    out.push(show(c.shift()!));
    c.shift();
  }
  return out;
});

export const unprovenLoop = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const c = [...xs];
  if (c.length > 0) {
    for (const _ of xs) out.push(show(c.pop()!));
  }
  return out;
});

export const unprovenConstant = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  for (let i = 0; i < xs.length; i++) {
    const j = i % xs.length;
    out.push(show(xs[j]!));
  }
  const k = 3 % xs.length;
  out.push(show(xs[k]!), show(xs[xs.length - 1]!));
  return out;
});

export const unprovenCrossing = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let a = 0;
  let b = xs.length - 1;
  while (a <= b) {
    out.push(show(xs[a]!), show(xs[b]!), show(xs[a + 1]!), show(xs[b - 1]!));
    a++;
    b--;
  }
  return out;
});

export const unprovenFixed = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let a = 0;
  let b = xs.length - 1;
  while (a < b) {
    out.push(show(xs[a]!), show(xs[b]!), show(xs[a + 1]!), show(xs[b - 1]!));
    b--;
  }
  return out;
});

export const unprovenTaker = workflow(async ({ xs }: { xs: string[] }) => {
  const c = [...xs];
  const out: string[] = [];
  const take = (): string | undefined => (c.length > 0 ? c.pop()! : undefined);
  for (let i = 0; i < c.length; i++) {
    take();
    out.push(show(c[i]!));
  }
  return out;
});

export const unprovenSplice = workflow(async ({ xs }: { xs: string[] }) => {
  const c = [...xs];
  const out: string[] = [];
  for (let i = 0; i < c.length; ) {
    c.splice(i, 1);
    out.push(show(c[i]!));
  }
  return out;
});

export const unprovenRecursive = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const rec = (list: string[], i: number): void => {
    if (i >= list.length) return;
    list.pop();
    out.push(show(list[i]!));
    rec(list, i + 1);
  };
  rec([...xs], 0);
  return out;
});

export const unprovenBumped = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let i = 0;
  const bump = () => {
    i += 1;
    return '';
  };
  while (i < xs.length) {
    bump();
    out.push(show(xs[i]!));
  }
  return out;
});

export const unprovenPrefix = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  let i = 0;
  while (i < xs.length) {
    out.push(show(xs[i]!) + show(xs[++i]!));
  }
  return out;
});

export const unprovenSorted = workflow(async ({ xs }: { xs: string[] }) => {
  const c = [...xs];
  const s = c.sort();
  const out: string[] = [];
  for (let i = 0; i < c.length; i++) {
    s.pop();
    out.push(show(c[i]!));
  }
  return out;
});

const texts = [
  { xs: ['b', 'a', 'b', ''] },
  { xs: [] },
  { xs: ['q'] },
  { xs: ['é', 'z', 'y'] },
  { xs: ['1', '2', '3', '4', '5', '6'] },
];
const pairs = texts.flatMap(({ xs }) => texts.map((other) => ({ xs, ys: other.xs })));
/** What is taken apart comes before the defaults in the pattern. */
export const unprovenInDefault = workflow(async ({ xs }: { xs: string[] }) => {
  const list = [...xs];
  if (list.length === 0) return 'none';
  const { size = list[0]!.length } = { size: undefined, text: list.pop() } as {
    size?: number | undefined;
    text?: string | undefined;
  };
  return size;
});

export const unprovenInAssignedDefault = workflow(async ({ xs }: { xs: string[] }) => {
  const list = [...xs];
  let size = 0;
  if (list.length === 0) return 'none';
  ({ size = list[0]!.length } = { size: undefined, text: list.pop() } as {
    size?: number | undefined;
    text?: string | undefined;
  });
  return size;
});

export const unprovenGivenByPattern = workflow(async ({ xs, at }: { xs: string[]; at: number[] }) => {
  let first = 0;
  let second = 0;
  [first = 0] = at;
  ({ second = 0 } = { second: at[1] });
  const texts: string[] = [];
  if (first < xs.length) texts.push(show(xs[first]!));
  if (second < xs.length) texts.push(show(xs[second]!));
  return texts;
});

export const unprovenAfterLength = workflow(async ({ xs }: { xs: string[] }) => {
  const list = [...xs];
  if (list.length === 0) return 'none';
  list['length'] = 0;
  return list[0]!.length;
});

export default cases(
  {
    unprovenInDefault: { inputs: texts },
    unprovenInAssignedDefault: { inputs: texts },
    unprovenGivenByPattern: {
      inputs: [[], [0], [-1], [0.5, 2], [3, -2], [1, 0.5]].map((at) => ({ xs: ['a', 'b'], at })),
    },
    unprovenAfterLength: { inputs: texts },
    unprovenAlias: { inputs: texts },
    unprovenOwnPop: { inputs: texts },
    unprovenClosure: { inputs: texts },
    unprovenOtherFile: { inputs: texts },
    unprovenSkipped: { inputs: texts },
    unprovenBeside: { inputs: texts },
    unprovenBelowZero: { inputs: texts },
    unprovenEnd: { inputs: texts },
    unprovenFraction: { inputs: texts },
    unprovenRemainder: { inputs: texts },
    unprovenReplaced: { inputs: texts },
    unprovenCountedBack: { inputs: texts },
    unprovenAfterLast: { inputs: texts },
    unprovenProperty: { inputs: texts },
    unprovenTwoNames: { inputs: texts },
    unprovenTwice: { inputs: texts },
    unprovenLoop: { inputs: texts },
    unprovenConstant: { inputs: texts },
    unprovenCrossing: { inputs: texts },
    unprovenFixed: { inputs: texts },
    unprovenTaker: { inputs: texts },
    unprovenSplice: { inputs: texts },
    unprovenRecursive: { inputs: texts },
    unprovenBumped: { inputs: texts },
    unprovenPrefix: { inputs: texts },
    unprovenSorted: { inputs: texts },
    unprovenStart: { inputs: texts.flatMap(({ xs }) => [0, 1, -1, 0.5].map((n) => ({ xs, n }))) },
    unprovenOtherList: { inputs: pairs },
  },
  () => ({ Price: ({ id }: { id: string }) => id.length + 1 }),
);
