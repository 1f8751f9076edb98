/**
 * What open executions cost in memory: the heap before and after many were started that wait, one kind for a timer and one
 * for a token, each with an order in its variables.
 */
import { setImmediate } from 'node:timers/promises';
import type { StateMachine } from '../../src/asl/index.ts';
import { LocalRuntime, virtualClock } from './runtime.ts';

const machine = (open: StateMachine['States'][string]): StateMachine => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Keep',
  States: { Keep: { Type: 'Pass', Assign: { order: '{% $states.input %}' }, Next: 'Open' }, Open: open },
});

/** The kinds of open executions. */
export const OPEN: Readonly<Record<string, StateMachine>> = {
  'waiting for a timer': machine({ Type: 'Wait', Seconds: 86_400, End: true }),
  'waiting for a token': machine({
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Arguments: { QueueUrl: 'Jobs', MessageBody: { token: '{% $states.context.Task.Token %}' } },
    End: true,
  }),
};

/** Bytes of heap that so many open executions hold. */
export async function openExecutions(definition: StateMachine, count: number): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Needs node --expose-gc.');
  const clock = virtualClock();
  // Time stands still, so that nobody's timer fires.
  clock.hold();
  const runtime = new LocalRuntime({ clock });
  runtime.register('Open', definition);
  const before = heap();
  for (let index = 0; index < count; index += 1) {
    runtime.startKnown('Open', { id: `order-${index}`, lines: [{ sku: 'teapot', quantity: 1 }], total: index });
    if (index % 500 === 0) await setImmediate();
  }
  const isOpen = (): boolean =>
    runtime.executions.every((execution) => execution.history().some(({ name }) => name === 'Open'));
  while (!isOpen()) await setImmediate();
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
  const bytes = heap() - before;
  if (runtime.executions.length !== count) throw new Error('executions are missing');
  return bytes;
}

/** The heap without garbage. */
function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
