/** Task arguments: literals, variables, spreads, undefined properties, computed values, nested data; results of every JSON kind. */
import { context, workflow } from 'stepscript';
import { dynamodb, lambda, sns, sqs } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Payload {
  id?: string | undefined;
  items?: unknown[];
  nested?: { a?: number | null | undefined; b: unknown };
}

const take = lambda.fn<Payload, unknown>('Take');
const raw = lambda.fn<unknown, unknown>('Raw');
const orders = dynamodb.table<{ id: string; total: number }>('Orders');
const jobs = sqs.queue('Jobs');
const alerts = sns.topic('Alerts');

export const argumentVariable = workflow(async (input: Payload) => {
  const payload: Payload = { ...input, id: `${input.id ?? 'none'}!` };
  return [await take(payload), await take(input)];
});

export const argumentUndefined = workflow(async ({ id, a }: { id?: string; a?: number | null }) =>
  take({ id, nested: { a, b: [a ?? null] } }),
);

export const argumentComputed = workflow(async ({ id, list }: { id: string; list: number[] }) =>
  take({
    id: id.toUpperCase() + list.length,
    items: [...list, list.length > 1 ? (list[0] ?? null) : null, { first: list[0] }],
    nested: { b: list.map((n) => ({ n })), a: list.reduce((sum, n) => sum + n, 0) },
  }),
);

export const argumentKinds = workflow(async ({ v }: { v: unknown }) => {
  const a = await raw(v);
  const b = await raw([a]);
  const c = await raw({ a, b });
  return [a, b, c];
});

export const argumentConstants = workflow(async () =>
  raw({ text: 'x', n: 1.5, yes: true, no: null, list: [1, [2, []]], o: {} }),
);

export const argumentNaN = workflow(async ({ s }: { s: string }) => raw({ n: Number(s), list: [Number(s), 1 / 0] }));

export const argumentPreviousResult = workflow(async ({ v }: { v: unknown }) => raw(await raw(await raw(v))));

export const argumentHeldResult = workflow(async ({ n }: { n: number }) => {
  const first = await raw({ n });
  const second = await raw({ first });
  const third = await raw({ first, second });
  return { first, second, third };
});

export const argumentGetItem = workflow(async ({ id }: { id: string }) => {
  const { Item } = await orders.getItem({ Key: { id: { S: id } }, ConsistentRead: true });
  if (!Item) return { found: false };
  return { found: true, total: Number(Item.total.N) * 2 };
});

export const argumentPutItem = workflow(async ({ id, total }: { id: string; total: number }) => {
  await orders.putItem({ Item: { id: { S: id }, total: { N: `${total}` } } });
  const { Attributes } = await orders.updateItem({
    Key: { id: { S: id } },
    UpdateExpression: 'ADD total :n',
    ExpressionAttributeValues: { ':n': { N: String(total + 1) } },
    ReturnValues: 'ALL_NEW',
  });
  return Attributes?.total?.N ?? null;
});

export const argumentMessages = workflow(async ({ id, urgent }: { id: string; urgent?: boolean }) => {
  const sent = await jobs.sendMessage({
    MessageBody: { id, urgent: urgent ?? false },
    ...(urgent ? { DelaySeconds: 0 } : { DelaySeconds: 5 }),
  });
  await alerts.publish({ Message: `job ${id} is ${sent.MessageId ?? 'lost'}`, Subject: 'Job' });
  await jobs.sendMessage({ MessageBody: 'plain text' });
  return sent.MessageId ?? null;
});

export const argumentRequestVariable = workflow(async ({ id }: { id: string }) => {
  const request = { Key: { id: { S: id } } };
  const { Item } = await orders.getItem(request);
  const handle = orders;
  const again = await handle.getItem({ ...request, ConsistentRead: true });
  return [Item === undefined, again.Item === undefined];
});

export const argumentEventOrder = workflow(async ({ n }: { n: number }) => {
  let x = n;
  return raw({ a: x++, b: x++, c: [x++, x], d: await raw({ x: (x += 10) }), e: x });
});

export const argumentToken = workflow(async ({ n }: { n: number }) => {
  if (n < 0) return 'none';
  return jobs.sendMessage.waitForTaskToken<{ n: number }>((token) => {
    const link = (answer: string) => `https://x/${answer}?n=${n}&token=${encodeURIComponent(token)}`;
    return { MessageBody: { token, yes: link('yes'), no: link('no'), has: token.length > 0 } };
  });
});

