/** `for … of` over arrays and strings: sequential, with accumulators, jumps, patterns, existing variables and changed lists. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Line {
  sku: string;
  quantity?: number;
}

const price = lambda.fn<{ sku: string }, number>('Price');
const note = lambda.fn<{ text: string }, { ok: true }>('Note');

export const forOfPureSum = workflow(async (input: { list: number[] }) => {
  let sum = 0;
  for (const item of input.list) sum += item;
  return sum;
});

export const forOfTaskSum = workflow(async (input: { lines: Line[] }) => {
  let total = 0;
  for (const line of input.lines) {
    total += (await price({ sku: line.sku })) * (line.quantity ?? 1);
  }
  return { total };
});

export const forOfTaskOnly = workflow(async (input: { lines: Line[] }) => {
  for (const line of input.lines) {
    await note({ text: line.sku });
  }
});

export const forOfTaskBreak = workflow(async (input: { lines: Line[] }) => {
  let found: string | null = null;
  for (const { sku } of input.lines) {
    if ((await price({ sku })) > 2) {
      found = sku;
      break;
    }
  }
  return found;
});

export const forOfTaskContinue = workflow(async (input: { lines: Line[] }) => {
  const prices: number[] = [];
  for (const { sku, quantity = 1 } of input.lines) {
    if (quantity === 0) continue;
    prices.push(await price({ sku }));
  }
  return prices;
});

export const forOfTaskReturn = workflow(async (input: { lines: Line[] }) => {
  for (const line of input.lines) {
    const cost = await price({ sku: line.sku });
    if (cost > 2) return { line, cost };
  }
  return 'none';
});

export const forOfPureReturn = workflow(async (input: { lines: Line[] }) => {
  for (const { sku, quantity = 1 } of input.lines) {
    if (quantity > 2) return sku;
  }
  return null;
});

export const forOfNestedTasks = workflow(async (input: { groups: string[][] }) => {
  const seen: string[] = [];
  for (const group of input.groups) {
    for (const sku of group) {
      seen.push(`${sku}=${await price({ sku })}`);
    }
    seen.push('|');
  }
  return seen;
});

export const forOfNestedPure = workflow(async (input: { groups: string[][] }) => {
  let text = '';
  for (const group of input.groups) {
    for (const sku of group) {
      if (sku === 'stop') break;
      text += sku;
    }
    text += '|';
  }
  return text;
});

export const forOfString = workflow(async (input: { text: string }) => {
  const characters: string[] = [];
  for (const character of input.text) characters.push(character);
  return characters;
});

export const forOfStringTask = workflow(async (input: { text: string }) => {
  let total = 0;
  for (const character of input.text) total += await price({ sku: character });
  return total;
});

export const forOfEntries = workflow(async (input: { stock: Record<string, number> }) => {
  const seen: string[] = [];
  for (const [sku, count] of Object.entries(input.stock)) {
    seen.push(`${sku}:${count}:${await price({ sku })}`);
  }
  return seen;
});

export const forOfIndexEntries = workflow(async (input: { list: string[] }) => {
  const seen: string[] = [];
  for (const [index, item] of input.list.entries()) seen.push(`${index}${item}`);
  return seen;
});

export const forOfExistingVariable = workflow(async (input: { list: string[] }) => {
  let item = 'before';
  for (item of input.list) await note({ text: item });
  return item;
});

export const forOfExistingProperty = workflow(async (input: { list: string[] }) => {
  const state = { last: 'none', count: 0 };
  for (state.last of input.list) state.count += 1;
  return state;
});

export const forOfExistingPattern = workflow(async (input: { pairs: [string, number][] }) => {
  let name = '';
  let count = 0;
  for ([name, count = 7] of input.pairs) await note({ text: `${name}${count}` });
  return { name, count };
});

export const forOfGrowingList = workflow(async (input: { list: number[] }) => {
  const queue = [...input.list];
  const seen: number[] = [];
  for (const item of queue) {
    seen.push(item);
    if (item > 1) queue.push(item - 1);
    if (seen.length > 20) break;
  }
  return seen;
});

export const forOfGrowingListTask = workflow(async (input: { list: number[] }) => {
  const queue = [...input.list];
  let total = 0;
  for (const item of queue) {
    total += await price({ sku: 'x'.repeat(item) });
    if (item > 1) queue.push(item - 1);
  }
  return { total, queue };
});

export const forOfReassignedList = workflow(async (input: { list: number[] }) => {
  let list = input.list;
  const seen: number[] = [];
  for (const item of list) {
    list = [];
    seen.push(item);
    await note({ text: `${item}` });
  }
  return { list, seen };
});

export const forOfItemChanged = workflow(async (input: { list: number[] }) => {
  const seen: number[] = [];
  for (let item of input.list) {
    item += 1;
    seen.push(item);
  }
  return { seen, list: input.list };
});

export const forOfLiteral = workflow(async (input: { a: string; b?: string }) => {
  const answers: number[] = [];
  for (const sku of [input.a, input.b ?? 'fallback', 'fixed']) answers.push(await price({ sku }));
  return answers;
});

export const forOfTaskList = workflow(async (input: { sku: string }) => {
  let sum = 0;
  for (const n of [await price({ sku: input.sku }), 2]) sum += n;
  return sum;
});

const lines = [
  { lines: [{ sku: 'a' }, { sku: 'abc', quantity: 2 }, { sku: 'b', quantity: 0 }] },
  { lines: [] },
  { lines: [{ sku: 'only', quantity: 3 }] },
  { lines: [{ sku: '' }] },
];
const numbers = [{ list: [1, 2, 3] }, { list: [] }, { list: [3] }, { list: [0, 0] }];
const texts = [{ text: 'abc' }, { text: '' }, { text: 'x' }, { text: 'a😀é' }];
const groups = [{ groups: [['a', 'b'], [], ['stop', 'c']] }, { groups: [] }, { groups: [[]] }, { groups: [['x']] }];

export default cases(
  {
    forOfPureSum: { inputs: [...numbers, { list: [0.1, 0.2] }], transitions: 1 },
    // An index in Assign: Choice and Task per item, and the last Choice.
    forOfTaskSum: { inputs: lines, transitions: 8 },
    // A Map state with MaxConcurrency 1.
    forOfTaskOnly: { inputs: lines, transitions: 5 },
    forOfTaskBreak: { inputs: lines },
    forOfTaskContinue: { inputs: lines },
    forOfTaskReturn: { inputs: lines },
    forOfPureReturn: { inputs: lines, transitions: 1 },
    forOfNestedTasks: { inputs: groups },
    forOfNestedPure: { inputs: groups, transitions: 1 },
    forOfString: { inputs: texts, transitions: 1 },
    forOfStringTask: { inputs: texts },
    forOfEntries: { inputs: [{ stock: { a: 1, b: 2 } }, { stock: {} }, { stock: { one: 0 } }] },
    forOfIndexEntries: { inputs: [{ list: ['a', 'b'] }, { list: [] }, { list: ['z'] }], transitions: 1 },
    forOfExistingVariable: { inputs: [{ list: ['a', 'b'] }, { list: [] }, { list: [''] }] },
    forOfExistingProperty: { inputs: [{ list: ['a', 'b'] }, { list: [] }], transitions: 1 },
    forOfExistingPattern: {
      inputs: [
        {
          pairs: [
            ['a', 1],
            ['b', 0],
          ],
        },
        { pairs: [] },
      ],
    },
    forOfGrowingList: { inputs: numbers, transitions: 1 },
    forOfGrowingListTask: { inputs: numbers },
    forOfReassignedList: { inputs: numbers },
    forOfItemChanged: { inputs: numbers, transitions: 1 },
    forOfLiteral: { inputs: [{ a: 'x', b: 'yy' }, { a: '' }] },
    forOfTaskList: { inputs: [{ sku: 'abc' }] },
  },
  () => ({
    Price: ({ sku }: { sku: string }) => sku.length,
    Note: () => ({ ok: true }),
  }),
);
