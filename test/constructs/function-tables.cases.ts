/** Tables and lists of functions: handlers by key, steps in order, validators, objects with functions and data, spread arguments. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');

const handlers = {
  double: async (x: number) => work({ n: x * 2 }),
  log: async (x: number) => {
    await log({ text: `${x}` });
    return 0;
  },
  plain: async (x: number) => x,
};

interface Kind {
  kind: keyof typeof handlers;
  x: number;
}

export const handlerByKey = workflow(async ({ kind, x }: Kind) => handlers[kind](x));

export const handlerKept = workflow(async ({ kind, x }: Kind) => {
  const handle = handlers[kind];
  const first = await handle(x);
  return first + (await handle(first));
});

export const handlersTogether = workflow(async ({ kind, x }: Kind) =>
  Promise.all([handlers[kind](x), handlers.double(x + 1)]),
);

const operations = { add: (x: number, y: number) => x + y, subtract: (x: number, y: number) => x - y } as const;

export const operationByKey = workflow(async ({ steps }: { steps: { op: keyof typeof operations; by: number }[] }) =>
  steps.reduce((value, { op, by }) => operations[op](value, by), 10),
);

export const handlerMaybe = workflow(async ({ kind, x }: { kind: string; x: number }) => {
  const table: Record<string, (n: number) => Promise<number>> = {
    one: async (n) => work({ n }),
    two: async (n) => n + 2,
  };
  const handle = table[kind];
  if (!handle) throw new RangeError(`no ${kind}`);
  return handle(x);
});

export const handlerFallback = workflow(async ({ kind, x }: { kind: string; x: number }) => {
  const table: Record<string, (n: number) => number> = { one: (n) => n + 1, two: (n) => n + 2 };
  const change = table[kind] ?? ((n: number) => -n);
  return { value: change(x), maybe: table[kind]?.(x) ?? 'none' };
});

export const handlerMissing = workflow(async ({ kind, x }: { kind: string; x: number }) => {
  const table: Record<string, (n: number) => number> = { one: (n) => n + 1 };
  try {
    return (table[kind] as (n: number) => number)(x);
  } catch (error) {
    return (error as Error).name;
  }
});

const plans = {
  basic: { label: 'Basic', price: (seats: number) => seats * 5 },
  team: { label: 'Team', price: (seats: number) => (seats > 10 ? seats * 3 : seats * 4) },
};

export const tableWithData = workflow(async ({ plan, seats }: { plan: keyof typeof plans; seats: number }) => {
  const { label, price } = plans[plan];
  return { label, total: price(seats), same: plans[plan].label === label, team: plans.team.price(seats) };
});

const steps = [
  async (x: number) => work({ n: x }),
  async (x: number) => x + 1,
  async (x: number) => {
    await log({ text: `${x}` });
    return x;
  },
];

export const stepsInOrder = workflow(async ({ x }: { x: number }) => {
  let value = x;
  for (const step of steps) value = await step(value);
  return { value, steps: steps.length };
});

export const stepsLeave = workflow(async ({ x }: { x: number }) => {
  let value = x;
  for (const step of steps) {
    if (value > 3) break;
    value = await step(value);
  }
  return value;
});

export const stepsByIndex = workflow(async ({ x }: { x: number }) => {
  const [first, second] = steps;
  if (!first || !second) return 0;
  let sum = (await first(x)) + (await second(x));
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step) sum += await step(i);
  }
  return sum;
});

export const stepsTogether = workflow(async ({ x }: { x: number }) => Promise.all([...steps].map((step) => step(x))));

const rules: { name: string; holds: (x: number) => boolean }[] = [
  { name: 'positive', holds: (x) => x > 0 },
  { name: 'small', holds: (x) => x < 100 },
  { name: 'even', holds: (x) => x % 2 === 0 },
];

export const rulesChecked = workflow(async ({ x }: { x: number }) => {
  const broken = rules.filter(({ holds }) => !holds(x)).map(({ name }) => name);
  return {
    broken,
    all: rules.every((rule) => rule.holds(x)),
    some: rules.some((rule) => rule.holds(x)),
    values: [(n: number) => n + 1, (n: number) => n * 2].map((f) => f(x)),
    piped: [(n: number) => n + 1, (n: number) => n * 2].reduce((value, f) => f(value), x),
  };
});

export const sagaOfSteps = workflow(async ({ a, b }: { a: number; b: number }) => {
  const saga = [
    { name: 'first', run: () => work({ n: a }), undo: () => log({ text: `undo ${a}` }) },
    { name: 'second', run: () => work({ n: b }), undo: () => log({ text: `undo ${b}` }) },
  ];
  const done: string[] = [];
  let index = 0;
  try {
    for (const step of saga) {
      await step.run();
      done.push(step.name);
      index += 1;
    }
    return { done };
  } catch (error) {
    for (const step of saga.slice(0, index).reverse()) await step.undo();
    return { done, failed: (error as Error).name };
  }
});

const sum = (...list: number[]) => list.reduce((total, n) => total + n, 0);
const three = (x: number, y: number, z = 5) => x * 100 + y * 10 + z;
const labelled = (label: string, ...list: number[]) => `${label}:${list.join()}`;
const forwarded = (...list: number[]) => sum(...list) + sum(1, ...list, 2);
const both = async (...pair: [number, number]) => work({ n: pair[0] + pair[1] });
const wrapped =
  <A extends unknown[], R>(call: (...given: A) => R) =>
  (...given: A) => ({ result: call(...given) });

export const spreadLists = workflow(async ({ list }: { list: number[] }) => [
  sum(...list),
  sum(1, ...list, 2, ...list),
  Math.max(...list),
  Math.min(0, ...list),
  labelled('x', ...list),
  labelled(...(['y', ...list] as [string, ...number[]])),
  forwarded(...list),
]);

export const spreadTuples = workflow(async ({ pair }: { pair: [number, number] }) => [
  three(...pair),
  three(...([1, 2, 3] as const)),
  three(1, ...([2] as [number])),
  await both(...pair),
  wrapped((x: number, y: number) => x - y)(...pair),
]);

export const spreadOptional = workflow(async ({ given }: { given: [number, number, number?] }) => three(...given));

export const spreadCodes = workflow(async ({ list }: { list: number[] }) => {
  const all = [1];
  all.push(...list);
  all.unshift(...list, 9);
  return [all, String.fromCharCode(...list), String.fromCharCode(72, ...list), String.fromCodePoint(...list)];
});

const kinds = ['double', 'log', 'plain'].map((kind, index) => ({ kind, x: index - 1 }));
const lists = [{ list: [1, 2, 3] }, { list: [5] }, { list: [] }];

/** The handler is known to be there, so that errors are its own. */
export const tablesTested = workflow(async ({ events }: { events: { kind: string; n: number }[] }) => {
  const handlers: Record<string, (n: number) => Promise<string>> = {
    once: async (n) => `once ${n}`,
    never: async (n) => {
      throw new Error(`never ${n}`);
    },
  };
  const texts: string[] = [];
  for (const { kind, n } of events) {
    const handler = handlers[kind];
    if (!handler) continue;
    try {
      texts.push(await handler(n));
    } catch (error) {
      texts.push((error as Error).message);
    }
  }
  return texts;
});

