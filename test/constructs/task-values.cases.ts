/** Tasks as values: in lists and tables, chosen by a condition, behind types of functions. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const load = lambda.fn<{ id: string }, { id: string; n: number }>('Load');
const charge = lambda.fn<{ id: string }, string>('Charge');
const validate = lambda.fn<{ id: string }, string>('Validate');
const ship = lambda.fn<{ id: string }, string>('Ship');

interface Id {
  id: string;
}
interface Chosen extends Id {
  order: ('validate' | 'charge' | 'ship')[];
}
interface Fast extends Id {
  fast: boolean;
}

export const inOrder = workflow(async ({ id }: { id: string }) => {
  const steps = [validate, charge, ship];
  const out: string[] = [];
  for (const step of steps) out.push(await step({ id }));
  return out;
});

export const entries = workflow(async ({ id }: { id: string }) => {
  const steps = { validate, charge, ship };
  const out: Record<string, string> = {};
  for (const [name, step] of Object.entries(steps)) out[name] = await step({ id });
  return out;
});

/** Which steps run, in which order, is input. */
export const byName = workflow(async ({ id, order }: Chosen) => {
  const steps = { validate, charge, ship };
  const out: string[] = [];
  for (const name of order) out.push(await steps[name]({ id }));
  return out;
});

export const inParallel = workflow(async ({ id }: Id) => {
  const results = await Promise.all([validate, charge, ship].map((step) => step({ id })));
  const settled = await Promise.allSettled([charge, load].map((step) => step({ id })));
  return [results, settled.map(({ status }) => status)];
});

const flow = { validate, charge, ship } as const;

/** A table at the top of the module. */
export const entriesTogether = workflow(async ({ id }: Id) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(flow).map(async ([name, step]) => [name, await step({ id: `${name}${id}` })] as const),
    ),
  ),
);

export const valuesOfTable = workflow(async ({ id }: Id) => {
  const out: string[] = [];
  for (const step of Object.values(flow)) out.push(await step({ id }));
  for (const entry of Object.entries(flow)) out.push(`${entry[0]} ${await entry[1]({ id })}`);
  for (const [index, step] of Object.values(flow).entries()) out.push(`${index} ${await step({ id })}`);
  return out;
});

type Step = (given: { id: string }) => Promise<string>;

/** A type of its own hides that they are tasks. */
export const named = workflow(async ({ id, order }: Chosen) => {
  const steps: { name: string; run: Step; again?: Step }[] = [
    { name: 'validate', run: validate },
    { name: 'charge', run: charge, again: ship },
    { name: 'ship', run: async ({ id: own }) => `own ${own}` },
  ];
  const out: string[] = [];
  for (const { name, run, again } of steps.filter((step) => order.includes(step.name as 'ship'))) {
    out.push(`${name} ${await run({ id })}`);
    out.push((await again?.({ id: 'again' })) ?? 'once');
  }
  const first = steps.find((step) => step.name === order[0]);
  if (first) out.push(await first.run({ id: 'first' }));
  return out;
});

async function withFallback(first: Step, second: Step, id: string): Promise<string> {
  try {
    return await first({ id });
  } catch (error) {
    return `${(error as Error).name} ${await second({ id })}`;
  }
}

export const parameters = workflow(async ({ id }: Id) => {
  const pay: Step = charge;
  return [
    await withFallback(pay, ship, id),
    await withFallback(async (given) => `${(await load(given)).n}`, validate, id),
  ];
});

export const conditional = workflow(async ({ id, fast }: Fast) => {
  const send = fast ? charge : ship;
  const maybe = fast ? undefined : validate;
  const sent = await send({ id: await validate({ id }) }, { timeout: '5m' });
  return [sent, (await maybe?.({ id })) ?? 'none', await (fast ? ship : charge)({ id })];
});

export const reassigned = workflow(async ({ id, fast }: Fast) => {
  let send = charge;
  if (fast) send = ship;
  const first = await send({ id });
  send = fast ? validate : ship;
  return [first, await send({ id })];
});

/** Tasks beside functions, in a list that grows. */
export const grown = workflow(async ({ id, order }: Chosen) => {
  const steps: Step[] = [];
  for (const name of order) {
    if (name === 'ship') steps.push(ship);
    else if (name === 'charge') steps.push(({ id: given }) => charge({ id: given + name }));
    else steps.push(validate, async () => 'done');
  }
  const out: string[] = [];
  for (const step of steps) out.push(await step({ id }));
  let value = id;
  for (const step of steps.toReversed()) value = await step({ id: value });
  return [...out, value];
});

export const fails = workflow(async ({ id }: Id) => {
  const out: string[] = [];
  for (const step of [load, charge]) {
    try {
      await step({ id });
      out.push('done');
    } catch (error) {
      out.push((error as Error).name);
    }
  }
  return out;
});

export const raced = workflow(async ({ id, fast }: Fast) => {
  const send = fast ? charge : ship;
  return Promise.race([send({ id }), sleep(100).then(() => 'late')]);
});

export const keptAndAwaited = workflow(async ({ id, fast }: Fast) => {
  const send = fast ? charge : ship;
  const sent = send({ id });
  const valid = await validate({ id });
  return [valid, await sent];
});

export const stored = workflow(async ({ id }: Id) => {
  const steps = [charge, ship];
  return { steps, id } as unknown;
});

const ids = [{ id: 'a' }, { id: '' }, { id: 'poor' }, { id: 'bad' }];
const chosen = [
  { id: 'a', order: [] },
  { id: 'a', order: ['ship'] },
  { id: 'b', order: ['charge', 'validate', 'ship', 'charge'] },
];
const fast = [
  { id: 'a', fast: true },
  { id: 'b', fast: false },
];

export default cases(
  {
    inOrder: { inputs: ids },
    entries: { inputs: ids },
    byName: { inputs: chosen },
    inParallel: { inputs: ids, concurrent: true },
    entriesTogether: { inputs: ids, concurrent: true },
    valuesOfTable: { inputs: ids },
    named: { inputs: chosen },
    parameters: { inputs: ids },
    conditional: { inputs: fast },
    reassigned: { inputs: fast },
    grown: { inputs: chosen },
    fails: { inputs: ids },
    raced: { inputs: fast, concurrent: true },
    keptAndAwaited: { inputs: fast, concurrent: true },
    stored: { refused: 'STEP2112' },
  },
  () => ({
    Load: ({ id }: { id: string }) => {
      if (id === 'bad') throw new TaskFailure('Bad', id);
      return { id, n: id.length };
    },
    Validate: ({ id }: { id: string }) => `v${id}`,
    Charge: ({ id }: { id: string }) => {
      if (id === 'poor') throw new TaskFailure('Declined', id);
      return `c${id}`;
    },
    Ship: ({ id }: { id: string }) => `s${id}`,
  }),
);