export const argumentTokenMayThrow = workflow(async () =>
  jobs.sendMessage.waitForTaskToken((token) => ({ MessageBody: { part: decodeURIComponent(token) } })),
);

export const argumentTokenDecides = workflow(async () =>
  jobs.sendMessage.waitForTaskToken((token) => {
    if (token.startsWith('A')) throw new Error('odd');
    return { MessageBody: token };
  }),
);

export const argumentStateAsserted = workflow(async () =>
  raw({ name: context.state.name, decoded: decodeURIComponent(context.state.name) }),
);

const kinds = [1, 0, '', 'x', true, false, null, [], [1], [[]], [[1, 2]], {}, { a: {} }, '{% x %}'].map((v) => ({ v }));
const ids = [{ id: 'known' }, { id: 'x' }, { id: '' }];

/** Lists that are only on the way to a parameter keep undefined items; those that are one give null for them. */
export const argumentOperands = workflow(async ({ texts }: { texts: string[] }) => {
  const size = (list: string[]): number => list.filter((text) => text === undefined).length;
  const kept = await raw({
    given: [texts[0], texts[1]],
    chosen: texts.length > 1 ? [texts[2]] : [],
    found: ['', texts[1]!].findIndex((text) => text === undefined),
    size: size([texts[0]!, texts[1]!]),
    joined: [texts[0], 'x'].concat([texts[1]]).map((text) => typeof text),
  });
  const last = await raw([texts[0]!].concat([texts[1]!]).findLastIndex((text) => text.length > 0));
  return { kept, last };
});

export default cases(
  {
    argumentOperands: { inputs: [{ texts: [] }, { texts: ['a'] }, { texts: ['a', ''] }, { texts: ['', 'b', 'c'] }] },
    argumentVariable: {
      inputs: [{ id: 'x', items: [1], nested: { a: 1, b: null } }, {}, { nested: { b: [] } }],
      transitions: 2,
    },
    argumentUndefined: { inputs: [{ id: 'x', a: 1 }, {}, { a: null }, { id: '', a: 0 }], transitions: 1 },
    argumentComputed: {
      inputs: [
        { id: 'ab', list: [1, 2] },
        { id: '', list: [] },
        { id: 'é', list: [0] },
      ],
      transitions: 1,
    },
    argumentKinds: { inputs: kinds, transitions: 3 },
    argumentConstants: { inputs: [{}], transitions: 1 },
    argumentNaN: { inputs: [{ s: 'x' }, { s: '1' }, { s: '' }], transitions: 1 },
    argumentPreviousResult: { inputs: kinds, transitions: 3 },
    argumentHeldResult: { inputs: [{ n: 1 }, { n: 0 }], transitions: 3 },
    argumentGetItem: { inputs: ids, transitions: 1 },
    argumentPutItem: {
      inputs: [
        { id: 'a', total: 1.5 },
        { id: '', total: 0 },
      ],
      transitions: 2,
    },
    argumentMessages: { inputs: [{ id: 'a', urgent: true }, { id: 'b' }, { id: '', urgent: false }], transitions: 3 },
    argumentRequestVariable: { inputs: ids, transitions: 2 },
    argumentEventOrder: { inputs: [{ n: 1 }], transitions: 2 },
    argumentToken: { inputs: [{ n: 1 }, { n: -1 }], transitions: 2 },
    argumentTokenMayThrow: { refused: 'STEP4012' },
    argumentTokenDecides: { refused: 'STEP4012' },
    argumentStateAsserted: { refused: 'STEP4012' },
  },
  () => ({
    Take: (payload: Payload) => payload,
    Raw: (payload: unknown) => payload,
    'dynamodb:getItem': ({ Key }: { Key: { id: { S: string } } }) =>
      Key.id.S === 'known' ? { Item: { id: Key.id, total: { N: '12.5' } } } : {},
    'dynamodb:putItem': () => ({}),
    'dynamodb:updateItem': ({ ExpressionAttributeValues }: { ExpressionAttributeValues: { ':n': { N: string } } }) => ({
      Attributes: { total: ExpressionAttributeValues[':n'] },
    }),
    'sqs:sendMessage': ({ DelaySeconds }: { DelaySeconds?: number }) => (DelaySeconds === 5 ? {} : { MessageId: 'm1' }),
    'sns:publish': () => ({ MessageId: 'p1' }),
  }),
);
