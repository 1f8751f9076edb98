/** The orders of the demo: one that ships, one whose card is declined, one with an article that is out of stock. */
import type { OrderInput } from './order.workflow.js';

export const customers: Readonly<Record<string, string>> = { 'order-1': 'Ada', 'order-2': 'Brian', 'order-3': 'Chris' };

export const shipped: OrderInput = {
  orderId: 'order-1',
  card: '4242424242424242',
  lines: [
    { sku: 'kettle', quantity: 1 },
    { sku: 'cup', quantity: 4 },
  ],
};

export const declined: OrderInput = {
  orderId: 'order-2',
  card: '4000000000000002',
  lines: [{ sku: 'cup', quantity: 2 }],
};

export const outOfStock: OrderInput = {
  orderId: 'order-3',
  card: '4242424242424242',
  lines: [
    { sku: 'cup', quantity: 6 },
    { sku: 'teapot', quantity: 1 },
  ],
};
