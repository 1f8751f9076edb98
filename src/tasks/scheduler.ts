/**
 * EventBridge Scheduler groups as parameters. Their operations are at `aws.scheduler`.
 */
import type { Handle } from '../dsl/index.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

/** A group: a value of `GroupName`. */
export interface ScheduleGroup extends Handle<'scheduler.scheduleGroup'> {
  /** Name of the group. */
  readonly name: string;
}

const groupKind = {
  kind: 'scheduler.scheduleGroup',
  properties: { Name: 'scheduleGroupName', Arn: 'scheduleGroupArn' },
} as const;

/**
 * A handle of a group.
 *
 * @example const group = scheduler.scheduleGroup('Reports');
 */
export function scheduleGroup(target: TargetWith<'scheduleGroupArn'>): ScheduleGroup {
  return resourceHandle<ScheduleGroup>(groupKind, target, () => ({}));
}
