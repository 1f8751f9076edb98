import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate } from 'stepscript/testing';
import { inbox, model, triageTicket } from './triage.workflow.js';

const ticket = { id: 't-1', subject: 'Where is my parcel?', text: 'It should have come on Monday.' };
const answering = (text: string, stop_reason = 'end_turn') =>
  mock(model.invokeModel).resolves({ Body: { content: [{ text }], stop_reason }, ContentType: 'application/json' });

for (const target of ['local', 'native'] as const) {
  const triage = async (text: string) => {
    const sent: unknown[] = [];
    const queued = mock(inbox.sendMessage, ({ MessageBody }) => {
      sent.push(MessageBody);
      return { MessageId: 'm-1' };
    });
    const { output } = await simulate(triageTicket, ticket, { target, mocks: [answering(text), queued] });
    return { output, sent };
  };

  test(`${target}: hands the ticket to the team that the model names`, async () => {
    const answer = { team: 'shipping', urgent: true, draft: 'We are sorry.' };
    deepEqual(await triage(JSON.stringify(answer)), { output: 'shipping', sent: [{ ticket: 't-1', ...answer }] });
  });

  test(`${target}: hands it to a person when the answer is no JSON or no team`, async () => {
    for (const text of ['I cannot tell.', '{"team":"legal"}', '{"urgent":true}', 'null']) {
      deepEqual(await triage(text), {
        output: 'desk',
        sent: [{ ticket: 't-1', team: 'desk', urgent: false, draft: text }],
      });
    }
  });
}

test('fails when the model stops early', async () => {
  const { error, cause } = await simulate(triageTicket, ticket, { mocks: [answering('{"te', 'max_tokens')] });
  deepEqual([error, cause], ['NoAnswer', 't-1: max_tokens']);
});
