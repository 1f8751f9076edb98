/**
 * Services that run something under a role of the user's must be handed that role, which needs `iam:PassRole` on it.
 */
import { need } from '../need.ts';
import { roleArns } from '../resource-forms.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';

/**
 * The need to hand roles to a service: for each role given; for a role that is not known, any of the account's.
 *
 * @example
 * passRole([factAt(facts, 'RoleArn')], 'sagemaker.amazonaws.com');
 */
export function passRole(roles: readonly (ArgumentFact | undefined)[], service: string): readonly IamNeed[] {
  const arns = roles.flatMap((role) => (role === undefined ? [] : roleArns(role)));
  return arns.length === 0 ? [] : [need('iam:PassRole', arns, { StringEquals: { 'iam:PassedToService': service } })];
}
