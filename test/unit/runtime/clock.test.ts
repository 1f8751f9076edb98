/** The clocks: order of timers, holding, and real work while virtual time stands. */
import { setTimeout as realDelay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realClock, VIRTUAL_EPOCH, virtualClock } from '../../../src/runtime/clock.ts';

const idle = (): Promise<void> => realDelay(30);

import { createTimerQueue } from '../../../src/runtime/timer-queue.ts';

describe('the virtual clock', () => {
  it('fires timers in order of time, then of their making', async () => {
    const clock = virtualClock();
    const fired: string[] = [];
    const at = (seconds: number, name: string): (() => void) =>
      clock.schedule(VIRTUAL_EPOCH + seconds * 1000, () =>
        fired.push(`${name}@${(clock.now() - VIRTUAL_EPOCH) / 1000}`),
      );
    at(5, 'late');
    at(1, 'first');
    at(1, 'second');
    at(-10, 'past');
    const cancel = at(2, 'cancelled');
    cancel();
    await idle();
    expect(fired).toEqual(['past@0', 'first@1', 'second@1', 'late@5']);
  });

  it('lets timers make timers', async () => {
    const clock = virtualClock({ start: 0 });
    const fired: number[] = [];
    const again = (): void => {
      fired.push(clock.now());
      if (fired.length < 3) clock.schedule(clock.now() + 1_000_000_000, again);
    };
    clock.schedule(0, again);
    await idle();
    expect(fired).toEqual([0, 1_000_000_000, 2_000_000_000]);
  });

  it('stands still while it is held, and a hold ends once', async () => {
    const clock = virtualClock({ start: 0 });
    const fired: number[] = [];
    clock.schedule(10_000, () => fired.push(clock.now()));
    const first = clock.hold();
    const second = clock.hold();
    first();
    first();
    await idle();
    expect(fired).toEqual([]);
    second();
    await idle();
    expect(fired).toEqual([10_000]);
  });

  it('keeps pace with real time while it is held', async () => {
    const clock = virtualClock({ start: 0 });
    const fired: number[] = [];
    const release = clock.hold();
    clock.schedule(40, () => fired.push(clock.now()));
    clock.schedule(60_000, () => fired.push(clock.now()));
    await realDelay(120);
    expect(fired).toEqual([40]);
    expect(clock.now()).toBe(40);
    release();
    await idle();
    expect(fired).toEqual([40, 60_000]);
  });

  it('can be moved by hand while it is held', () => {
    const clock = virtualClock({ start: 0 });
    const release = clock.hold();
    const fired: number[] = [];
    clock.schedule(10, () => fired.push(clock.now()));
    clock.schedule(30, () => fired.push(clock.now()));
    clock.advance(20);
    expect([fired, clock.now()]).toEqual([[10], 20]);
    release();
  });
});

describe('the real clock', () => {
  it('fires after the time and not when cancelled', async () => {
    const clock = realClock();
    const fired: string[] = [];
    const before = clock.now();
    clock.schedule(before + 20, () => fired.push('on time'));
    clock.schedule(before + 2 ** 40, () => fired.push('never'))();
    clock.schedule(before + 10, () => fired.push('cancelled'))();
    await realDelay(60);
    expect(fired).toEqual(['on time']);
  });
});

describe('a queue of timers', () => {
  it('gives them by time and order, whichever were taken out', () => {
    const timer = fc.record({ at: fc.nat(20), order: fc.nat(1000), taken: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(timer, { selector: ({ order }) => order }), (given) => {
        const queue = createTimerQueue();
        const timers = given.map((one) => ({ ...one, callback: () => undefined }));
        for (const one of timers) queue.add(one);
        for (const one of timers.filter(({ taken }) => taken)) {
          queue.remove(one);
          queue.remove(one);
        }
        const left: unknown[] = [];
        for (let first = queue.first(); first !== undefined; first = queue.first()) {
          left.push(first);
          queue.remove(first);
        }
        const expected = timers.filter(({ taken }) => !taken);
        expect(left).toEqual(expected.sort((one, other) => one.at - other.at || one.order - other.order));
      }),
    );
  });
});
