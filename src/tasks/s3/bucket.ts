/**
 * Amazon S3 buckets: the handle, and the calls of one bucket's objects. S3 has no optimized integration, so the calls are
 * the SDK's.
 */
import type { Handle, Task } from '../../dsl/index.ts';
import type { ClientOf, OperationRequest, OperationResult } from '../sdk/client-operation.ts';
import { createTask } from '../stub/create-task.ts';
import type { Without } from '../stub/parameters.ts';
import { resourceHandle, type TargetWith } from '../stub/target.ts';

interface BucketBinding {
  fills: 'Bucket';
  attribute: 'Name';
}
const bucketBinding: BucketBinding = { fills: 'Bucket', attribute: 'Name' };

type S3 = ClientOf<'s3'>;
type BucketTask<A extends string> = Task<
  `arn:aws:states:::aws-sdk:s3:${A}`,
  Without<OperationRequest<S3, A, 'sdk'>, 'Bucket'>,
  OperationResult<S3, A, 'sdk'>,
  BucketBinding
>;

/** A bucket. */
export interface Bucket extends Handle<'s3.bucket'> {
  /** Name of the bucket. */
  readonly name: string;
  /** Reads an object; its `Body` is text. */
  readonly getObject: BucketTask<'getObject'>;
  /** Writes an object. */
  readonly putObject: BucketTask<'putObject'>;
  /** Deletes an object. */
  readonly deleteObject: BucketTask<'deleteObject'>;
  /** The metadata of an object. */
  readonly headObject: BucketTask<'headObject'>;
  /** Copies an object into the bucket. */
  readonly copyObject: BucketTask<'copyObject'>;
  /** A page of the list of objects. */
  readonly listObjectsV2: BucketTask<'listObjectsV2'>;
}

const bucketKind = { kind: 's3.bucket', properties: { Name: 'bucketName', Arn: 'bucketArn' } } as const;

/**
 * A handle of an S3 bucket.
 *
 * @example const data = s3.bucket('Data');
 */
export function bucket(target: TargetWith<'bucketArn'>): Bucket {
  return resourceHandle<Bucket>(bucketKind, target, (handle) => {
    const task = <A extends string>(action: A): BucketTask<A> =>
      createTask(`arn:aws:states:::aws-sdk:s3:${action}`, bucketBinding, handle);
    return {
      getObject: task('getObject'),
      putObject: task('putObject'),
      deleteObject: task('deleteObject'),
      headObject: task('headObject'),
      copyObject: task('copyObject'),
      listObjectsV2: task('listObjectsV2'),
    };
  });
}
