/** `Map`s of functions: handlers by kind, asked for with `get` and `has`, gone through, counted, made of pairs and of tables. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const other = lambda.fn<{ n: number }, number>('Other');

interface In {
  kind: string;
  n: number;
}
type Step = (n: number) => Promise<number>;

async function double(n: number): Promise<number> {
  return (await work({ n })) * 2;
}
const single: Step = (n) => work({ n });

const steps = new Map<string, Step>([
  ['single', single],
  ['double', double],
  ['plain', async (n) => n + 0.5],
]);
const sync: ReadonlyMap<string, (n: number) => number> = new Map([
  ['add', (n: number) => n + 1],
  ['less', (n: number) => n - 1],
]);

export const optional = workflow(async ({ kind, n }: In) => [
  (await steps.get(kind)?.(n)) ?? 'none',
  sync.get(kind)?.(n) ?? 'nothing',
  sync.get('add')?.(n),
  sync.get('nobody')?.(n) ?? 'nobody',
]);

export const guarded = workflow(async ({ kind, n }: In) => {
  if (!steps.has(kind)) return ['unknown', steps.has('single'), steps.has('nobody'), steps.size];
  return [await steps.get(kind)!(n)];
});

export const keptInName = workflow(async ({ kind, n }: In) => {
  const step = steps.get(kind);
  if (!step) throw new RangeError(`no ${kind}`);
  const first = await step(n);
  return first + (await step(first));
});

export const missing = workflow(async ({ kind, n }: In) => {
  try {
    return await steps.get(kind)!(await other({ n }));
  } catch (error) {
    return (error as Error).name;
  }
});

export const tested = workflow(async ({ kind, n }: In) => {
  const fallback: Step = steps.get(kind) ?? (async (value) => -value);
  const out: unknown[] = [steps.get(kind) === undefined, steps.get(kind) !== undefined, !steps.get(kind)];
  if (steps.get(kind)) out.push('there');
  out.push(steps.get(kind) ? 1 : 2, typeof steps.get(kind), await fallback(n));
  return out;
});

export const goneThrough = workflow(async ({ kind, n }: In) => {
  const handlers = new Map<string, Step>([
    ['2', single],
    ['1', async (value) => value + n],
    ['b', double],
  ]);
  const out: unknown[] = [];
  for (const [name, run] of handlers) {
    if (name === kind) continue;
    out.push([name, await run(n)]);
  }
  for (const key of handlers.keys()) out.push(key);
  for (const run of handlers.values()) out.push(await run(2));
  for (const [key, run] of handlers.entries()) if (key === '2') out.push(await run(3));
  return [out, [...handlers.keys()], handlers.size];
});

export const asLists = workflow(async ({ n }: In) => [
  [...sync].map(([name, change]) => `${name}${change(n)}`),
  [...sync.values()].map((change) => change(n)),
  [...sync.entries()].map(([name]) => name),
  Array.from(sync.keys()),
  Array.from(sync.values()).reduce((value, change) => change(value), n),
  [...sync.keys()].join(),
]);

export const together = workflow(async ({ n }: In) => Promise.all([...steps.values()].map((step) => step(n))));

/** A later pair replaces an earlier one, in its place. */
export const replaced = workflow(async ({ kind, n }: In) => {
  const handlers = new Map<string, Step>([
    ['a', single],
    ['b', single],
    ['a', async (value) => value * 100],
  ]);
  return [[...handlers.keys()], handlers.size, (await handlers.get(kind)?.(n)) ?? 'none'];
});

export const chained = workflow(async ({ kind, n }: In) => {
  const handlers = new Map<string, Step>().set('a', single).set('b', double).set('a', double);
  return [(await handlers.get(kind)?.(n)) ?? 'none', [...handlers.keys()]];
});

export const copies = workflow(async ({ kind, n }: In) => {
  const table = { a: single, b: double };
  const handlers = new Map<string, Step>(Object.entries(table));
  const copy = new Map(handlers);
  const empty = new Map<string, Step>();
  return [(await copy.get(kind)?.(n)) ?? 'none', copy.size, empty.size, empty.has(kind), empty.get(kind) === undefined];
});

/** Numbers, booleans and text are different keys. */
export const keysOfAllKinds = workflow(async ({ n }: In) => {
  const handlers = new Map<string | number | boolean, (n: number) => string>([
    [1, (value) => `number ${value}`],
    ['1', (value) => `text ${value}`],
    [true, (value) => `boolean ${value}`],
    [0, () => 'zero'],
  ]);
  const keys = [n, `${n}`, n === 1, -n, NaN];
  return [keys.map((key) => handlers.get(key)?.(n) ?? 'none'), keys.map((key) => handlers.has(key))];
});

interface Plan {
  label: string;
  run: Step;
}
const plans = new Map<string, Plan>([
  ['basic', { label: 'Basic', run: single }],
  ['team', { label: 'Team', run: double }],
]);

export const objects = workflow(async ({ kind, n }: In) => {
  const plan = plans.get(kind);
  const labels = [...plans.values()].map(({ label }) => label);
  if (!plan) return [labels, plans.get(kind)?.label ?? 'none', (await plans.get('team')?.run(n)) ?? 0];
  return [labels, plan.label, await plan.run(n)];
});

