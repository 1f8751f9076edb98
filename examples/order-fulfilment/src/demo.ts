/**
 * The demo: shows what `tspc` wrote, synthesizes the stack, and runs the compiled machine on three orders.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { ExecutionResult } from 'stepscript/runtime';
import { openLocalShop } from './local-shop.js';
import type { OrderInput } from './order.workflow.js';
import { customers, declined, outOfStock, shipped } from './orders.js';
import { clock, heading, json, table } from './print.js';
import { OrderStack } from './stack.js';

const SCENARIOS: readonly (readonly [string, OrderInput])[] = [
  ['An order that ships', shipped],
  ['A declined card: caught, and the reservation is released', declined],
  ['Out of stock: the execution fails, after the compensation in `finally`', outOfStock],
];

showArtifacts();
showStack();
const shop = await openLocalShop(customers);
for (const [title, order] of SCENARIOS) {
  heading(title);
  show(order, await shop.process(order));
}
heading('The table now (dynalite, through @aws-sdk/client-dynamodb)');
table(
  ['id', 'customer', 'status', 'total'],
  (await shop.items()).map(({ id, customer, status, total }) => [id, customer, status, total]),
);
heading('The topic');
table(
  ['subject', 'message'],
  shop.messages().map(({ subject, message }) => [subject ?? '', message]),
);
await shop.close();

/** The files of the workflow, as `tspc` wrote them. */
function showArtifacts(): void {
  heading('What tspc wrote for order.workflow.ts');
  const files = readdirSync(import.meta.dirname).filter((file) => /^(processOrder|order\.workflow)\./.test(file));
  table(
    ['file', 'bytes'],
    files.map((file) => [file, String(statSync(join(import.meta.dirname, file)).size)]),
  );
}

/** The synthesized stack: its resources, and the permissions of the state machine's role. */
function showStack(): void {
  const outdir = mkdtempSync(join(tmpdir(), 'order-fulfilment-'));
  const app = new App({ outdir });
  const { stackName } = new OrderStack(app, 'OrderFulfilment');
  const { template } = app.synth().getStackByName(stackName);
  rmSync(outdir, { recursive: true });
  const resources: readonly { Type: string; Properties: Policy }[] = Object.values(template.Resources);
  const counts = new Map<string, number>();
  for (const { Type } of resources) counts.set(Type, (counts.get(Type) ?? 0) + 1);

  heading(`The stack ${stackName}, synthesized offline`);
  table(
    ['resource', 'count'],
    [...counts].map(([type, count]) => [type, String(count)]),
  );
  heading('What the state machine may do (nobody wrote this by hand)');
  const policies = resources.filter(({ Type }) => Type === 'AWS::IAM::Policy');
  table(
    ['action', 'resource'],
    policies.flatMap(({ Properties: { PolicyDocument } }) =>
      PolicyDocument.Statement.map(({ Action, Resource }) => [[Action].flat().join(', '), json(Resource)]),
    ),
  );
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly { Action: string | string[]; Resource: unknown }[] };
}

/** The states that an execution entered, with what each called, and how it ended. */
function show(order: OrderInput, result: ExecutionResult): void {
  console.log(`input   ${json(order)}\n`);
  table(
    ['time', 'state', 'call', 'result'],
    result.trace.map(({ enteredAt, thread, state, type, calls }) => {
      const last = calls.at(-1);
      return [
        clock(enteredAt - result.startTime),
        `${thread === 0 ? '' : '  '}${state}`,
        last === undefined ? type : last.resource,
        last === undefined ? '' : last.error === undefined ? json(last.result) : `${last.error}: ${last.cause}`,
      ];
    }),
  );
  const { status, output, error, cause, transitions, startTime, stopTime } = result;
  const outcome = status === 'SUCCEEDED' ? json(output) : `${error}: ${cause}`;
  console.log(`\n${status}  ${outcome}`);
  console.log(`${transitions} transitions, ${clock(stopTime - startTime)} of virtual time`);
}
