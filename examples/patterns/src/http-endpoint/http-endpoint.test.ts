import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate, TaskError } from 'stepscript/testing';
import { pay, payments } from './pay.workflow.js';

const input = { order: 'o-1', cents: 4200 };
const answer = (status: string) => ({
  StatusCode: 200,
  StatusText: 'OK',
  Headers: {},
  ResponseBody: { id: 'p-1', status },
});
const failure = (code: number) => new TaskError(`States.Http.StatusCode.${code}`, `{"StatusCode":${code}}`);

for (const target of ['local', 'native'] as const) {
  test(`${target}: pays`, async () => {
    const { output } = await simulate(pay, input, {
      target,
      mocks: [mock(payments.invoke).resolves(answer('succeeded'))],
    });
    deepEqual(output, { order: 'o-1', payment: 'p-1', paid: true });
  });

  test(`${target}: a declined card is an answer, not an error`, async () => {
    const { output } = await simulate(pay, input, { target, mocks: [mock(payments.invoke).rejects(failure(402))] });
    deepEqual(output, { order: 'o-1', payment: null, paid: false });
  });
}

test('waits for a busy API, and fails with what the API says when it is broken', async () => {
  const busy = mock(payments.invoke).sequence(failure(429), failure(503), answer('requires_action'));
  const late = await simulate(pay, input, { mocks: [busy] });
  deepEqual(late.output, { order: 'o-1', payment: 'p-1', paid: false });
  equal(late.seconds, 2 + 4);
  const { error } = await simulate(pay, input, { mocks: [mock(payments.invoke).rejects(failure(400))] });
  equal(error, 'States.Http.StatusCode.400');
});