export const objectMissing = workflow(async ({ kind, n }: In) => {
  const out: unknown[] = [];
  try {
    out.push(plans.get(kind)!.label);
  } catch (error) {
    out.push((error as Error).message);
  }
  try {
    out.push(await plans.get(kind)!.run(await other({ n })));
  } catch (error) {
    out.push((error as Error).name);
  }
  try {
    const { label } = plans.get(kind)!;
    out.push(label);
  } catch (error) {
    out.push((error as Error).name);
  }
  return out;
});

const tasks = new Map([
  ['work', work],
  ['other', other],
]);

export const ofTasks = workflow(async ({ kind, n }: In) => {
  const task = tasks.get(kind);
  const first = task ? await task({ n }) : 'none';
  const second = (await tasks.get(kind)?.({ n: n + 1 })) ?? 'nothing';
  const [third, fourth] = await Promise.all([tasks.get('work')!({ n: 7 }), tasks.get('other')!({ n: 8 })]);
  return [first, second, third, fourth];
});

async function dispatch(handlers: ReadonlyMap<string, Step>, { kind, n }: In): Promise<unknown> {
  const handler = handlers.get(kind);
  return handler ? handler(n) : `no ${kind} of ${handlers.size}`;
}
function makeHandlers(factor: number): Map<string, Step> {
  return new Map<string, Step>([
    ['a', async (n) => factor * n],
    ['b', async (n) => factor + (await work({ n }))],
  ]);
}

export const passedOn = workflow(async (input: In) => [
  await dispatch(steps, input),
  await dispatch(makeHandlers(input.n + 1), input),
  await dispatch(new Map<string, Step>([['c', single]]), input),
]);

export const closures = workflow(async ({ kind, n }: In) => {
  let calls = 0;
  const handlers = new Map<string, () => Promise<void>>([
    [
      'a',
      async () => {
        calls += 1;
      },
    ],
    [
      'b',
      async () => {
        calls += await work({ n });
      },
    ],
  ]);
  for (const letter of kind) await handlers.get(letter)?.();
  return calls;
});

type Name = 'add' | 'less';

export const keysKnown = workflow(async ({ names }: { names: Name[] }) =>
  names.map((name, index) => sync.get(name)!(index)),
);

export const fails = workflow(async ({ kind, n }: In) => {
  const handlers = new Map<string, Step>([['b', (value) => work({ n: -value })]]);
  try {
    return (await handlers.get(kind)?.(n)) ?? 'none';
  } catch (error) {
    return (error as Error).name;
  }
});

/** What changes while the workflow runs, and keys that are not known. */
export const changed = workflow(async ({ kind, n }: In) => {
  const handlers = new Map<string, Step>([['a', single]]);
  if (n > 1) handlers.set(kind, double);
  return (await handlers.get(kind)?.(n)) ?? 'none';
});

export const deleted = workflow(async ({ kind, n }: In) => {
  const handlers = new Map<string, Step>([['a', single]]);
  handlers.delete(kind);
  return (await handlers.get('a')?.(n)) ?? 'none';
});

export const keyFromInput = workflow(async ({ kind, n }: In) => {
  const handlers = new Map<string, Step>([[kind, single]]);
  return (await handlers.get('a')?.(n)) ?? 'none';
});

const inputs = [
  { kind: 'single', n: 1 },
  { kind: 'double', n: 2 },
  { kind: 'plain', n: 0 },
  { kind: 'add', n: 3 },
  { kind: 'a', n: 4 },
  { kind: 'b', n: 1 },
  { kind: '', n: 1 },
];
const kinds = [
  { kind: 'basic', n: 1 },
  { kind: 'team', n: 2 },
  { kind: 'x', n: 3 },
];

export default cases(
  {
    optional: { inputs },
    guarded: { inputs },
    keptInName: { inputs },
    missing: { inputs },
    tested: { inputs },
    goneThrough: { inputs: [...inputs, { kind: '1', n: 2 }] },
    asLists: { inputs: [{ kind: '', n: 5 }] },
    together: { inputs: [{ kind: '', n: 5 }], concurrent: true },
    replaced: { inputs },
    chained: { inputs },
    copies: { inputs },
    keysOfAllKinds: { inputs: [1, 0, 2].map((n) => ({ kind: '', n })) },
    objects: { inputs: kinds },
    objectMissing: { inputs: kinds },
    ofTasks: { inputs: [...kinds, { kind: 'work', n: 1 }, { kind: 'other', n: 2 }], concurrent: true },
    passedOn: { inputs },
    closures: { inputs: [...inputs, { kind: 'abba', n: 2 }] },
    keysKnown: { inputs: [{ names: [] }, { names: ['add', 'less', 'add'] }] },
    fails: { inputs },
    changed: { refused: 'STEP1002' },
    deleted: { refused: 'STEP1002' },
    keyFromInput: { refused: 'STEP1002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n < 0) throw new TaskFailure('Negative', `${n}`);
      return n * 3 + 1;
    },
    Other: ({ n }: { n: number }) => n - 10,
  }),
);
