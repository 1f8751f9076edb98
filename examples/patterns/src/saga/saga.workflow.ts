/** A saga: a trip is booked in steps, and when one of them fails, what is booked already is cancelled, the last one first. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

export type Service = 'flight' | 'hotel' | 'car';

export interface Trip {
  id: string;
  city: string;
  services: Service[];
}

export interface Booking {
  reference: string;
  price: number;
}

/** The Book function throws these two, by their names. */
export class Busy extends WorkflowError {}
export class SoldOut extends WorkflowError {}

export class TripNotBooked extends WorkflowError {}

export const book = lambda.fn<{ trip: string; city: string; service: Service }, Booking>('Book');
export const cancel = lambda.fn<{ reference: string }, void>('Cancel');
export const charge = lambda.fn<{ trip: string; amount: number }, { receipt: string }>('Charge');

export const bookTrip = workflow(async ({ id, city, services }: Trip) => {
  const booked: Booking[] = [];
  try {
    for (const service of services) {
      booked.push(await book({ trip: id, city, service }, { retry: { errors: Busy, interval: '5s', maxAttempts: 4 } }));
    }
    const amount = booked.reduce((sum, { price }) => sum + price, 0);
    const { receipt } = await charge({ trip: id, amount }, { timeout: '1m' });
    return { receipt, amount };
  } catch (error) {
    // A cancellation must get through: it is tried for hours before anybody is called.
    for (const { reference } of booked.toReversed()) {
      await cancel({ reference }, { retry: { maxAttempts: 20, interval: '10s', backoffRate: 2, maxDelay: '15m' } });
    }
    throw new TripNotBooked(`${id}: ${(error as Error).name}`);
  }
});
