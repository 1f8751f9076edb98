/** How many states the embedded engine enters in a second: a loop with one task, a thousand times around. */
import type { CompiledWorkflow } from '../src/artifact/index.ts';
import { LocalRuntime } from '../src/runtime/index.ts';

/** States entered for each second of real time. */
export async function measureEngine(fold: CompiledWorkflow): Promise<number> {
  const runtime = new LocalRuntime({ functions: { Score: async (event) => (event as { item: number }).item } });
  const items = Array.from({ length: 1000 }, (_, index) => index);
  await runtime.run(fold, { items: items.slice(0, 50) });
  const started = performance.now();
  const { trace, status } = await runtime.run(fold, { items });
  if (status !== 'SUCCEEDED') throw new Error(`the loop ended ${status}`);
  return trace.length / ((performance.now() - started) / 1000);
}
