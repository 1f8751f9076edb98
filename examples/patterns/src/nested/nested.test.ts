import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate } from 'stepscript/testing';
import { closeMonth, debit, type Invoice, post } from './invoices.workflow.js';

const invoices: Invoice[] = [
  { id: 'i-1', customer: 'Ada', amount: 30 },
  { id: 'i-2', customer: 'Brian', amount: 80 },
];

for (const target of ['local', 'native'] as const) {
  test(`${target}: settles each invoice in a child, and reports the one that fails`, async () => {
    const debited = mock(debit, ({ amount }) => ({ balance: 50 - amount }));
    const posted = mock(post, () => {}).times(1);
    const run = await simulate(closeMonth, { month: '2025-11', invoices }, { target, mocks: [debited, posted] });
    deepEqual(run.output, { month: '2025-11', settled: 1, open: [{ id: 'i-2', problem: 'Overdrawn' }] });
    if (target === 'local') equal(run.runtime.executions.length, 3);
  });
}
