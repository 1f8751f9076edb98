/**
 * Where the items of a distributed map are in S3: one object, or all objects under a prefix. The keys are those of the S3
 * operation that Step Functions calls; the bucket must be in the account and Region of the state machine.
 */
import type { Handle } from '../../dsl/index.ts';

interface InBucket {
  readonly Bucket: string | Handle<'s3.bucket'>;
  /** Account that must own the bucket. */
  readonly ExpectedBucketOwner?: string | undefined;
}

/** One object. */
export interface ObjectLocation extends InBucket {
  readonly Key: string;
  readonly VersionId?: string | undefined;
}

/** All objects whose key starts with a prefix; `''` means the whole bucket. */
export interface PrefixLocation extends InBucket {
  readonly Prefix: string;
}

/** What every source may say besides. */
export interface Limit {
  /** Most items to read; all of them where absent or 0. */
  readonly maxItems?: number | undefined;
}
