/**
 * CloudWatch log groups as parameters. Their operations are at `aws.cloudwatchlogs`.
 */
import type { Handle } from '../dsl/index.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

/** A group: a value of `LogGroupName`. */
export interface LogGroup extends Handle<'logs.logGroup'> {
  /** Name of the group. */
  readonly name: string;
}

const groupKind = { kind: 'logs.logGroup', properties: { Name: 'logGroupName', Arn: 'logGroupArn' } } as const;

/**
 * A handle of a group.
 *
 * @example const group = logs.logGroup('Reports');
 */
export function logGroup(target: TargetWith<'logGroupArn'>): LogGroup {
  return resourceHandle<LogGroup>(groupKind, target, () => ({}));
}
