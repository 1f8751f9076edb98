/**
 * The sources of a distributed map in S3. Each reads one object by `Key`, and those with a `Prefix` all objects under it;
 * what the items are made of is up to the format.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */

import { createItemSource } from '../../dsl/distributed-map/item-source.ts';
import { type ItemSource, UsageError } from '../../dsl/index.ts';
import { type FormatOptions, type ItemFormat, locationKeys, readerSpelling } from '../../dsl/manifest.ts';
import { taskArguments } from '../stub/task-arguments.ts';
import type { Limit, ObjectLocation, PrefixLocation } from './location.ts';

/** How CSV data is written. */
export interface CsvFormat {
  /** Names of the columns; the first row where absent. Constants. */
  readonly headers?: readonly string[] | undefined;
  /** What separates fields; a comma where absent. */
  readonly delimiter?: ',' | '|' | ';' | ' ' | '\t' | undefined;
}

/** An object of a listing. */
export interface ListedObject {
  readonly Etag: string;
  readonly Key: string;
  /** Seconds since the epoch. */
  readonly LastModified: number;
  readonly Size: number;
  readonly StorageClass: string;
}

/** A row of an S3 inventory; which optional columns there are is up to the inventory. */
export interface InventoryRow {
  readonly Bucket: string;
  readonly Key: string;
  readonly [column: string]: string;
}

/** Rows of CSV data: every value is text. */
export type CsvRow = { readonly [column: string]: string };

/**
 * The objects under a prefix: their keys and metadata, not their content.
 *
 * @example await distributedMap(s3.objects({ Bucket: data, Prefix: 'in/' }), async ({ Key }) => convert({ Key }));
 */
export function objects(source: PrefixLocation & Limit): ItemSource<ListedObject, 'objects'> {
  return from('objects', source);
}

/**
 * The rows of CSV data. Every value is text.
 *
 * @example s3.csv<{ id: string; total: string }>({ Bucket: data, Key: 'orders.csv' })
 */
export function csv<T extends { readonly [K in keyof T]: string } = CsvRow>(
  source: (ObjectLocation | PrefixLocation) & CsvFormat & Limit,
): ItemSource<T, 'csv'> {
  return from('csv', source);
}

/**
 * The items of a JSON array, at the top of the document or at a JSON pointer.
 *
 * @example s3.json<Order>({ Bucket: data, Key: 'orders.json', pointer: '/orders' })
 */
export function json<T>(
  source: (ObjectLocation | PrefixLocation) & Limit & { readonly pointer?: string | undefined },
): ItemSource<T, 'json'> {
  return from('json', source);
}

/**
 * The lines of JSON Lines data.
 *
 * @example s3.jsonl<Order>({ Bucket: data, Prefix: 'orders/' })
 */
export function jsonl<T>(source: (ObjectLocation | PrefixLocation) & Limit): ItemSource<T, 'jsonl'> {
  return from('jsonl', source);
}

/**
 * The rows of Parquet files.
 *
 * @example s3.parquet<Order>({ Bucket: data, Key: 'orders.parquet' })
 */
export function parquet<T>(
  source: ((ObjectLocation & { readonly VersionId?: undefined }) | PrefixLocation) & Limit,
): ItemSource<T, 'parquet'> {
  return from('parquet', source);
}

/**
 * The rows of an S3 inventory, by its `manifest.json`.
 *
 * @example s3.manifest({ Bucket: data, Key: 'inventory/2026-11-20/manifest.json' })
 */
export function manifest<T extends { readonly [K in keyof T]: string } = InventoryRow>(
  source: ObjectLocation & Limit,
): ItemSource<T, 'manifest'> {
  return from('manifest', source);
}

/**
 * The rows of the files that an `UNLOAD` query of Athena wrote, by the manifest of the query.
 *
 * @example s3.athena<Order>({ Bucket: results, Key: 'unload-manifest.csv', format: 'parquet' })
 */
export function athena<T>(
  source: ObjectLocation & Limit & CsvFormat & { readonly format: 'csv' | 'jsonl' | 'parquet' },
): ItemSource<T, 'athena'> {
  return from('athena', source);
}

function from<T, K extends ItemFormat>(
  format: K,
  source: Limit & FormatOptions & { readonly Prefix?: string; readonly Key?: string },
): ItemSource<T, K> {
  const everyObject = source.Prefix !== undefined;
  if (everyObject === (source.Key !== undefined)) {
    throw new UsageError('STEP8108', 'A source has either a Key or a Prefix.', 'Name one object, or a prefix of many.');
  }
  const location = Object.fromEntries(Object.entries(source).filter(([key]) => locationKeys.includes(key)));
  return createItemSource({
    ...readerSpelling(format, source, everyObject),
    arguments: taskArguments({}, undefined, location),
    maxItems: source.maxItems,
  });
}
