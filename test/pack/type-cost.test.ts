/**
 * What importing `stepscript/tasks` gives `tsc` to do, in figures that no busy computer changes. `npm run bench` tells the time:
 * an eighth of that of a project which uses three SDK clients.
 */
import { expect, it } from 'vitest';
import { measureTypeCost } from '../../bench/measure-type-cost.ts';

it('adds few files and next to no instantiations to a project that uses three SDK clients', () => {
  const { without, withTasks } = measureTypeCost('using', 1);
  expect(withTasks.files - without.files).toBeGreaterThan(50);
  expect(withTasks.files - without.files).toBeLessThan(150);
  expect(withTasks.instantiations - without.instantiations).toBeLessThan(1000);
});

it('finds the types of a call in a client without looking at all of it', () => {
  const { without, withTasks } = measureTypeCost('calling', 1);
  expect(withTasks.instantiations - without.instantiations).toBeGreaterThan(1000);
  expect(withTasks.instantiations - without.instantiations).toBeLessThan(10_000);
});
