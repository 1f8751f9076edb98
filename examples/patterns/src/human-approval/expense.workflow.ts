/** Human approval: an e-mail with two links carries the task token, and the execution waits a week for one to be clicked. */
import { errors, workflow } from 'stepscript';
import { sns } from 'stepscript/tasks';

export interface Expense {
  id: string;
  employee: string;
  amount: number;
  /** Where the links of the e-mail lead: the function in decide.ts. */
  decideUrl: string;
}

export interface Decision {
  approved: boolean;
}

export type Outcome = 'approved' | 'rejected' | 'expired';

export const approvals = sns.topic('Approvals');

export const approveExpense = workflow(async ({ id, employee, amount, decideUrl }: Expense): Promise<Outcome> => {
  if (amount < 100) return 'approved';
  try {
    const { approved } = await approvals.publish.waitForTaskToken<Decision>(
      (token) => {
        const link = (decision: string) => `${decideUrl}?decision=${decision}&token=${encodeURIComponent(token)}`;
        return {
          Subject: `Expense ${id} of ${employee}`,
          Message: `${employee} asks for ${amount} €.\n\nApprove: ${link('approve')}\nReject: ${link('reject')}`,
        };
      },
      { timeout: '7d' },
    );
    return approved ? 'approved' : 'rejected';
  } catch (error) {
    if (error instanceof errors.Timeout) return 'expired';
    throw error;
  }
});
