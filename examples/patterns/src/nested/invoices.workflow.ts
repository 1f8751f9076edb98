/** Nested workflows: a workflow called inside another is a child execution, with its own history, retries and limits. */
import { errors, parseCause, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

export interface Invoice {
  id: string;
  customer: string;
  amount: number;
}

export class Overdrawn extends WorkflowError {}

export const debit = lambda.fn<{ customer: string; amount: number }, { balance: number }>('Debit');
export const post = lambda.fn<{ invoice: string; amount: number }, void>('Post');

/** Settles one invoice. */
export const settleInvoice = workflow(async ({ id, customer, amount }: Invoice) => {
  const { balance } = await debit({ customer, amount });
  if (balance < 0) throw new Overdrawn(`${customer} lacks ${-balance}`);
  await post({ invoice: id, amount });
  return { balance };
});

/** Settles all invoices of a month, ten at a time; one that fails does not stop the others. */
export const closeMonth = workflow(async ({ month, invoices }: { month: string; invoices: Invoice[] }) => {
  const results = await Promise.all(
    invoices.map(async (invoice) => {
      try {
        await settleInvoice(invoice);
        return { id: invoice.id, problem: null };
      } catch (error) {
        if (!(error instanceof errors.TaskFailed)) throw error;
        return { id: invoice.id, problem: parseCause(error).Error ?? 'unknown' };
      }
    }),
  );
  const open = results.filter(({ problem }) => problem !== null);
  return { month, settled: results.length - open.length, open };
});
