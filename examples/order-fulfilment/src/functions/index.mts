/**
 * The Lambda functions of the shop, as the stack deploys them and as the demo calls them. A warehouse, a bank and a parcel
 * service would be behind them; here each is a few lines with just enough memory for a demo.
 */
import type { OrderLine, Parcel, Reservation } from '../order.workflow.js';

const PRICES: Readonly<Record<string, number>> = { kettle: 45, teapot: 30, cup: 8 };
const stock = new Map([
  ['kettle', 10],
  ['teapot', 0],
  ['cup', 100],
]);
const reserved = new Map<string, OrderLine>();
const polls = new Map<string, number>();

export async function reserve({ orderId, line }: { orderId: string; line: OrderLine }): Promise<Reservation> {
  const available = stock.get(line.sku) ?? 0;
  const price = PRICES[line.sku];
  if (price === undefined || available < line.quantity) return { available: false };
  stock.set(line.sku, available - line.quantity);
  const id = `${orderId}/${line.sku}`;
  reserved.set(id, line);
  return { available: true, id, price };
}

export async function release({ reservation }: { reservation: string }): Promise<void> {
  const line = reserved.get(reservation);
  if (line === undefined) return;
  reserved.delete(reservation);
  stock.set(line.sku, (stock.get(line.sku) ?? 0) + line.quantity);
}

class CardDeclined extends Error {
  override readonly name = 'CardDeclined';
}

export async function charge({ orderId, card, amount }: { orderId: string; card: string; amount: number }) {
  if (card.endsWith('0002')) throw new CardDeclined(`the bank refused ${amount}`);
  return { receipt: `receipt-${orderId}` };
}

export async function pack({ orderId }: { orderId: string }): Promise<Parcel> {
  return { id: `parcel-${orderId}`, packed: false };
}

/** Packed when asked for the second time. */
export async function track({ parcel }: { parcel: string }): Promise<Parcel> {
  const count = (polls.get(parcel) ?? 0) + 1;
  polls.set(parcel, count);
  return { id: parcel, packed: count >= 2 };
}

export async function printLabel({ parcel, sku }: { parcel: string; sku: string }): Promise<string> {
  return `${parcel}-${sku}.pdf`;
}
