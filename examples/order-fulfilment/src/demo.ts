/**
 * The demo: shows what `tspc` wrote, synthesizes the stack, and runs the compiled machine on three orders.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { ExecutionResult, TraceStep } from 'stepscript/runtime';
import { openLocalShop } from './local-shop.js';
import type { OrderInput } from './order.workflow.js';
import { customers, declined, outOfStock, shipped } from './orders.js';
import { block, clock, heading, json, outcome, table } from './print.js';
import { OrderStack } from './stack.js';

const SCENARIOS: readonly (readonly [string, OrderInput])[] = [
  ['An order that ships', shipped],
  ['A declined card: caught, and the reservation is released', declined],
  ['Out of stock: the execution fails, after the compensation in `finally`', outOfStock],
];

// The SDK's clients say that future versions will not run on Node 20.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

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

/** The files of the workflow as `tspc` wrote them, and a state of the definition. */
function showArtifacts(): void {
  heading('What tspc wrote for src/order.workflow.ts');
  const files = readdirSync(import.meta.dirname).filter((file) => /^(processOrder|order\.workflow)\./.test(file));
  table(
    ['dist/', 'bytes'],
    files.map((file) => [file, String(statSync(join(import.meta.dirname, file)).size)]),
  );
  const definition = JSON.parse(readFileSync(join(import.meta.dirname, 'processOrder.asl.json'), 'utf8'));
  heading(`One of its ${Object.keys(definition.States).length} states, from dist/processOrder.asl.json`);
  block(`"charge": ${JSON.stringify(definition.States.charge, null, 2)}`);
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
  heading('What the state machine may do; nobody wrote this by hand');
  const statements = resources
    .filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .flatMap(({ Properties: { PolicyDocument } }) => PolicyDocument.Statement);
  table(
    ['action', 'on'],
    statements.flatMap(({ Action, Resource }) => {
      const targets = [...new Set([Resource].flat().map(resourceName))].join(' ');
      return [Action].flat().map((action) => [action, targets]);
    }),
  );
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly { Action: string | string[]; Resource: unknown }[] };
}

/** The name that the stack gives a resource, from a reference to it: without the hash that the CDK adds. */
function resourceName(reference: unknown): string {
  const [, id] = /"(?:Ref|Fn::GetAtt)":\[?"(\w+?)[0-9A-F]{8}"/.exec(json(reference)) ?? [];
  return id ?? String(reference);
}

/** The states that an execution entered, with what each called, and how it ended. */
function show(order: OrderInput, result: ExecutionResult): void {
  console.log(`${json(order)}\n`);
  table(
    ['time', 'state', 'call', 'result'],
    result.trace.map((step) => traceRow(step, result.startTime)),
  );
  const { status, output, error, cause, transitions, startTime, stopTime } = result;
  outcome(status === 'SUCCEEDED', status, status === 'SUCCEEDED' ? json(output) : `${error}: ${cause}`);
  console.log(`${transitions} state transitions, ${clock(stopTime - startTime)} of virtual time`);
}

function traceRow({ state, type, thread, enteredAt, calls }: TraceStep, startTime: number): readonly string[] {
  const call = calls.at(-1);
  const time = clock(enteredAt - startTime);
  const name = thread === 0 ? state : `  ${state}`;
  if (call === undefined) return [time, name, type, ''];
  if (call.error !== undefined) return [time, name, call.resource, `${call.error}: ${call.cause}`];
  // What a function returns is in the envelope of lambda:invoke.
  const envelope = call.result as { readonly Payload?: unknown } | undefined;
  return [time, name, call.resource, json(call.resource === 'lambda:invoke' ? envelope?.Payload : call.result)];
}
