/** Pure helpers: loops, local mutation, early returns, recursion, imports; called from arguments, conditions and callbacks. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';
import { countries, taxOf } from './fixtures/tables.ts';

interface Line {
  sku: string;
  quantity: number;
  price: number;
}

const save = lambda.fn<{ total: number; label: string }, string>('Save');

const totalOf = (lines: readonly Line[]): number => {
  let total = 0;
  for (const line of lines) {
    if (line.quantity <= 0) continue;
    total += line.quantity * line.price;
  }
  return Math.round(total * 100) / 100;
};

function labelOf(lines: readonly Line[]): string {
  if (lines.length === 0) return 'empty';
  const [first, ...rest] = lines;
  return rest.length === 0 ? `${first?.sku}` : `${first?.sku} and ${rest.length} more`;
}

export const pureTotal = workflow(async ({ lines }: { lines: Line[] }) => ({
  total: totalOf(lines),
  label: labelOf(lines),
}));

export const pureInTaskArguments = workflow(async ({ lines }: { lines: Line[] }) =>
  save({ total: totalOf(lines) + taxOf('eu', totalOf(lines)), label: labelOf(lines) }),
);

export const pureGroupBy = workflow(async ({ lines }: { lines: Line[] }) => {
  const groups: Record<string, Line[]> = {};
  for (const line of lines) {
    groups[line.sku] = [...(groups[line.sku] ?? []), line];
  }
  return Object.entries(groups).map(([sku, all]) => ({ sku, count: all.length, total: totalOf(all) }));
});

export const pureBubbleSort = workflow(async ({ list }: { list: number[] }) => {
  const sorted = [...list];
  for (let i = 0; i < sorted.length; i++) {
    for (let j = 0; j + 1 < sorted.length - i; j++) {
      const a = sorted[j] ?? 0;
      const b = sorted[j + 1] ?? 0;
      if (a > b) {
        sorted[j] = b;
        sorted[j + 1] = a;
      }
    }
  }
  return sorted;
});

export const purePrimes = workflow(async ({ limit }: { limit: number }) => {
  const primes: number[] = [];
  next: for (let n = 2; n <= limit; n++) {
    for (const p of primes) {
      if (p * p > n) break;
      if (n % p === 0) continue next;
    }
    primes.push(n);
  }
  return primes;
});

export const pureFibonacci = workflow(async ({ n }: { n: number }) => {
  const fibonacci = (k: number): number => (k < 2 ? k : fibonacci(k - 1) + fibonacci(k - 2));
  let a = 0;
  let b = 1;
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  return { loop: a, recursive: fibonacci(n) };
});

export const pureParser = workflow(async ({ text }: { text: string }) => {
  const tokens: string[] = [];
  let current = '';
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) {
      tokens.push(current);
      current = '';
    } else current += character;
  }
  tokens.push(current);
  return { tokens, complete: !quoted };
});

export const pureCondition = workflow(async ({ lines }: { lines: Line[] }) => {
  const isLarge = (all: Line[]) => all.some((line) => line.quantity > 10) || totalOf(all) > 100;
  if (isLarge(lines)) return await save({ total: totalOf(lines), label: 'large' });
  return 'small';
});

export const pureInCallbacks = workflow(async ({ orders }: { orders: { lines: Line[] }[] }) =>
  orders
    .map((order) => totalOf(order.lines))
    .filter((total) => total > 0)
    .sort((a, b) => b - a),
);

export const pureDeepUpdate = workflow(
  async ({ tree }: { tree: { name: string; tags: string[]; sub: { n: number } } }) => {
    const copy = structuredClone(tree);
    copy.name += '!';
    copy.tags.push('new');
    copy.sub.n++;
    return { tree, copy };
  },
);

export const pureFlatten = workflow(async ({ nested }: { nested: Nested }) => {
  const flatten = (value: Nested): number[] =>
    Array.isArray(value) ? value.flatMap((item) => flatten(item)) : [value];
  return flatten(nested);
});

type Nested = number | Nested[];

export const pureImported = workflow(async ({ net }: { net: number }) => [
  taxOf('eu', net),
  taxOf('us', net),
  countries('eu'),
]);

export const pureStateMachine = workflow(async ({ steps }: { steps: string[] }) => {
  let state: 'idle' | 'running' | 'done' = 'idle';
  const history: string[] = [];
  for (const step of steps) {
    switch (state) {
      case 'idle':
        if (step === 'start') state = 'running';
        break;
      case 'running':
        if (step === 'stop') state = 'done';
        else if (step === 'reset') state = 'idle';
        break;
      case 'done':
        return { state, history, ignored: step };
    }
    history.push(state);
  }
  return { state, history };
});

const lines = [
  {
    lines: [
      { sku: 'a', quantity: 2, price: 1.15 },
      { sku: 'b', quantity: 1, price: 3 },
      { sku: 'a', quantity: 0, price: 9 },
    ],
  },
  { lines: [] },
  { lines: [{ sku: 'x', quantity: 11, price: 0.1 }] },
  { lines: [{ sku: '', quantity: -1, price: 5 }] },
];

const groupBy = <T>(list: T[], keyOf: (item: T) => string): Record<string, T[]> => {
  const groups: Record<string, T[]> = {};
  for (const item of list) {
    const key = keyOf(item);
    if (!groups[key]) groups[key] = [];
    groups[key].push(item);
  }
  return groups;
};

export const pureGenericGroups = workflow(async ({ items }: { items: { sku: string; n: number }[] }) => {
  const groups = groupBy(items, (item) => item.sku.slice(0, 1));
  return Object.entries(groups).map(([key, own]) => ({ key, sum: own.reduce((sum, { n }) => sum + n, 0), own }));
});

export default cases(
  {
    pureGenericGroups: {
      inputs: [
        { items: [] },
        { items: [{ sku: 'a1', n: 1 }] },
        {
          items: [
            { sku: 'a1', n: 1 },
            { sku: 'b', n: -2 },
            { sku: 'a2', n: 3 },
            { sku: '', n: 0 },
          ],
        },
      ],
    },
    pureTotal: { inputs: lines, transitions: 1 },
    pureInTaskArguments: { inputs: lines, transitions: 1 },
    pureGroupBy: { inputs: lines, transitions: 1 },
    pureBubbleSort: {
      inputs: [{ list: [3, 1, 2] }, { list: [] }, { list: [1] }, { list: [2, 2, -1, 0] }],
      transitions: 1,
    },
    purePrimes: { inputs: [{ limit: 30 }, { limit: 1 }, { limit: 2 }], transitions: 1 },
    pureFibonacci: { inputs: [{ n: 10 }, { n: 0 }, { n: 1 }], transitions: 1 },
    pureParser: {
      inputs: [{ text: 'a,"b,c",d' }, { text: '' }, { text: ',' }, { text: '"open' }, { text: 'é,😀' }],
      transitions: 1,
    },
    pureCondition: { inputs: lines },
    pureInCallbacks: { inputs: [{ orders: lines }, { orders: [] }, { orders: lines.slice(0, 1) }], transitions: 1 },
    pureDeepUpdate: {
      inputs: [{ tree: { name: 'n', tags: ['t'], sub: { n: 1 } } }, { tree: { name: '', tags: [], sub: { n: 0 } } }],
      transitions: 1,
    },
    pureFlatten: {
      inputs: [{ nested: [1, [2, [3, []]], [[4]]] }, { nested: 5 }, { nested: [] }, { nested: [[]] }],
      transitions: 1,
    },
    pureImported: { inputs: [{ net: 10.5 }, { net: 0 }, { net: 0.025 }], transitions: 1 },
    pureStateMachine: {
      inputs: [{ steps: ['start', 'x', 'stop', 'more'] }, { steps: [] }, { steps: ['start', 'reset', 'start'] }],
      transitions: 1,
    },
  },
  () => ({ Save: ({ total, label }: { total: number; label: string }) => `${label}: ${total}` }),
);
