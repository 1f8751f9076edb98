/**
 * Activities: work that a worker of yours polls for. An activity handle is called with the input of the work and resolves
 * to what the worker answers.
 */
import type { Handle, Task } from '../dsl/index.ts';
import { createHandle, handleReference } from './stub/create-handle.ts';
import { createTask } from './stub/create-task.ts';
import type { TargetWith } from './stub/target.ts';

interface ActivityBinding {
  direct: true;
}

/** An activity: called with its input, resolves to its output. */
export interface Activity<I, O> extends Task<'activity', I, O, ActivityBinding>, Handle<'stepfunctions.activity'> {
  /** Name of the activity. */
  readonly name: string;
}

/** What an activity handle is made from: a logical id, an ARN, or a CDK activity. */
export type ActivityTarget = TargetWith<'activityArn' | 'activityName'>;

const activityKind = {
  kind: 'stepfunctions.activity',
  properties: { Name: 'activityName', Arn: 'activityArn' },
} as const;

/**
 * A handle of an activity.
 *
 * @example const review = stepfunctions.activity<Draft, Verdict>('Review');
 */
export function activity<I = unknown, O = unknown>(target: ActivityTarget): Activity<I, O> {
  const reference = handleReference(activityKind, target);
  const handle = createHandle(activityKind, reference, {});
  return createHandle(
    activityKind,
    reference,
    createTask<'activity', I, O, ActivityBinding>('activity', { direct: true }, handle),
  );
}
