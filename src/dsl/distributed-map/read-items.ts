/**
 * Reads the items of a distributed map from S3, through whatever performs S3 in the run: the list of objects, one object,
 * all listed objects, or the files that a manifest names. Failures are those of Step Functions' item reader.
 */
import { csvItems, parseCsv } from './csv.ts';
import { isList, isRecord, type Json, type JsonObject } from './json.ts';
import { type ContentConfig, contentItems, readerFailed } from './read-content.ts';

/** Performs an S3 operation: `getObject`, `listObjectsV2` or `putObject`. */
export type S3Call = (operation: 'getObject' | 'listObjectsV2' | 'putObject', parameters: Json) => Promise<unknown>;

/** ASL's ItemReader with its Arguments evaluated. */
export interface ItemReading {
  readonly resource: string;
  readonly arguments: Json;
  readonly config: ContentConfig & {
    readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN';
    readonly ManifestType?: 'ATHENA_DATA' | 'S3_INVENTORY';
  };
  /** All items where absent or 0. */
  readonly maxItems?: number | undefined;
}

/** The items, at most `maxItems` of them. */
export async function readItems(reading: ItemReading, s3: S3Call): Promise<readonly Json[]> {
  const { config, maxItems = 0 } = reading;
  if (maxItems < 0) throw readerFailed('field MaxItems must be positive');
  const location = isRecord(reading.arguments) ? reading.arguments : {};
  const items = await itemsAt(reading.resource, location, config, maxItems, s3);
  return maxItems === 0 ? items : items.slice(0, maxItems);
}

async function itemsAt(
  resource: string,
  location: JsonObject,
  config: ItemReading['config'],
  maxItems: number,
  s3: S3Call,
): Promise<readonly Json[]> {
  if (resource.endsWith(':listObjectsV2')) {
    if (config.Transformation !== 'LOAD_AND_FLATTEN') return listObjects(location, maxItems, s3);
    const keys = (await listObjects(location, 0, s3)).flatMap(({ Key }) => (typeof Key === 'string' ? [Key] : []));
    return flattened(
      keys.map((Key) => ({ Bucket: location.Bucket ?? null, Key })),
      config,
      maxItems,
      s3,
    );
  }
  const text = await textOf(location, s3);
  if (config.ManifestType === 'ATHENA_DATA') return flattened(listedFiles(text), config, maxItems, s3);
  if (config.InputType === 'MANIFEST' || config.ManifestType === 'S3_INVENTORY') {
    return inventoryItems(text, maxItems, s3);
  }
  return contentItems(text, config);
}

/** The items of several objects, one after the other, until there are enough. */
async function flattened(
  objects: readonly JsonObject[],
  config: ContentConfig,
  maxItems: number,
  s3: S3Call,
): Promise<readonly Json[]> {
  const items: Json[] = [];
  for (const object of objects) {
    items.push(...contentItems(await textOf(object, s3), config));
    if (maxItems > 0 && items.length >= maxItems) break;
  }
  return items;
}

async function textOf(location: Json, s3: S3Call): Promise<string> {
  const response = await s3('getObject', location);
  const body = isRecord(response) ? response.Body : undefined;
  return typeof body === 'string' ? body : JSON.stringify(body ?? null);
}

async function listObjects(location: JsonObject, maxItems: number, s3: S3Call): Promise<readonly JsonObject[]> {
  const items: JsonObject[] = [];
  for (let token: Json | undefined; ; ) {
    const page = await s3('listObjectsV2', token === undefined ? location : { ...location, ContinuationToken: token });
    if (!isRecord(page)) return items;
    for (const object of isList(page.Contents) ? page.Contents : []) if (isRecord(object)) items.push(listed(object));
    token = page.NextContinuationToken;
    if (token === undefined || (maxItems > 0 && items.length >= maxItems)) return items;
  }
}

/** An object as the item reader shows it: `Etag`, and the time in seconds. */
function listed({ Key, ETag, Size, StorageClass, LastModified }: JsonObject): JsonObject {
  return {
    ...(ETag === undefined ? {} : { Etag: ETag }),
    Key: Key ?? null,
    ...(typeof LastModified === 'string' ? { LastModified: Math.floor(Date.parse(LastModified) / 1000) } : {}),
    ...(Size === undefined ? {} : { Size }),
    ...(StorageClass === undefined ? {} : { StorageClass }),
  };
}

/** The files of a manifest that Athena's UNLOAD wrote: one `s3://bucket/key` a line. */
function listedFiles(text: string): readonly JsonObject[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(line.trim()) ?? [];
    return Bucket === undefined || Key === undefined ? [] : [{ Bucket, Key }];
  });
}

/** The rows of the CSV files that an S3 inventory's manifest names. */
async function inventoryItems(text: string, maxItems: number, s3: S3Call): Promise<readonly Json[]> {
  const manifest: unknown = JSON.parse(text);
  if (!isRecord(manifest) || typeof manifest.fileSchema !== 'string' || !isList(manifest.files)) {
    throw readerFailed('The manifest is not that of an S3 inventory.');
  }
  const headers = manifest.fileSchema.split(',').map((name) => name.trim());
  const Bucket = String(manifest.destinationBucket ?? '').replace(/^arn:[^:]+:s3:::/, '');
  const items: Json[] = [];
  for (const file of manifest.files) {
    const Key = isRecord(file) ? (file.key ?? null) : null;
    items.push(...csvItems(parseCsv(await textOf({ Bucket, Key }, s3), ','), headers));
    if (maxItems > 0 && items.length >= maxItems) break;
  }
  return items;
}
