import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate } from 'stepscript/testing';
import { Busy, book, bookTrip, cancel, charge, SoldOut, type Trip } from './saga.workflow.js';

const trip: Trip = { id: 't-1', city: 'Oslo', services: ['flight', 'hotel', 'car'] };
const prices = { flight: 300, hotel: 180, car: 90 };
const booked = mock(book, ({ service }) => ({ reference: `${service}-1`, price: prices[service] }));
const charged = mock(charge, ({ trip }) => ({ receipt: `receipt-${trip}` }));

for (const target of ['local', 'native'] as const) {
  test(`${target}: books everything and charges it once`, async () => {
    const { output } = await simulate(bookTrip, trip, { target, mocks: [booked, charged.times(1)] });
    deepEqual(output, { receipt: 'receipt-t-1', amount: 570 });
  });

  test(`${target}: cancels in reverse order what was booked before a failure`, async () => {
    const noCar = mock(book, ({ service }) => {
      if (service === 'car') throw new SoldOut('no car in Oslo');
      return { reference: `${service}-1`, price: prices[service] };
    });
    const cancelled: string[] = [];
    const cancels = mock(cancel, ({ reference }) => {
      cancelled.push(reference);
    });
    const { error, cause } = await simulate(bookTrip, trip, { target, mocks: [noCar, cancels, charged.times(0)] });
    deepEqual([error, cause], ['TripNotBooked', 't-1: SoldOut']);
    deepEqual(cancelled, ['hotel-1', 'flight-1']);
  });
}

test('waits for a busy service', async () => {
  const busy = mock(book).sequence(new Busy('later'), new Busy('later'), { reference: 'flight-1', price: 300 });
  const flight: Trip = { ...trip, services: ['flight'] };
  const { output, seconds } = await simulate(bookTrip, flight, { mocks: [busy, charged] });
  deepEqual(output, { receipt: 'receipt-t-1', amount: 300 });
  equal(seconds, 5 + 10);
});
