/**
 * Hand-written states of a CDK app, called from a workflow. The stub is a placeholder in the artifact; the construct puts the
 * states in its place. Natively and in the local engine somebody must stand in for them: a mock.
 */
import type { Handle, TaskOptions, TaskType } from '../dsl/index.ts';
import type { taskType } from '../dsl/task.ts';
import { createHandle, handleReference } from './stub/create-handle.ts';
import { createTask } from './stub/create-task.ts';

interface StatesBinding {
  direct: true;
}

/** Options of hand-written states: what the state around them can have. */
export type StatesOptions = Pick<TaskOptions, 'retry' | 'name' | 'comment'>;

/** Hand-written states: called with their input, resolve to the output of the last one. */
export interface States<I, O> extends Handle<'stepfunctions.states'> {
  (input: I, options?: StatesOptions): Promise<O>;
  readonly [taskType]?: TaskType<'states', StatesBinding>;
}

const statesKind = { kind: 'stepfunctions.states', properties: { Arn: 'statesArn' } } as const;

/**
 * Hand-written states that the CDK app binds: `resources: { Legacy: chain }`.
 *
 * @example const legacy = states<{ orderId: string }, { accepted: boolean }>('Legacy');
 */
export function states<I = void, O = unknown>(id: string): States<I, O> {
  const reference = handleReference(statesKind, id);
  const handle = createHandle(statesKind, reference, {});
  return createHandle(
    statesKind,
    reference,
    createTask<'states', I, O, StatesBinding>('states', { direct: true }, handle),
  );
}
