/** Lists of functions that would not be what they are in JavaScript, and what must not become data. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const reserve = lambda.fn<{ sku: string }, { id: string }>('Reserve');
const release = lambda.fn<{ id: string }, string>('Release');

type Undo = () => Promise<unknown>;
interface Skus {
  skus: string[];
}

export const changedAfter = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    let id = sku;
    undo.push(() => release({ id }));
    id += '!';
  }
  for (const step of undo) await step();
});

export const changedInLoop = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    let tries = 0;
    while (tries < 2) {
      undo.push(() => release({ id: `${sku} ${tries}` }));
      tries += 1;
    }
  }
  for (const step of undo) await step();
});

export const changedByItself = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    let tries = 0;
    undo.push(async () => {
      tries += 1;
      await release({ id: `${sku} ${tries}` });
    });
  }
  for (const step of undo) await step();
  for (const step of undo) await step();
});

export const changedByOther = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    let tries = 0;
    const more = () => {
      tries += 1;
    };
    undo.push(() => release({ id: `${sku} ${tries}` }));
    if (sku !== '') more();
  }
  for (const step of undo) await step();
});

export const objectChangedByItself = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    const ids = [sku];
    undo.push(async () => {
      ids.push('more');
      await release({ id: ids.join() });
    });
  }
  for (const step of undo) await step();
});

export const inputChangedBetween = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  const all = skus.map((sku) => ({ sku }));
  for (const one of all) undo.push(() => release({ id: one.sku }));
  for (const one of all) one.sku += '!';
  for (const step of undo) await step();
});

export const headWrittenInBody = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (let i = 0; i < skus.length; i++) {
    undo.push(() => release({ id: `${i}` }));
    i += 1;
  }
  for (const step of undo) await step();
});

export const pushedTogether = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  await Promise.all(
    skus.map(async (sku) => {
      const { id } = await reserve({ sku });
      undo.push(() => release({ id }));
    }),
  );
  for (const step of undo) await step();
});

export const writesTogether = workflow(async ({ skus }: Skus) => {
  const undo: (() => Promise<string>)[] = [];
  let count = 0;
  for (const sku of skus) {
    undo.push(async () => {
      count += 1;
      return release({ id: sku });
    });
  }
  await Promise.all(undo.map((step) => step()));
  return count;
});

export const returned = workflow(async ({ skus }: Skus) => {
  const undo: (() => number)[] = [];
  for (const sku of skus) undo.push(() => sku.length);
  return { undo } as unknown;
});

export const asArgument = workflow(async ({ skus }: Skus) => {
  const undo: { id: string; run: () => string }[] = [];
  for (const sku of skus) undo.push({ id: sku, run: () => sku });
  for (const step of undo) await release(step);
});

export const asText = workflow(async ({ skus }: Skus) => {
  const undo: { id: string; run: () => string }[] = [];
  for (const sku of skus) undo.push({ id: sku, run: () => sku });
  return undo.map((step) => JSON.stringify(step));
});

export const asItem = workflow(async ({ skus }: Skus) => {
  const undo: { id: string; run: () => string }[] = [];
  const rest: unknown[] = [];
  for (const sku of skus) undo.push({ id: sku, run: () => sku });
  for (const step of undo) rest.push(step);
  return rest.length;
});

export const restOfItem = workflow(async ({ skus }: Skus) => {
  const undo: { id: string; run: () => string }[] = [];
  for (const sku of skus) undo.push({ id: sku, run: () => sku });
  const copies: string[] = [];
  for (const { run, ...data } of undo) copies.push(data.id + run());
  return copies;
});

export const identity = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  return (undo[0] as unknown) === skus;
});

export const poppedAsData = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  return undo.pop() as unknown;
});

export const spliced = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  undo.splice(0, 1, async () => 'other');
  for (const step of undo) await step();
});

export const slotWritten = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  undo[0] = async () => 'other';
  for (const step of undo) await step();
});

export const assignedAnew = workflow(async ({ skus }: Skus) => {
  let undo: Undo[] = [];
  for (const sku of skus) undo.push(() => release({ id: sku }));
  for (const step of undo) await step();
  undo = [];
  return undo.length;
});

/** What a step calls includes itself. */
export const runsOthers = workflow(async ({ skus }: Skus) => {
  const undo: Undo[] = [];
  for (const sku of skus) {
    undo.push(async () => {
      await release({ id: sku });
      const next = undo.pop();
      if (next) await next();
    });
  }
  await undo.pop()?.();
});

