/**
 * KMS keys as parameters. Their operations are at `aws.kms`.
 */
import type { Handle } from '../dsl/index.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

/** A key: a value of `KmsKeyId`, `KmsKeyArn` and the like. */
export type Key = Handle<'kms.key'>;

const keyKind = { kind: 'kms.key', properties: { Arn: 'keyArn' } } as const;

/**
 * A handle of a key.
 *
 * @example const key = kms.key('Reports');
 */
export function key(target: TargetWith<'keyArn'>): Key {
  return resourceHandle<Key>(keyKind, target, () => ({}));
}
