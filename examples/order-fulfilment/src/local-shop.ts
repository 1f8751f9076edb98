/**
 * The shop on this computer: the compiled machine in the embedded engine, DynamoDB served by dynalite and reached through
 * the AWS SDK, the functions of the stack as they are, the topic in memory. Waits take no time.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { artifactOf } from 'stepscript';
import type { CompiledWorkflow } from 'stepscript/artifact';
import { type ExecutionResult, LocalRuntime, type TopicMessage } from 'stepscript/runtime';
import * as functions from './functions/index.mjs';
import { type OrderInput, processOrder } from './order.workflow.js';

export interface LocalShop {
  /** Runs the workflow on an order. */
  process(order: OrderInput): Promise<ExecutionResult>;
  /** The items of the table, by id. */
  items(): Promise<readonly Item[]>;
  /** What the topic was sent. */
  messages(): readonly TopicMessage[];
  close(): Promise<void>;
}

/** An item of the table, with plain values. */
export interface Item {
  readonly id: string;
  readonly customer: string;
  readonly status: string;
  readonly total: string;
}

const TABLE = 'orders';

/** Opens a shop in which `customers` have placed an order each, by order id. */
export async function openLocalShop(customers: Readonly<Record<string, string>>): Promise<LocalShop> {
  const server = dynalite({ createTableMs: 0 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const dynamodb = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  await dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  for (const [id, customer] of Object.entries(customers)) {
    const Item = { id: { S: id }, customer: { S: customer }, status: { S: 'placed' } };
    await dynamodb.send(new PutItemCommand({ TableName: TABLE, Item }));
  }

  const runtime = new LocalRuntime({ endpoints: { dynamodb: endpoint } });
  for (const [name, handler] of Object.entries(functions)) {
    runtime.lambda(name.charAt(0).toUpperCase() + name.slice(1), handler as (event: unknown) => Promise<unknown>);
  }
  return {
    process: (order) =>
      runtime.run(compiled(), JSON.parse(JSON.stringify(order)), {
        name: order.orderId,
        substitutions: { OrdersName: TABLE },
      }),
    items: async () => {
      const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: TABLE }));
      return Items.map(({ id, customer, status, total }) => ({
        id: id?.S ?? '',
        customer: customer?.S ?? '',
        status: status?.S ?? '',
        total: total?.N ?? '',
      })).sort((a, b) => a.id.localeCompare(b.id));
    },
    messages: () => runtime.topic('Alerts').messages,
    close: async () => {
      dynamodb.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the build made of the workflow. */
function compiled(): CompiledWorkflow {
  const reference = artifactOf(processOrder);
  if (reference === undefined) throw new Error('The workflow is not compiled: build this example with tspc.');
  return reference.artifact() as CompiledWorkflow;
}