/** In Node nobody waits for them. */
export const notAwaited = workflow(async ({ skus }: Skus) => {
  const steps: (() => void)[] = [];
  for (const sku of skus) steps.push(() => release({ id: sku }));
  for (const step of steps) step();
});

function call(step: () => void) {
  step();
}

export const notAwaitedInHelper = workflow(async ({ skus }: Skus) => {
  call(async () => {
    await release({ id: skus.join() });
  });
});

export const writesInMap = workflow(async ({ skus }: Skus) => {
  const steps: (() => number)[] = [];
  let count = 0;
  for (const sku of skus) {
    steps.push(() => {
      count += sku.length;
      return count;
    });
  }
  return [steps.map((step) => step()), count];
});

/** `forEach` and its like see a list as it was when they began. */
export const grownByForEach = workflow(async ({ skus }: Skus) => {
  const steps: (() => void)[] = [];
  for (const sku of skus) steps.push(() => steps.push(() => void sku.length));
  steps.forEach((step) => step());
  return steps.length;
});

export const reducedToOne = workflow(async ({ skus }: Skus) => {
  const steps: (() => string)[] = [];
  for (const sku of skus) steps.push(() => sku);
  return steps.reduce((first) => first) as unknown;
});

/** The engine's text for a pattern that takes nothing apart quotes the source. */
export const readsMissingText = workflow(async ({ skus }: Skus) => {
  const steps: { name: string; run: Undo }[] = [];
  for (const sku of skus) steps.push({ name: sku, run: () => release({ id: sku }) });
  try {
    const { run } = steps.pop()!;
    return await run();
  } catch (error) {
    return (error as Error).message;
  }
});

export const choiceAsData = workflow(async ({ skus }: Skus) => {
  const job = { run: skus.length > 1 ? () => release({ id: 'a' }) : undefined };
  const seen: { run?: unknown } = {};
  seen.run = job.run;
  return seen;
});

export const assignmentAsData = workflow(async ({ skus }: Skus) => {
  let last: Undo | undefined;
  const seen: unknown[] = [];
  for (const sku of skus) seen.push((last = () => release({ id: sku })));
  if (last) await last();
  return seen;
});

export default cases({
  readsMissingText: { refused: 'STEP2119' },
  changedAfter: { refused: 'STEP2125' },
  changedInLoop: { refused: 'STEP2125' },
  changedByItself: { refused: 'STEP2125' },
  changedByOther: { refused: 'STEP2125' },
  objectChangedByItself: { refused: 'STEP2125' },
  inputChangedBetween: { refused: 'STEP2105' },
  headWrittenInBody: { refused: 'STEP2125' },
  pushedTogether: { refused: 'STEP2104' },
  writesTogether: { refused: 'STEP2104' },
  returned: { refused: 'STEP2112' },
  asArgument: { refused: 'STEP2112' },
  asText: { refused: 'STEP2112' },
  asItem: { refused: 'STEP2112' },
  restOfItem: { inputs: [{ skus: ['a', 'b'] }, { skus: [] }] },
  identity: { refused: 'STEP2112' },
  poppedAsData: { refused: 'STEP2112' },
  spliced: { refused: 'STEP2112' },
  slotWritten: { refused: 'STEP2112' },
  assignedAnew: { refused: 'STEP2112' },
  notAwaited: { refused: 'STEP3001' },
  notAwaitedInHelper: { refused: 'STEP3001' },
  writesInMap: { refused: 'STEP2117' },
  grownByForEach: { refused: 'STEP2118' },
  reducedToOne: { refused: 'STEP2112' },
  choiceAsData: { refused: 'STEP2112' },
  assignmentAsData: { refused: 'STEP2112' },
  runsOthers: { refused: 'STEP3004' },
});
