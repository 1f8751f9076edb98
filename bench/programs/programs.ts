/**
 * The programs that are compared with ASL written by hand (`bench/handwritten`): the five that earlier compilers were
 * measured on, each as a user would write it.
 */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const reserve = lambda.fn<{ id: string }, { price: number }>('Reserve');
const charge = lambda.fn<{ amount: number }, { receipt: string }>('Charge');
const notify = lambda.fn<{ receipt: string }, { sent: boolean }>('Notify');
const review = lambda.fn<{ amount: number }, string>('Review');
const approve = lambda.fn<{ amount: number }, string>('Approve');
const record = lambda.fn<{ decision: string }, { recorded: string }>('Record');
const score = lambda.fn<{ item: number; total: number }, number>('Score');
const price = lambda.fn<{ item: number }, number>('Price');
const work = lambda.fn<{ item: number }, number>('Work');
const compensate = lambda.fn<{ error: string }, void>('Compensate');
const cleanUp = lambda.fn<{ status: string }, void>('CleanUp');

/** A: three tasks, one after the other. */
export const sequence = workflow(async (input: { id: string }) => {
  const { price: amount } = await reserve({ id: input.id });
  const { receipt } = await charge({ amount });
  return notify({ receipt });
});

/** B: either of two tasks, and one that uses the result. */
export const decision = workflow(async (input: { amount: number }) => {
  let decision: string;
  if (input.amount > 100) decision = await review({ amount: input.amount });
  else decision = await approve({ amount: input.amount });
  return record({ decision });
});

/** C: a loop in which each step depends on the one before. */
export const fold = workflow(async (input: { items: number[] }) => {
  let total = 0;
  for (const item of input.items) total = await score({ item, total });
  return { total };
});

/** C′: a loop with an accumulator. */
export const sum = workflow(async (input: { items: number[] }) => {
  let total = 0;
  for (const item of input.items) total += await price({ item });
  return { total };
});

/** D: try, catch and finally. */
export const recovery = workflow(async (input: { item: number }) => {
  let status = 'new';
  try {
    await work({ item: input.item });
    status = 'done';
  } catch (error) {
    status = 'failed';
    await compensate({ error: (error as Error).name });
  } finally {
    await cleanUp({ status });
  }
  return { status };
});

/** E: one task for each item, at the same time. */
export const parallelMap = workflow(async (input: { items: number[] }) => {
  return Promise.all(input.items.map(async (item) => work({ item })));
});
