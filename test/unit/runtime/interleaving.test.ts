/** Interleavings of concurrent work: by arrival, or drawn from a seed, and the same again under the same seed. */
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/asl/index.ts';
import { LocalRuntime, virtualClock } from '../../../src/runtime/index.ts';
import { randomSource } from '../../../src/runtime/interpreter/random.ts';
import { machine, RESOURCE } from './machine.ts';

const branch = (name: string, seconds: number) => ({
  StartAt: name,
  States: { [name]: { Type: 'Task', Resource: RESOURCE, Arguments: { name, seconds }, End: true } },
});
const parallel = (seconds: number): State =>
  ({ Type: 'Parallel', Branches: ['A', 'B', 'C'].map((name) => branch(name, seconds)), End: true }) as State;

/** The order in which the calls of three branches are answered, which take no time or the same time. */
async function order(seed: number | undefined, seconds: number): Promise<string> {
  const random = randomSource(seed ?? 0).number;
  const answered: string[] = [];
  const runtime = new LocalRuntime({
    ...(seed === undefined ? {} : { seed, interleaving: 'seeded' as const, clock: virtualClock({ random }) }),
  });
  runtime.mock(
    RESOURCE,
    async ({
      arguments: { name },
      sleep,
    }: {
      arguments: { name: string };
      sleep: (seconds: number) => Promise<void>;
    }) => {
      if (seconds > 0) await sleep(seconds);
      answered.push(name);
      return name;
    },
  );
  const { output, history } = await runtime.run(machine({ P: parallel(seconds) }));
  expect(output).toEqual(['A', 'B', 'C']);
  return `${answered.join('')} ${history.map(({ type, name }) => `${type}:${name ?? ''}`).join(' ')}`;
}

const seeds = Array.from({ length: 40 }, (_, index) => index);

describe.each([
  ['no time', 0],
  ['the same time', 3],
])('calls that take %s', (_, seconds) => {
  it('are answered in order of arrival without a seed', async () => {
    expect(await order(undefined, seconds)).toMatch(/^ABC /);
    expect(await order(undefined, seconds)).toBe(await order(undefined, seconds));
  });

  it('are answered in every order, each again under its seed', async () => {
    const first = await Promise.all(seeds.map((seed) => order(seed, seconds)));
    const again = await Promise.all(seeds.map((seed) => order(seed, seconds)));
    expect(again).toEqual(first);
    const orders = new Set(first.map((one) => one.split(' ')[0]));
    expect([...orders].sort()).toEqual(['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA']);
  });
});
