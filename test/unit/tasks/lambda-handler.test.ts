/** Lambda functions with code of their own: native runs call it as Lambda would. */
import { expect, it } from 'vitest';
import { parseCause, runWith, WorkflowError, workflow } from '../../../src/dsl/index.ts';
import { invokeHandler } from '../../../src/dsl/native.ts';
import { lambda } from '../../../src/tasks/index.ts';
import { fakeRunner } from '../dsl/fake-runner.ts';

class CardDeclined extends WorkflowError {}

const charge = lambda.fn('Charge', async (event: { amount: number; at?: Date }) => {
  if (event.amount > 100) throw new CardDeclined('no funds');
  return { id: `r-${event.amount}`, at: event.at, gone: undefined };
});

it('is called with JSON and gives JSON', async () => {
  const run = workflow(async () => charge({ amount: 3, at: new Date(0) }));
  expect(await run()).toStrictEqual({ id: 'r-3', at: '1970-01-01T00:00:00.000Z' });
});

it('fails under the name of its error, with a JSON cause', async () => {
  const run = workflow(async () => {
    try {
      return await charge({ amount: 300 });
    } catch (e) {
      return [e instanceof CardDeclined, e instanceof Error, parseCause(e)];
    }
  });
  expect(await run()).toEqual([
    true,
    true,
    { errorType: 'CardDeclined', errorMessage: 'no funds', trace: expect.arrayContaining(['CardDeclined: no funds']) },
  ]);
});

it('gets an empty object where there is no payload, and a context', async () => {
  const seen: unknown[] = [];
  const show = lambda.fn('Show', async (event: unknown, context) => {
    seen.push(event, context.functionName, context.getRemainingTimeInMillis() > 0);
  });
  expect(await show(undefined)).toBeNull();
  expect(seen).toEqual([{}, 'Show', true]);
});

it('is the business of the runner, where there is one', async () => {
  const mocked = fakeRunner({ Charge: () => ({ Payload: 'mocked' }) });
  expect(await runWith(mocked, () => charge({ amount: 300 }))).toBe('mocked');
  const calling = fakeRunner({ Charge: invokeHandler });
  expect(await runWith(calling, () => charge({ amount: 3 }))).toEqual({ id: 'r-3' });
});
