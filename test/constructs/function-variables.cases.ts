/** Variables that hold one function after another. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const load = lambda.fn<{ id: string }, { id: string; n: number }>('Load');
const charge = lambda.fn<{ id: string }, string>('Charge');
const ship = lambda.fn<{ id: string }, string>('Ship');

interface Ids {
  ids: string[];
}

type Undo = () => Promise<unknown>;

/** The next step is a variable. */
export const untilNone = workflow(async ({ ids }: Ids) => {
  const undo: Undo[] = [];
  for (const id of ids) undo.push(() => ship({ id }));
  let step = undo.pop();
  while (step) {
    await step();
    step = undo.pop();
  }
});

export const inHead = workflow(async ({ ids }: Ids) => {
  const undo: Undo[] = [];
  try {
    for (const id of ids) {
      await load({ id });
      undo.push(() => ship({ id }));
    }
    return 'done';
  } catch (error) {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
    return (error as Error).name;
  }
});

export const inCondition = workflow(async ({ ids }: Ids) => {
  const undo: Undo[] = [];
  let step: Undo | undefined;
  for (const id of ids) undo.push(() => ship({ id }));
  while ((step = undo.shift())) await step();
  return step === undefined ? undo.length : 'left';
});

/** Of each round the one before runs. */
export const previous = workflow(async ({ ids }: Ids) => {
  let before: (() => Promise<string>) | undefined;
  const out: string[] = [];
  for (const id of ids) {
    if (before) out.push(await before());
    else out.push('none');
    before = id === '' ? undefined : () => charge({ id });
  }
  out.push((await before?.()) ?? 'nothing');
  return out;
});

export const byCondition = workflow(async ({ ids }: Ids) => {
  let send: ((id: string) => Promise<string>) | undefined;
  if (ids.length > 1) send = (id) => charge({ id });
  else if (ids.length > 0) send = async (id) => `one ${await ship({ id })}`;
  const sent = (await send?.('x')) ?? 'none';
  const has = send !== undefined;
  const copy = send;
  send = ids.length > 3 ? copy : undefined;
  return { sent, has, copied: copy ? await copy('copy') : 'none', now: (await send?.('y')) ?? 'nobody' };
});

/** A copy keeps the function; the variable goes on. */
export const strategy = workflow(async ({ ids }: Ids) => {
  let format = (text: string) => text.toUpperCase();
  const first = format;
  const out: string[] = [];
  for (const [index, id] of ids.entries()) {
    out.push(format(id), first(id));
    if (index === 0) format = (text) => `${index}${text}`;
    else if (id === 'bb') format = (text) => text + id;
  }
  return { out, mapped: ids.map((id) => format(id)), again: ids.map(first) };
});

export const notThere = workflow(async ({ ids }: Ids) => {
  let send: ((id: string) => Promise<string>) | undefined;
  if (ids.length > 0) send = (id) => charge({ id });
  try {
    return await send!('x');
  } catch (error) {
    return (error as Error).name;
  }
});

export const objects = workflow(async ({ ids }: Ids) => {
  let best: { id: string; run: () => Promise<string> } | undefined;
  for (const id of ids) if (!best || id.length > best.id.length) best = { id, run: () => charge({ id }) };
  return best ? [best.id, await best.run()] : 'none';
});

async function last(given: Undo | undefined): Promise<string> {
  if (!given) return 'none';
  await given();
  return 'called';
}

export const given = workflow(async ({ ids }: Ids) => {
  let step: Undo | undefined;
  for (const id of ids) step = () => ship({ id });
  const first = await last(step);
  step = undefined;
  return [first, await last(step)];
});

export const fromClosure = workflow(async ({ ids }: Ids) => {
  let send = (id: string) => charge({ id });
  const later = () => {
    send = (id) => ship({ id });
  };
  const out = [await send('a')];
  if (ids.length > 1) later();
  out.push(await send('b'));
  return out;
});

export const bySwitch = workflow(async ({ ids }: Ids) => {
  const pick = (n: number): ((id: string) => Promise<string>) => {
    switch (n) {
      case 0:
        return async () => 'zero';
      case 1:
      case 2:
        return (id) => charge({ id });
      default:
        return (id) => ship({ id });
    }
  };
  const out: string[] = [];
  for (const id of ids) out.push(await pick(id.length)(id));
  return out;
});

const plain = async (id: string) => `plain ${await ship({ id })}`;

async function sendBy(id: string, how: (id: string) => Promise<string> = plain): Promise<string> {
  return how(id);
}

export const defaultOfChoice = workflow(async ({ ids }: Ids) => {
  const how = ids.length > 1 ? (id: string) => charge({ id }) : undefined;
  return [await sendBy('a', how), await sendBy('b'), await sendBy('c', ids.length > 0 ? how : undefined)];
});

/** Not what JavaScript means: these stay refused. */
export const writtenTogether = workflow(async ({ ids }: Ids) => {
  let step: Undo | undefined;
  await Promise.all(
    ids.map(async (id) => {
      await load({ id });
      step = () => ship({ id });
    }),
  );
  return step ? 'set' : 'none';
});

export const capturesChanging = workflow(async ({ ids }: Ids) => {
  let step: Undo | undefined;
  for (const id of ids) {
    let tries = 0;
    step = () => ship({ id: `${id}${tries}` });
    tries += 1;
  }
  if (step) await step();
});

export const callsItself = workflow(async ({ ids }: Ids) => {
  let step: Undo = async () => 'first';
  for (const id of ids) {
    const inner = step;
    step = async () => {
      await inner();
      return ship({ id });
    };
  }
  await step();
});

export const leaves = workflow(async ({ ids }: Ids) => {
  let step: Undo | undefined;
  for (const id of ids) step = () => ship({ id });
  return { step } as unknown;
});

const inputs = [{ ids: [] }, { ids: ['a'] }, { ids: ['a', 'bb', '', 'c'] }, { ids: ['', 'bad', 'bb'] }];

export default cases(
  {
    untilNone: { inputs },
    inHead: { inputs },
    inCondition: { inputs },
    previous: { inputs },
    byCondition: { inputs },
    strategy: { inputs },
    notThere: { inputs },
    objects: { inputs },
    given: { inputs },
    fromClosure: { inputs },
    bySwitch: { inputs },
    defaultOfChoice: { inputs },
    writtenTogether: { refused: 'STEP2104' },
    capturesChanging: { refused: 'STEP2125' },
    callsItself: { refused: 'STEP2125' },
    leaves: { refused: 'STEP2112' },
  },
  () => ({
    Load: ({ id }: { id: string }) => {
      if (id === 'bad') throw new TaskFailure('Bad', id);
      return { id, n: id.length };
    },
    Charge: ({ id }: { id: string }) => `c${id}`,
    Ship: ({ id }: { id: string }) => `s${id}`,
  }),
);
