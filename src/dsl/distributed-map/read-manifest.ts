/**
 * Manifests: the files that an S3 inventory or an `UNLOAD` query of Athena wrote, and the rows in them. Inventories come as
 * CSV, mostly gzipped, or as Parquet.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html
 */
import { createCsvParser, csvItem } from './csv.ts';
import { decompressed } from './decompress.ts';
import { isList, isRecord, type Json, type JsonObject } from './json.ts';
import { contentItems } from './read-content.ts';
import { readerFailed } from './reader-failed.ts';
import { bodyOf, type S3Call, textOf, wholeText } from './s3-call.ts';

/** The files of a manifest that Athena's UNLOAD wrote: one `s3://bucket/key` a line. */
export async function listedFiles(location: Json, s3: S3Call): Promise<readonly JsonObject[]> {
  const text = await wholeText(decompressed(bodyOf(await s3('getObject', location))));
  return text.split(/\r?\n/).flatMap((line) => {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(line.trim()) ?? [];
    return Bucket === undefined || Key === undefined ? [] : [{ Bucket, Key }];
  });
}

/** The rows of the files that an S3 inventory's manifest names. */
export async function* inventoryItems(location: Json, s3: S3Call): AsyncGenerator<Json> {
  const manifest = parse(await wholeText(decompressed(bodyOf(await s3('getObject', location)))));
  if (!isRecord(manifest) || typeof manifest.fileSchema !== 'string' || !isList(manifest.files)) {
    throw readerFailed('The manifest is not that of an S3 inventory.');
  }
  const { fileFormat = 'CSV', fileSchema } = manifest;
  if (fileFormat !== 'CSV' && fileFormat !== 'Parquet') {
    throw readerFailed(`The inventory is of format ${String(fileFormat)}, and not CSV or Parquet.`);
  }
  const headers = fileSchema.split(',').map((name) => name.trim());
  const Bucket = String(manifest.destinationBucket ?? '').replace(/^arn:[^:]+:s3:::/, '');
  for (const file of manifest.files) {
    const object = { Bucket, Key: isRecord(file) ? (file.key ?? null) : null };
    if (fileFormat === 'CSV') yield* rowsOf(object, headers, s3);
    else yield* contentItems(object, { InputType: 'PARQUET' }, s3);
  }
}

async function* rowsOf(object: Json, headers: readonly string[], s3: S3Call): AsyncGenerator<Json> {
  const parser = createCsvParser(',');
  for await (const text of textOf(decompressed(bodyOf(await s3('getObject', object))))) {
    for (const row of parser.push(text)) yield csvItem(row, headers);
  }
  for (const row of parser.end()) yield csvItem(row, headers);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
