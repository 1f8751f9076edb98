import { equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate } from 'stepscript/testing';
import { approvals, approveExpense, type Expense } from './expense.workflow.js';

const expense: Expense = { id: '7', employee: 'Ada', amount: 250, decideUrl: 'https://decide.example.com' };
const answer = mock(approvals.publish.waitForTaskToken);

for (const target of ['local', 'native'] as const) {
  test(`${target}: the answer decides`, async () => {
    for (const approved of [true, false]) {
      const clicked = answer.resolves(({ Message }) => {
        match(String(Message), /^Approve: https:\/\/decide\.example\.com\?decision=approve&token=[\w%.-]+$/m);
        return { approved };
      });
      const { output } = await simulate(approveExpense, expense, { target, mocks: [clicked] });
      equal(output, approved ? 'approved' : 'rejected');
    }
  });

  test(`${target}: nobody is asked about small sums`, async () => {
    const { output } = await simulate(approveExpense, { ...expense, amount: 20 }, { target, mocks: [answer.times(0)] });
    equal(output, 'approved');
  });
}

test('expires after a week without an answer', async () => {
  const { output, seconds } = await simulate(approveExpense, expense);
  equal(output, 'expired');
  equal(seconds, 7 * 24 * 60 * 60);
});
