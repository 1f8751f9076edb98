/** `try` / `catch` / `finally` around tasks and around code: which handler catches what, what variables hold afterwards. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class Declined extends WorkflowError {}
class Invalid extends WorkflowError {}

const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');
const audit = lambda.fn<{ entry: string }, string>('Audit');

export const tryCatchTask = workflow(async (input: { amount: number }) => {
  try {
    const { id } = await charge({ amount: input.amount });
    return { status: 'paid', id };
  } catch {
    return { status: 'failed' };
  }
});

export const tryCatchError = workflow(async (input: { amount: number }) => {
  try {
    return (await charge({ amount: input.amount })).id;
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
});

export const tryCatchDestructured = workflow(async (input: { amount: number }) => {
  try {
    await charge({ amount: input.amount });
  } catch ({ name, message }: any) {
    return { name, message };
  }
  return 'fine';
});

export const tryAssignsBefore = workflow(async (input: { amount: number }) => {
  let step = 'start';
  let id = '';
  try {
    step = 'charging';
    ({ id } = await charge({ amount: input.amount }));
    step = 'charged';
    await audit({ entry: id });
    step = 'audited';
  } catch (error) {
    step += ` then ${(error as Error).name}`;
  }
  return { step, id };
});

export const tryCodeThrows = workflow(async (input: { amount: number }) => {
  try {
    if (input.amount < 0) throw new Invalid('negative');
    return 'fine';
  } catch (error) {
    if (error instanceof Invalid) return `invalid: ${error.message}`;
    throw error;
  }
});

export const tryCodeAndTask = workflow(async (input: { amount: number }) => {
  try {
    if (input.amount < 0) throw new Invalid(`negative: ${input.amount}`);
    const { id } = await charge({ amount: input.amount });
    if (id === '') throw new Invalid('no id');
    return id;
  } catch (error) {
    if (error instanceof Invalid) return error.message;
    if (error instanceof Declined) return 'declined';
    throw error;
  }
});

export const tryTypeError = workflow(async (input: { user: { name: string } | null }) => {
  try {
    return input.user!.name;
  } catch (error) {
    return error instanceof TypeError ? 'no user' : 'other';
  }
});

export const tryTypeErrorAfterTask = workflow(async (input: { user: { name: { first: string } } | null }) => {
  let done = false;
  try {
    await audit({ entry: 'before' });
    done = true;
    const first = input.user!.name.first;
    await audit({ entry: first });
    return first;
  } catch (error) {
    return { done, type: (error as Error).name };
  }
});

export const tryNested = workflow(async (input: { amount: number }) => {
  const log: string[] = [];
  try {
    try {
      await charge({ amount: input.amount });
      log.push('charged');
    } catch (error) {
      log.push(`inner ${(error as Error).name}`);
      if (!(error instanceof Declined)) throw error;
    }
    await audit({ entry: 'middle' });
    log.push('middle');
  } catch (error) {
    log.push(`outer ${(error as Error).name}`);
  }
  return log;
});

export const tryThrowInCatch = workflow(async (input: { amount: number }) => {
  try {
    await charge({ amount: input.amount });
  } catch (error) {
    throw new Invalid(`wrapped ${(error as Error).name}`);
  }
  return 'fine';
});

export const tryTaskInCatch = workflow(async (input: { amount: number }) => {
  try {
    return (await charge({ amount: input.amount })).id;
  } catch (error) {
    return await audit({ entry: `${(error as Error).name}` });
  }
});

export const tryTaskInCatchFails = workflow(async (input: { amount: number }) => {
  try {
    try {
      return (await charge({ amount: input.amount })).id;
    } catch {
      return (await charge({ amount: input.amount * 2 })).id;
    }
  } catch (error) {
    return `second ${(error as Error).message}`;
  }
});

export const tryInLoop = workflow(async (input: { amounts: number[] }) => {
  const results: string[] = [];
  for (const amount of input.amounts) {
    try {
      results.push((await charge({ amount })).id);
    } catch (error) {
      if (error instanceof Declined) continue;
      results.push('!');
      break;
    }
    results.push('next');
  }
  return results;
});

export const tryAroundLoop = workflow(async (input: { amounts: number[] }) => {
  let count = 0;
  try {
    for (const amount of input.amounts) {
      await charge({ amount });
      count += 1;
    }
  } catch {
    return { failedAt: count };
  }
  return { count };
});

export const tryPureLoop = workflow(async (input: { amounts: number[] }) => {
  const good: number[] = [];
  let bad = 0;
  for (const amount of input.amounts) {
    try {
      if (amount < 0) throw new Invalid('negative');
      if (amount === 0) continue;
      good.push(amount);
    } catch {
      bad += 1;
    }
  }
  return { good, bad };
});

export const tryUnrelatedScope = workflow(async (input: { amount: number; after: number }) => {
  let first = 'none';
  try {
    first = (await charge({ amount: input.amount })).id;
  } catch (error) {
    if (error instanceof Declined) first = 'declined';
    else throw error;
  }
  const second = await charge({ amount: input.after });
  return { first, second: second.id };
});

export const tryReassignsError = workflow(async (input: { amount: number }) => {
  try {
    await charge({ amount: input.amount });
    return 'fine';
  } catch (error) {
    const name = (error as Error).name;
    try {
      await charge({ amount: -1 });
      return 'odd';
    } catch (error) {
      return `${name} then ${(error as Error).name}`;
    }
  }
});

const amounts = [{ amount: 5 }, { amount: 13 }, { amount: -1 }, { amount: 500 }, { amount: 0 }];

export default cases(
  {
    tryCatchTask: { inputs: amounts, transitions: 1 },
    tryCatchError: { inputs: amounts, transitions: 1 },
    tryCatchDestructured: { inputs: amounts, transitions: 1 },
    tryAssignsBefore: { inputs: amounts },
    tryCodeThrows: { inputs: amounts, transitions: 1 },
    tryCodeAndTask: { inputs: amounts },
    tryTypeError: { inputs: [{ user: { name: 'Ada' } }, { user: null }], transitions: 1 },
    tryTypeErrorAfterTask: { inputs: [{ user: { name: { first: 'Ada' } } }, { user: null }] },
    tryNested: { inputs: amounts },
    tryThrowInCatch: { inputs: amounts },
    tryTaskInCatch: { inputs: amounts, transitions: 1 },
    tryTaskInCatchFails: { inputs: amounts },
    tryInLoop: { inputs: [{ amounts: [1, 13, 2, 500, 3] }, { amounts: [] }, { amounts: [13] }] },
    tryAroundLoop: { inputs: [{ amounts: [1, 2, 13, 4] }, { amounts: [] }, { amounts: [1] }] },
    tryPureLoop: { inputs: [{ amounts: [1, -2, 0, 3] }, { amounts: [] }, { amounts: [-1] }], transitions: 1 },
    tryUnrelatedScope: {
      inputs: [
        { amount: 13, after: 1 },
        { amount: 13, after: 13 },
        { amount: 1, after: 500 },
        { amount: 500, after: 1 },
      ],
    },
    tryReassignsError: { inputs: amounts },
  },
  () => ({
    Charge: ({ amount }: { amount: number }) => {
      if (amount === 13) throw new TaskFailure('Declined', 'no funds');
      if (amount === 500) throw new TaskFailure('Lambda.Unknown', '');
      if (amount < 0) throw new TaskFailure('Invalid', `bad amount ${amount}`);
      return { id: amount === 0 ? '' : `r${amount}` };
    },
    Audit: ({ entry }: { entry: string }) => {
      if (entry === 'r5') throw new TaskFailure('AuditDown', 'try later');
      return `audited ${entry}`;
    },
  }),
);
