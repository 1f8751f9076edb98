/**
 * Parameters of Systems Manager's Parameter Store. Their operations are at `aws.ssm`.
 */
import type { Handle } from '../dsl/index.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

/** A parameter: a value of `Name` and `Names`, where it stands for its name. */
export interface Parameter extends Handle<'ssm.parameter'> {
  /** Name of the parameter, a path with its first slash. */
  readonly name: string;
}

const parameterKind = {
  kind: 'ssm.parameter',
  properties: { Name: 'parameterName', Arn: 'parameterArn' },
} as const;

/**
 * A handle of a parameter.
 *
 * @example
 * const url = ssm.parameter('ApiUrl');
 * const { Parameter } = await aws.ssm.getParameter({ Name: url, WithDecryption: true });
 */
export function parameter(target: TargetWith<'parameterArn'>): Parameter {
  return resourceHandle<Parameter>(parameterKind, target, () => ({}));
}
