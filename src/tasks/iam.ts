/**
 * IAM roles as parameters: jobs that run under a role are handed it, which the state machine's role is then allowed to do,
 * for this role and the job's service alone.
 */
import type { Handle } from '../dsl/index.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

/** A role: a value of `RoleArn` and the like. */
export interface Role extends Handle<'iam.role'> {
  /** Name of the role. */
  readonly name: string;
}

const roleKind = { kind: 'iam.role', properties: { Name: 'roleName', Arn: 'roleArn' } } as const;

/**
 * A handle of a role.
 *
 * @example const trainer = iam.role('Trainer');
 */
export function role(target: TargetWith<'roleArn'>): Role {
  return resourceHandle<Role>(roleKind, target, () => ({}));
}
