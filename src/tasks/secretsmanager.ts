/**
 * Secrets of Secrets Manager. Their operations are at `aws.secretsmanager`.
 */
import type { Handle } from '../dsl/index.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

/** A secret: a value of `SecretId`, where it stands for its ARN, or for its name if that is all that is known of it. */
export type Secret = Handle<'secretsmanager.secret'>;

/** What a secret handle is made from: a logical id, an ARN or name, or a CDK secret; an L1 has its ARN as an id. */
export type SecretTarget = TargetWith<'secretArn'> | { readonly secretRef: { readonly secretId: string } };

const secretKind = {
  kind: 'secretsmanager.secret',
  properties: { Arn: 'secretArn' },
  references: { Arn: 'secretId' },
} as const;

/**
 * A handle of a secret.
 *
 * @example
 * const login = secretsmanager.secret('Login');
 * const { SecretString } = await aws.secretsmanager.getSecretValue({ SecretId: login });
 */
export function secret(target: SecretTarget): Secret {
  return resourceHandle<Secret>(secretKind, target, () => ({}));
}
