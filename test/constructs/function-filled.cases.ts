/** Tables and maps of functions that are filled directly behind their declaration. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface In {
  kind: string;
  n: number;
}
type Step = (n: number) => Promise<number>;
type Steps = Record<string, Step>;

const single: Step = (n) => work({ n });
async function double(n: number): Promise<number> {
  return (await work({ n })) * 2;
}

export const table = workflow(async ({ kind, n }: In) => {
  const steps: Steps = {};
  steps.single = single;
  steps['double'] = double;
  steps.plain = async (value) => value + n;
  steps.single = async (value) => -value;
  const step = steps[kind];
  const out: unknown[] = [step ? await step(n) : 'none', (await steps[kind]?.(n + 1)) ?? 'nothing'];
  for (const [name, run] of Object.entries(steps)) out.push(name, await run(0));
  return out;
});

export const literal = workflow(async ({ kind, n }: In) => {
  const steps: Steps = { a: single, b: single };
  steps.b = double;
  steps.c = (value) => steps.a!(value * 10);
  return (await steps[kind]?.(n)) ?? Object.values(steps).length;
});

export const map = workflow(async ({ kind, n }: In) => {
  const steps = new Map<string, Step>();
  steps.set('a', single);
  steps.set('b', double);
  steps.set('a', (value) => steps.get('b')!(value + 1));
  const out: unknown[] = [steps.size, steps.has(kind), (await steps.get(kind)?.(n)) ?? 'none'];
  for (const [name, run] of steps) out.push(name, await run(n));
  return out;
});

export const mapOfPlans = workflow(async ({ kind, n }: In) => {
  const plans = new Map<string, { label: string; run: Step }>([['x', { label: 'X', run: single }]]);
  plans.set('a', { label: 'A', run: double });
  const plan = plans.get(kind);
  return plan ? [plan.label, await plan.run(n)] : [...plans.keys()];
});

interface Hooks {
  before?: Step;
  after?: Step | null;
  label: string;
}

export const hooks = workflow(async ({ kind, n }: In) => {
  const given: Hooks = { label: kind };
  given.after = null;
  given.before = single;
  return [given.label, (await given.before?.(n)) ?? 'none', given.after === null];
});

async function runAll(steps: Steps, n: number): Promise<number> {
  let value = n;
  for (const step of Object.values(steps)) value = await step(value);
  return value;
}

export const passedOn = workflow(async ({ n }: In) => {
  const steps: Steps = {};
  steps.first = single;
  steps.second = double;
  return [await runAll(steps, n), await runAll({ ...steps, third: single }, n)];
});

export const inLoop = workflow(async ({ kind, n }: In) => {
  const out: number[] = [];
  for (const letter of kind) {
    const steps = new Map<string, Step>();
    steps.set('a', async (value) => value + letter.length + out.length);
    steps.set('b', double);
    const step = steps.get(letter);
    if (step) out.push(await step(n));
  }
  return out;
});

/** What is put there later, or where it may be seen, stays refused. */
export const later = workflow(async ({ kind, n }: In) => {
  const steps: Steps = { a: single };
  const before = await steps.a!(n);
  steps.b = double;
  return [before, (await steps[kind]?.(n)) ?? 'none'];
});

export const inIf = workflow(async ({ kind, n }: In) => {
  const steps: Steps = { a: single };
  if (n > 1) steps.b = double;
  return (await steps[kind]?.(n)) ?? 'none';
});

export const byKey = workflow(async ({ kind, n }: In) => {
  const steps = new Map<string, Step>();
  steps.set(kind, single);
  return (await steps.get('a')?.(n)) ?? 'none';
});

const reader = (steps: Map<string, Step>) => async (n: number) => (await steps.get('b')?.(n)) ?? -1;

/** The function sees what the map gets later. */
export const seenHalfFilled = workflow(async ({ n }: In) => {
  const steps = new Map<string, Step>();
  steps.set('a', reader(steps));
  steps.set('b', double);
  return await steps.get('a')!(n);
});

/** Two names for one map, or for one table. */
export const mapNamedTwice = workflow(async ({ kind, n }: In) => {
  const steps = new Map<string, Step>();
  steps.set('a', single);
  const other = steps;
  other.set('b', double);
  return (await steps.get(kind)?.(n)) ?? 'none';
});
export const tableNamedTwice = workflow(async ({ kind, n }: In) => {
  const steps: Steps = { a: single };
  const other = steps;
  other.b = double;
  return (await steps[kind]?.(n)) ?? 'none';
});

const inputs = [
  { kind: 'a', n: 1 },
  { kind: 'b', n: 2 },
  { kind: 'c', n: 3 },
  { kind: 'single', n: 4 },
  { kind: 'double', n: 0 },
  { kind: 'plain', n: 5 },
  { kind: '', n: 1 },
];

export default cases(
  {
    table: { inputs },
    literal: { inputs },
    map: { inputs },
    mapOfPlans: { inputs },
    hooks: { inputs },
    passedOn: { inputs },
    inLoop: { inputs: [...inputs, { kind: 'abcab', n: 2 }] },
    later: { refused: 'STEP2112' },
    inIf: { refused: 'STEP2112' },
    byKey: { refused: 'STEP1002' },
    mapNamedTwice: { refused: 'STEP1002' },
    tableNamedTwice: { refused: 'STEP2112' },
    seenHalfFilled: { refused: 'STEP1002' },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 3 + 1 }),
);