const undoable = [
  { name: 'one', run: async (n: number) => work({ n }), undo: async (n: number) => log({ text: `undo one ${n}` }) },
  {
    name: 'two',
    run: async (n: number) => work({ n: n + 1 }),
    undo: async (n: number) => log({ text: `undo two ${n}` }),
  },
];

// The first of a list is found, too: it is there, whatever number stands for it.
export const stepFound = workflow(async ({ name }: { name: string }) => {
  const step = undoable.find((one) => one.name === name);
  const x = step ? await step.run(20) : -1;
  const y = await step?.run(30);
  if (!step) return 'nobody';
  return { x, y, there: step !== undefined, label: step.name };
});

export const stepFoundAtOnce = workflow(async ({ names }: { names: string[] }) => {
  for (const name of names.reverse()) await undoable.find((one) => one.name === name)?.undo(names.length);
  return names;
});

export const stepAtIndex = workflow(async ({ at }: { at: number }) => {
  const steps = [async (n: number) => work({ n }), async (n: number) => work({ n: n * 2 })];
  const step = steps[at];
  const x = step ? await step(at) : 'none';
  const y = await steps.at(at)?.(7);
  return { x, y: y ?? 'none', z: (step && (await step(1))) ?? 'none' };
});

export default cases(
  {
    tablesTested: {
      inputs: [
        { events: [] },
        {
          events: [
            { kind: 'once', n: 1 },
            { kind: 'other', n: 2 },
            { kind: 'never', n: 3 },
          ],
        },
      ],
    },
    stepFound: { inputs: [{ name: 'one' }, { name: 'two' }, { name: 'three' }] },
    stepFoundAtOnce: { inputs: [{ names: ['one', 'two', 'three'] }, { names: ['two', 'one'] }, { names: [] }] },
    stepAtIndex: { inputs: [{ at: 0 }, { at: 1 }, { at: 2 }, { at: -1 }] },
    handlerByKey: { inputs: kinds },
    handlerKept: { inputs: kinds },
    handlersTogether: { inputs: kinds, concurrent: true },
    operationByKey: {
      inputs: [
        { steps: [] },
        {
          steps: [
            { op: 'add', by: 1 },
            { op: 'subtract', by: 3 },
          ],
        },
      ],
      transitions: 1,
    },
    handlerMaybe: {
      inputs: [
        { kind: 'one', x: 1 },
        { kind: 'two', x: 1 },
        { kind: 'three', x: 1 },
        { kind: '', x: 1 },
      ],
    },
    handlerFallback: {
      inputs: [
        { kind: 'one', x: 1 },
        { kind: 'two', x: 0 },
        { kind: 'three', x: 1 },
      ],
      transitions: 2,
    },
    handlerMissing: {
      inputs: [
        { kind: 'one', x: 1 },
        { kind: 'two', x: 0 },
      ],
    },
    tableWithData: {
      inputs: [
        { plan: 'basic', seats: 2 },
        { plan: 'team', seats: 11 },
      ],
      transitions: 1,
    },
    stepsInOrder: { inputs: [{ x: 1 }, { x: 0 }] },
    stepsLeave: { inputs: [{ x: 1 }, { x: 2 }, { x: 9 }] },
    stepsByIndex: { inputs: [{ x: 1 }] },
    stepsTogether: { inputs: [{ x: 1 }], concurrent: true },
    rulesChecked: { inputs: [{ x: 1 }, { x: -2 }, { x: 100 }, { x: 0 }] },
    sagaOfSteps: {
      inputs: [
        { a: 1, b: 2 },
        { a: 1, b: -2 },
        { a: -1, b: 2 },
      ],
    },
    spreadLists: { inputs: lists, transitions: 1 },
    spreadTuples: { inputs: [{ pair: [1, 2] }, { pair: [0, 0] }] },
    spreadOptional: { inputs: [{ given: [1, 2] }, { given: [1, 2, 0] }], transitions: 1 },
    spreadCodes: { inputs: [{ list: [65, 66] }, { list: [] }, { list: [228] }], transitions: 1 },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n < 0) throw new TaskFailure('Negative', `n is ${n}`);
      return n * 2;
    },
    Log: () => undefined,
  }),
);
