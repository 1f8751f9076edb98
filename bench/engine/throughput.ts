/**
 * How many executions an interpreter ends in a second, and how many states it enters in them: executions one after the other
 * for a while, the fastest of several rounds. Seconds are of this process's CPU time, so that whatever else the computer does
 * takes no part.
 */
import type { Json } from '../../src/asl/index.ts';
import type { Workload } from './machines.ts';
import { LocalRuntime } from './runtime.ts';

/** An interpreter, ready to run one machine; each call is one execution, whose output comes back. */
export type Interpreter = (workload: Workload) => () => Promise<Json>;

/** Ours, a new runtime for each machine. */
export const engine: Interpreter = ({ definition, input, functions, title }) => {
  const runtime = new LocalRuntime({ functions });
  runtime.register('Measured', definition);
  return async () => {
    const { status, output = null, cause } = await runtime.startKnown('Measured', input).result;
    if (status !== 'SUCCEEDED') throw new Error(`${title} ended ${status}: ${cause}`);
    return output;
  };
};

const ROUNDS = 3;

/** Executions per second, each round taking this long at least. */
export async function executionsPerSecond(run: () => Promise<Json>, milliseconds: number): Promise<number> {
  await round(run, milliseconds / 4);
  let best = 0;
  for (let count = 0; count < ROUNDS; count += 1) best = Math.max(best, await round(run, milliseconds));
  return best;
}

async function round(run: () => Promise<Json>, milliseconds: number): Promise<number> {
  const started = process.cpuUsage();
  let count = 0;
  for (;;) {
    await run();
    count += 1;
    const { user, system } = process.cpuUsage(started);
    const elapsed = (user + system) / 1000;
    if (elapsed >= milliseconds) return count / (elapsed / 1000);
  }
}
