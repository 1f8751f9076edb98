/**
 * Amazon S3: buckets, and the sources of distributed maps.
 */
export * from '../s3-errors.generated.ts';
export { type Bucket, bucket } from './bucket.ts';
export type { Limit, ObjectLocation, PrefixLocation } from './location.ts';
export {
  athena,
  type CsvFormat,
  type CsvRow,
  csv,
  type InventoryRow,
  json,
  jsonl,
  type ListedObject,
  manifest,
  objects,
  parquet,
} from './sources.ts';
