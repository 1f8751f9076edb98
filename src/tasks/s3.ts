/**
 * Amazon S3 buckets as parameters. Their operations are at `aws.s3`.
 */
import type { Handle } from '../dsl/index.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

/** A bucket: a value of `Bucket`. */
export interface Bucket extends Handle<'s3.bucket'> {
  /** Name of the bucket. */
  readonly name: string;
}

const bucketKind = { kind: 's3.bucket', properties: { Name: 'bucketName', Arn: 'bucketArn' } } as const;

/**
 * A handle of a bucket.
 *
 * @example const uploads = s3.bucket('Uploads');
 */
export function bucket(target: TargetWith<'bucketArn'>): Bucket {
  return resourceHandle<Bucket>(bucketKind, target, () => ({}));
}
