/**
 * Types of the language: the example of the design compiles as it stands, and misuse does not. Checked by `tsc --noEmit`;
 * nothing here runs.
 */
import {
  type Duration,
  errors,
  map,
  parseCause,
  retry,
  sleep,
  sleepUntil,
  WorkflowError,
  type WorkflowFunction,
  type WorkflowReference,
  workflow,
} from '../../src/dsl/index.ts';
import { dynamodb, lambda, sns, stepfunctions } from '../../src/tasks/index.ts';

interface Order {
  readonly total: number;
  readonly tags: string[];
  readonly note?: string;
  readonly address: { readonly city: string };
}
interface OrderInput {
  readonly orderId: string;
  readonly lines: readonly { readonly sku: string }[];
}
type OrderResult = { readonly status: 'paid'; readonly receiptId: string } | { readonly status: 'declined' };
interface Receipt {
  readonly id: string;
}

const orders = dynamodb.table<Order>('Orders');
const charge = lambda.fn<{ amount: number }, Receipt>('Charge');
const alerts = sns.topic('Alerts');

class OutOfStock extends WorkflowError {}
class CardDeclined extends WorkflowError {}

export const processOrder = workflow(
  async (input: OrderInput): Promise<OrderResult> => {
    const { Item } = await orders.getItem({ Key: { id: { S: input.orderId } } });
    if (!Item) throw new OutOfStock(`no order ${input.orderId}`);
    try {
      const receipt = await charge(
        { amount: Number(Item.total.N) },
        { retry: { errors: 'TooBusy', maxAttempts: 3 }, timeout: '30s' },
      );
      await Promise.all(input.lines.map(async (line) => charge({ amount: line.sku.length })));
      await sleep('5m');
      return { status: 'paid', receiptId: receipt.id };
    } catch (e) {
      if (e instanceof CardDeclined) return { status: 'declined' };
      throw e;
    } finally {
      await alerts.publish({ Message: `order ${input.orderId} handled` });
    }
  },
  { timeout: '1h' },
);

export const typed: WorkflowFunction<OrderInput, OrderResult> = processOrder;
export const result: Promise<OrderResult> = processOrder({ orderId: '7', lines: [] });

export const noInput = workflow(async () => 'done');
export const done: Promise<string> = noInput();

export class ClassForm {
  async run(input: OrderInput): Promise<OrderResult> {
    return processOrder(input);
  }
}
export const references: readonly WorkflowReference<OrderInput, OrderResult>[] = [processOrder, ClassForm];

export const machines: Promise<{ Output: OrderResult }>[] = [
  stepfunctions.stateMachine(processOrder).startExecution.sync({ Input: { orderId: '7', lines: [] } }),
  stepfunctions.stateMachine(ClassForm).startExecution.sync({ Input: { orderId: '7', lines: [] } }),
];
// @ts-expect-error the input of the workflow is typed
void stepfunctions.stateMachine(processOrder).startExecution({ Input: { orderId: 7 } });

// @ts-expect-error the input is required
void processOrder();
// @ts-expect-error a workflow has no such option
workflow(async () => 1, { retries: 3 });
// @ts-expect-error a workflow is async
workflow((input: string) => input);
// @ts-expect-error type is STANDARD or EXPRESS
workflow(async () => 1, { type: 'FAST' });

export const durations: readonly Duration[] = [1, '1s', '1.5m', '-2h', '7d'];
// @ts-expect-error weeks are no unit
void sleep('1w');
// @ts-expect-error not a number with a unit
void sleep('soon');
// @ts-expect-error a timestamp is text
void sleepUntil(new Date());

export const mapped: Promise<number[]> = map(['a'], async (item, index) => item.length + index, { maxConcurrency: 2 });
export const retried: Promise<Receipt> = retry(
  { errors: [OutOfStock, errors.Timeout, TypeError, 'TooBusy'] },
  async () => charge({ amount: 1 }),
);
// @ts-expect-error a policy has no such member
void retry({ attempts: 3 }, async () => 1);
// @ts-expect-error a date is no error class
void retry({ errors: Date }, async () => 1);

export function handle(e: unknown): string | undefined {
  if (e instanceof errors.TaskFailed) return parseCause(e).Error;
  if (e instanceof lambda.TooManyRequestsException) return e.message;
  if (e instanceof dynamodb.ConditionalCheckFailedException) return e.name;
  return parseCause<{ code: string }>(e).code;
}
export const timeoutName: 'States.Timeout' = errors.Timeout.errorName;
export const conflictNames: readonly [
  'DynamoDB.ConditionalCheckFailedException',
  'DynamoDb.ConditionalCheckFailedException',
] = dynamodb.ConditionalCheckFailedException.errorNames;
