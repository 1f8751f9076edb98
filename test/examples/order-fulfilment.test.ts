/**
 * The example, built by the real `tspc` as its own project, on the three orders of the demo: results, effects in the table
 * and the topic, compensation, and the stack with the permissions of the state machine. Needs `npm run build`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalShop } from '../../examples/order-fulfilment/src/local-shop.ts';
import { customers, declined, outOfStock, shipped } from '../../examples/order-fulfilment/src/orders.ts';
import { validateDefinitionText } from '../../src/asl/index.ts';
import { buildExample } from './build-example.ts';

process.env.CDK_VALIDATION = 'false';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

let output: string;
const built = (file: string): string => join(output, file);

let shop: LocalShop;
beforeAll(async () => {
  output = buildExample('order-fulfilment');
  const { openLocalShop } = await import(built('local-shop.js'));
  shop = await openLocalShop(customers);
});
afterAll(() => shop?.close());

describe('the compiled workflow', () => {
  it('ships an order: reserves in sequence, polls until packed, prints labels together', async () => {
    const { status, output, trace, startTime, stopTime } = await shop.process(shipped);
    expect({ status, output }).toEqual({
      status: 'SUCCEEDED',
      output: {
        status: 'shipped',
        total: 45 + 4 * 8,
        receipt: 'receipt-order-1',
        labels: ['parcel-order-1-kettle.pdf', 'parcel-order-1-cup.pdf'],
      },
    });
    expect(stopTime - startTime).toBe(2 * 10 * 60 * 1000);
    const calls = trace.flatMap((step) => step.calls.map((call) => call.arguments));
    expect(calls.filter((call) => JSON.stringify(call).includes('Reserve'))).toMatchObject([
      { Payload: { orderId: 'order-1', line: { sku: 'kettle', quantity: 1 } } },
      { Payload: { orderId: 'order-1', line: { sku: 'cup', quantity: 4 } } },
    ]);
    expect(JSON.stringify(calls)).not.toContain('Release');
    expect(await itemOf('order-1')).toEqual({ id: 'order-1', customer: 'Ada', status: 'shipped', total: '77' });
    expect(shop.messages().at(-1)).toMatchObject({
      subject: 'Order order-1',
      message: 'Dear Ada, your order is shipped.',
    });
  });

  it('catches a declined card, and releases what it had reserved', async () => {
    const { status, output, trace } = await shop.process(declined);
    expect({ status, output }).toEqual({
      status: 'SUCCEEDED',
      output: { status: 'declined', reason: 'the bank refused 16' },
    });
    expect(released(trace)).toEqual(['order-2/cup']);
    expect(await itemOf('order-2')).toMatchObject({ status: 'declined', total: '16' });
    expect(shop.messages().at(-1)?.message).toBe('Dear Brian, your order is declined.');
  });

  it('fails with the custom error when out of stock, after the compensation', async () => {
    const { status, error, cause, trace } = await shop.process(outOfStock);
    expect({ status, error, cause }).toEqual({
      status: 'FAILED',
      error: 'OutOfStock',
      cause: 'teapot is out of stock',
    });
    expect(released(trace)).toEqual(['order-3/cup']);
    expect(await itemOf('order-3')).toMatchObject({ status: 'failed', total: '48' });
    expect(shop.messages().at(-1)?.message).toBe('Dear Chris, your order is failed.');
  });

  it('fails for an order that the table does not have, and touches nothing', async () => {
    const before = { items: await shop.items(), messages: shop.messages().length };
    const { status, error, cause } = await shop.process({ ...shipped, orderId: 'order-9' });
    expect({ status, error, cause }).toEqual({ status: 'FAILED', error: 'UnknownOrder', cause: 'no order order-9' });
    expect({ items: await shop.items(), messages: shop.messages().length }).toEqual(before);
  });
});

describe('the stack', () => {
  let template: Template;
  beforeAll(async () => {
    const module: { readonly OrderStack: new (scope: App, id: string) => Stack } = await import(built('stack.js'));
    template = Template.fromStack(new module.OrderStack(new App(), 'Orders'));
  });

  it('embeds the machine of the build, with every placeholder replaced', () => {
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const parts: readonly unknown[] = machine?.Properties.DefinitionString['Fn::Join'][1];
    const text = parts.map((part) => (typeof part === 'string' ? part : 'aws')).join('');
    expect(validateDefinitionText(text)).toEqual([]);
    expect(text).not.toContain('${');
    const written = JSON.parse(readFileSync(built('processOrder.asl.json'), 'utf8'));
    expect(Object.keys(JSON.parse(text).States)).toEqual(Object.keys(written.States));
  });

  it('lets the machine do what the workflow calls, and nothing else', () => {
    const arn = (id: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}`), 'Arn'] });
    const versions = (id: string) => ({ 'Fn::Join': ['', [arn(id), ':*']] });
    const statement = (Action: unknown, Resource: unknown) => ({ Action, Effect: 'Allow', Resource });
    const functions = ['Reserve', 'Charge', 'Pack', 'Track', 'PrintLabel', 'Release'];
    template.resourceCountIs('AWS::IAM::Policy', 1);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          statement(['dynamodb:GetItem', 'dynamodb:UpdateItem'], arn('Orders')),
          statement(
            'lambda:InvokeFunction',
            functions.flatMap((id) => [arn(id), versions(id)]),
          ),
          statement('sns:Publish', { Ref: Match.stringLikeRegexp('^Alerts') }),
        ],
      },
    });
  });
});

async function itemOf(id: string): Promise<unknown> {
  return (await shop.items()).find((item) => item.id === id);
}

function released(trace: Awaited<ReturnType<LocalShop['process']>>['trace']): readonly unknown[] {
  const payloads = trace.flatMap(({ calls }) => calls.map((call) => call.arguments as { readonly Payload?: unknown }));
  return payloads.flatMap(({ Payload }) =>
    typeof Payload === 'object' && Payload !== null && 'reservation' in Payload ? [Payload.reservation] : [],
  );
}
