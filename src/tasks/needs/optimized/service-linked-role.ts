/**
 * Services that work through a role of their own in the user's account make it with the first call that needs it.
 */
import { need } from '../need.ts';
import type { IamNeed } from '../types.ts';

/**
 * The need to have a service's own role made.
 *
 * @example
 * serviceLinkedRole('eks.amazonaws.com', 'AWSServiceRoleForAmazonEKS');
 */
export function serviceLinkedRole(service: string, role: string): IamNeed {
  return need(
    'iam:CreateServiceLinkedRole',
    `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/${service}/${role}`,
    { StringLike: { 'iam:AWSServiceName': service } },
  );
}
