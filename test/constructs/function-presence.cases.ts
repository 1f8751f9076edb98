/** Functions that may be missing: asked for in conditions, by `Boolean` and by index, with another one in their place. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface In {
  key: string;
  at: number;
  n: number;
}
type Step = (n: number) => Promise<number>;
const double: Step = async (n) => (await work({ n })) * 2;
const single: Step = (n) => work({ n });

export const foundOr = workflow(async ({ key, n }: In) => {
  const steps = [
    { name: 'a', run: double },
    { name: 'b', run: single },
  ];
  const step = steps.find((one) => one.name === key) ?? steps[1]!;
  return [step.name, await step.run(n)];
});

export const foundOrMissing = workflow(async ({ key, n, at }: In) => {
  const steps = [
    { name: 'a', run: double },
    { name: 'b', run: single },
  ];
  const step = steps.find((one) => one.name === key) ?? steps[at];
  return step ? [step.name, await step.run(n)] : 'none';
});

export const indexOr = workflow(async ({ at, n }: In) => {
  const steps: Step[] = [double, single];
  const step = steps[at] ?? steps[0] ?? single;
  return await step(n);
});

export const asked = workflow(async ({ key, n }: In) => {
  const table: Record<string, Step> = { double, single };
  const step = table[key];
  return [!!step, Boolean(step), !step, step ? await step(n) : null];
});

export const askedAt = workflow(async ({ at, n }: In) => {
  const steps: Step[] = [single, double];
  return [!!steps[at], Boolean(steps[at]), steps[at] ? 'there' : 'missing', await (steps[at] ?? single)(n)];
});

export const whileThere = workflow(async ({ at, n }: In) => {
  const steps: Step[] = [double, single, double];
  let index = at;
  let value = n;
  while (steps[index]) {
    value = await steps[index]!(value);
    index += 1;
  }
  return { value, index };
});

export const keptThere = workflow(async ({ at, n }: In) => {
  const steps: Step[] = [];
  for (let i = 0; i < at; i++) steps.push(async (value) => value + i + (await work({ n: i })));
  let index = 0;
  let value = n;
  while (steps[index] !== undefined) {
    value = await steps[index]!(value);
    index += 1;
  }
  return { value, index, first: Boolean(steps[0]) };
});

export const orEffect = workflow(async ({ at, n }: In) => {
  const steps: Step[] = [double];
  let made = 0;
  const make = (): Step => {
    made += 1;
    return single;
  };
  const step = steps[at] ?? make();
  return [await step(n), made];
});

const plans: Record<string, { label: string; run: Step; undo: Step | null }> = {
  a: { label: 'A', run: double, undo: null },
  b: { label: 'B', run: single, undo: single },
};

/** What an entry that is not there is asked for throws, before the arguments are evaluated. */
export const entryMissing = workflow(async ({ key, n }: In) => {
  const out: unknown[] = [];
  try {
    out.push(plans[key]!.label);
  } catch (error) {
    out.push((error as Error).message);
  }
  try {
    out.push(await plans[key]!.run(await work({ n: n + 10 })));
  } catch (error) {
    out.push((error as Error).name);
  }
  try {
    const { label } = plans[key]!;
    out.push(label);
  } catch (error) {
    out.push((error as Error).name);
  }
  return out;
});

export const entryParts = workflow(async ({ key, n }: In) => {
  const plan = plans[key];
  const out: unknown[] = [plan?.label, plan?.undo === null, plan?.undo === undefined, plan === undefined];
  out.push((await plan?.run(n)) ?? 'none', (await plan?.undo?.(n)) ?? 'nothing');
  try {
    const { run, undo, label = 'none' } = plan!;
    out.push(label, undo === null, await run(n));
  } catch (error) {
    out.push((error as Error).name);
  }
  return out;
});

const inputs = [
  { key: 'a', at: 0, n: 1 },
  { key: 'b', at: 1, n: 0 },
  { key: 'single', at: 2, n: 2 },
  { key: 'double', at: 3, n: 3 },
  { key: '', at: -1, n: 1 },
];

export default cases(
  {
    foundOr: { inputs },
    foundOrMissing: { inputs },
    indexOr: { inputs },
    asked: { inputs },
    askedAt: { inputs },
    whileThere: { inputs },
    keptThere: { inputs },
    entryMissing: { inputs },
    entryParts: { inputs },
    orEffect: { inputs },
  },
  () => ({ Work: ({ n }: { n: number }) => after(1, n * 3 + 1) }),
);
