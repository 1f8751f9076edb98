/**
 * What a tested state does in earnest: a Task makes its call through the runtime, a Wait waits. Nothing takes longer than the
 * five minutes that TestState has.
 */
import type { Json, StateMachine } from '../../../asl/index.ts';
import type { Clock } from '../../clock.ts';
import type { DataAnswer } from '../../interpreter/data.ts';
import type { LocalRuntime } from '../../local-runtime.ts';
import { StateFailure } from './run-state.ts';
import type { TestedState } from './tested-state.ts';

const LONGEST_MILLISECONDS = 300_000;

/** Makes the call of a Task whose arguments are evaluated, once. */
export async function callTask(
  runtime: LocalRuntime,
  { name, state }: TestedState,
  answer: DataAnswer,
): Promise<Json | undefined> {
  if (state.Type !== 'Task' || answer.moment !== 'arguments') return undefined;
  const { arguments: parameters, timeoutSeconds, heartbeatSeconds, roleArn } = answer;
  // In JSONPath mode the input of a Task is sent as it is.
  const call = {
    Type: 'Task',
    Resource: state.Resource,
    End: true,
    ...(timeoutSeconds === undefined ? {} : { TimeoutSeconds: timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { HeartbeatSeconds: heartbeatSeconds }),
    ...(roleArn === undefined ? {} : { Credentials: { RoleArn: roleArn } }),
  };
  const machine: StateMachine = JSON.parse(JSON.stringify({ StartAt: name, States: { [name]: call } }));
  const result = await runtime.run(machine, parameters, { stateMachineName: 'TestState', type: 'EXPRESS' });
  if (result.status === 'SUCCEEDED') return result.output ?? null;
  throw new StateFailure({
    error: result.error ?? 'States.Timeout',
    ...(result.cause === undefined ? {} : { cause: result.cause }),
  });
}

/** Waits until a delay is over, or nobody wants the answer any more. */
export function waitFor(
  delay: Extract<DataAnswer, { moment: 'delay' }>,
  clock: Clock,
  signal: AbortSignal,
): Promise<undefined> {
  const until = 'until' in delay ? delay.until : clock.now() + delay.seconds * 1000;
  const latest = clock.now() + LONGEST_MILLISECONDS;
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(Math.min(until, latest), () => {
      if (until > latest) reject(new StateFailure({ error: 'States.Timeout' }));
      else resolve(undefined);
    });
    signal.addEventListener('abort', () => {
      cancel();
      resolve(undefined);
    });
  });
}
