/**
 * Reads the items of a distributed map from S3, through whatever performs S3 in the run: the list of objects, one object,
 * all listed objects, or the files that a manifest names. Items come as they are read, and whatever keeps them from coming
 * is the failure of Step Functions' item reader.
 */
import { UsageError } from '../usage-error.ts';
import { isList, isRecord, type Json, type JsonObject } from './json.ts';
import { type ContentConfig, contentItems } from './read-content.ts';
import { inventoryItems, listedFiles } from './read-manifest.ts';
import { readerFailed } from './reader-failed.ts';
import { locationOf, type S3Call } from './s3-call.ts';

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
export async function* readItems(reading: ItemReading, s3: S3Call): AsyncGenerator<Json> {
  const { maxItems = 0 } = reading;
  if (maxItems < 0) throw readerFailed('field MaxItems must be positive');
  let count = 0;
  try {
    for await (const item of itemsAt(reading, s3)) {
      yield item;
      count += 1;
      if (count === maxItems) return;
    }
  } catch (thrown) {
    // Nobody can go on after a mistake of the set-up.
    if (thrown instanceof UsageError || !(thrown instanceof Error)) throw thrown;
    throw thrown.name === READER_FAILED ? thrown : readerFailed(thrown.message);
  }
}

const READER_FAILED = readerFailed('').name;

async function* itemsAt({ resource, arguments: given, config }: ItemReading, s3: S3Call): AsyncGenerator<Json> {
  const location = locationOf(given);
  if (resource.endsWith(':listObjectsV2')) {
    if (config.Transformation !== 'LOAD_AND_FLATTEN') {
      yield* listObjects(location, s3);
      return;
    }
    for await (const { Key = null } of listObjects(location, s3)) {
      yield* contentItems({ ...ownerOf(location), Bucket: location.Bucket ?? null, Key }, config, s3);
    }
  } else if (config.ManifestType === 'ATHENA_DATA') {
    for (const file of await listedFiles(location, s3)) yield* contentItems(file, config, s3);
  } else if (config.InputType === 'MANIFEST' || config.ManifestType === 'S3_INVENTORY') {
    yield* inventoryItems(location, s3);
  } else yield* contentItems(location, config, s3);
}

function ownerOf({ ExpectedBucketOwner }: JsonObject): JsonObject {
  return ExpectedBucketOwner === undefined ? {} : { ExpectedBucketOwner };
}

async function* listObjects(location: JsonObject, s3: S3Call): AsyncGenerator<JsonObject> {
  for (let token: Json | undefined; ; ) {
    const page = await s3('listObjectsV2', token === undefined ? location : { ...location, ContinuationToken: token });
    if (!isRecord(page)) return;
    for (const object of isList(page.Contents) ? page.Contents : []) if (isRecord(object)) yield listed(object);
    token = page.NextContinuationToken;
    if (token === undefined) return;
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
