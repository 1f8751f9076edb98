/** What the programs are run on: inputs, and what performs their tasks. */
import type { Json } from '../src/asl/index.ts';
import { type LambdaHandler, LocalRuntime, TaskError } from '../src/runtime/index.ts';

/** One run of a program. */
export interface Scenario {
  /** Exported name of the program, and of its hand-written definition. */
  readonly program: string;
  readonly title: string;
  readonly input: Json;
  readonly functions: Readonly<Record<string, LambdaHandler>>;
}

const items = Array.from({ length: 10 }, (_, index) => index + 1);
const refuse = (name: string) => async (): Promise<never> => {
  throw Object.assign(new Error('refused'), { name });
};

const shop: Scenario['functions'] = {
  Reserve: async (event) => {
    const { orderId, line } = event as { orderId: string; line: { sku: string } };
    return line.sku === 'teapot' ? { available: false } : { available: true, id: `${orderId}/${line.sku}`, price: 8 };
  },
  Release: async () => null,
  Charge: async (event) => {
    const { card } = event as { card: string };
    return card === 'bad' ? refuse('CardDeclined')() : { receipt: 'r' };
  },
  Pack: async () => ({ id: 'p', packed: false }),
  Track: async () => ({ id: 'p', packed: true }),
  PrintLabel: async (event) => (event as { sku: string }).sku,
};
const order = (card: string, ...skus: readonly string[]): Json => ({
  orderId: 'o',
  card,
  lines: skus.map((sku) => ({ sku, quantity: 2 })),
});
const numbers: Scenario['functions'] = {
  Score: async (event) => {
    const { item, total } = event as { item: number; total: number };
    return 2 * total + item;
  },
  Price: async (event) => (event as { item: number }).item,
  Work: async (event) => (event as { item: number }).item * 2,
};

export const SCENARIOS: readonly Scenario[] = [
  {
    program: 'sequence',
    title: 'A  three tasks',
    input: { id: '1' },
    functions: {
      Reserve: async () => ({ price: 3 }),
      Charge: async () => ({ receipt: 'r' }),
      Notify: async () => ({ sent: true }),
    },
  },
  {
    program: 'decision',
    title: 'B  if/else',
    input: { amount: 500 },
    functions: { Review: async () => 'reviewed', Record: async (event) => ({ recorded: event }) },
  },
  { program: 'fold', title: 'C  loop, 10 items', input: { items }, functions: numbers },
  { program: 'fold', title: 'C  loop, no items', input: { items: [] }, functions: numbers },
  { program: 'sum', title: 'C′ accumulator, 10 items', input: { items }, functions: numbers },
  { program: 'sum', title: 'C′ accumulator, no items', input: { items: [] }, functions: numbers },
  {
    program: 'recovery',
    title: 'D  try/finally, success',
    input: { item: 1 },
    functions: { ...numbers, CleanUp: async () => null },
  },
  {
    program: 'recovery',
    title: 'D  try/finally, caught',
    input: { item: 1 },
    functions: { Work: refuse('Broken'), Compensate: async () => null, CleanUp: async () => null },
  },
  {
    program: 'recovery',
    title: 'D  try/finally, rethrown',
    input: { item: 1 },
    functions: { Work: refuse('Broken'), Compensate: refuse('Worse'), CleanUp: async () => null },
  },
  { program: 'parallelMap', title: 'E  Promise.all, 10 items', input: { items }, functions: numbers },
  { program: 'processOrder', title: 'order, shipped', input: order('good', 'cup', 'kettle'), functions: shop },
  { program: 'processOrder', title: 'order, declined', input: order('bad', 'cup', 'kettle'), functions: shop },
  { program: 'processOrder', title: 'order, out of stock', input: order('good', 'cup', 'teapot'), functions: shop },
];

/** A runtime in which the functions of a scenario, a table and a topic are at hand. */
export function runtimeFor({ functions }: Scenario): LocalRuntime {
  const runtime = new LocalRuntime({ functions });
  runtime.mock('arn:aws:states:::dynamodb:getItem', () => ({ Item: { id: { S: 'o' }, customer: { S: 'Ada' } } }));
  runtime.mock('arn:aws:states:::dynamodb:updateItem', () => ({}));
  runtime.mock('arn:aws:states:::dynamodb:putItem', () => {
    throw new TaskError('DynamoDB.InternalServerError', 'not part of any program');
  });
  return runtime;
}
