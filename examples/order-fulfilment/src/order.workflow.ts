/**
 * The workflow: plain async TypeScript. It reserves the lines of an order one after the other, charges the card, waits for
 * the parcel, prints the labels at the same time, and records what became of the order whatever happens.
 */
import { parseCause, sleep, WorkflowError, workflow } from 'stepscript';
import { dynamodb, lambda, sns } from 'stepscript/tasks';

export interface OrderLine {
  sku: string;
  quantity: number;
}

export interface OrderInput {
  orderId: string;
  card: string;
  lines: OrderLine[];
}

export type OrderResult =
  | { status: 'shipped'; total: number; receipt: string; labels: string[] }
  | { status: 'declined'; reason: string };

/** What the table holds. */
export interface Order {
  id: string;
  customer: string;
  status: string;
  total?: number;
}

export type Reservation = { available: true; id: string; price: number } | { available: false };

export interface Parcel {
  id: string;
  packed: boolean;
}

/** Thrown by this workflow; the execution fails under this name. */
export class OutOfStock extends WorkflowError {}
export class UnknownOrder extends WorkflowError {}
/** Thrown by the Charge function under this name. */
export class CardDeclined extends WorkflowError {}

const orders = dynamodb.table<Order>('Orders');
const reserve = lambda.fn<{ orderId: string; line: OrderLine }, Reservation>('Reserve');
const release = lambda.fn<{ reservation: string }, void>('Release');
const charge = lambda.fn<{ orderId: string; card: string; amount: number }, { receipt: string }>('Charge');
const pack = lambda.fn<{ orderId: string }, Parcel>('Pack');
const track = lambda.fn<{ parcel: string }, Parcel>('Track');
const printLabel = lambda.fn<{ parcel: string; sku: string }, string>('PrintLabel');
const alerts = sns.topic('Alerts');

/** An async helper; it becomes part of each workflow that calls it. */
async function record(orderId: string, status: string, total: number): Promise<void> {
  await orders.updateItem({
    Key: { id: { S: orderId } },
    UpdateExpression: 'SET #status = :status, #total = :total',
    ExpressionAttributeNames: { '#status': 'status', '#total': 'total' },
    ExpressionAttributeValues: { ':status': { S: status }, ':total': { N: String(total) } },
  });
}

export const processOrder = workflow(
  async (input: OrderInput): Promise<OrderResult> => {
    const { orderId, lines } = input;
    const { Item: order } = await orders.getItem({ Key: { id: { S: orderId } } });
    if (!order) throw new UnknownOrder(`no order ${orderId}`);

    const reservations: string[] = [];
    let total = 0;
    let status = 'failed';
    try {
      for (const line of lines) {
        const reservation = await reserve({ orderId, line }, { retry: { errors: 'TooBusy', maxAttempts: 3 } });
        if (!reservation.available) throw new OutOfStock(`${line.sku} is out of stock`);
        reservations.push(reservation.id);
        total += reservation.price * line.quantity;
      }
      const { receipt } = await charge({ orderId, card: input.card, amount: total }, { timeout: '30s' });

      let parcel = await pack({ orderId });
      while (!parcel.packed) {
        await sleep('10m');
        parcel = await track({ parcel: parcel.id });
      }
      const labels = await Promise.all(lines.map(async ({ sku }) => printLabel({ parcel: parcel.id, sku })));

      status = 'shipped';
      return { status: 'shipped', total, receipt, labels };
    } catch (error) {
      if (!(error instanceof CardDeclined)) throw error;
      status = 'declined';
      return { status: 'declined', reason: parseCause(error).errorMessage ?? 'no reason given' };
    } finally {
      if (status !== 'shipped') {
        await Promise.all(reservations.map(async (reservation) => release({ reservation })));
      }
      await record(orderId, status, total);
      await alerts.publish({
        Subject: `Order ${orderId}`,
        Message: `Dear ${order.customer.S}, your order is ${status}.`,
      });
    }
  },
  { comment: 'Charges, packs and records one order', timeout: '1d' },
);
