/**
 * The rows of a Parquet file, one row group at a time, by ranges of the object where whatever performs S3 gives ranges.
 * hyparquet, pure JavaScript, is loaded when a file is first read; compressed pages are unpacked by Node.
 */
import * as zlib from 'node:zlib';
import type { AsyncBuffer, Compressors } from 'hyparquet';
import type { Json } from './json.ts';
import { readerFailed } from './reader-failed.ts';
import { bodyOf, isObject, locationOf, type S3Call, wholeBody } from './s3-call.ts';

/** What is fetched before anything is known of the file; a small one as a whole. */
const HEAD_BYTES = 65_536;

/** The rows. */
export async function* parquetRows(location: Json, s3: S3Call): AsyncGenerator<Json> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const file = await openFile(location, s3);
  const metadata = await understood(parquetMetadataAsync(file));
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const rows = await understood(parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors }));
    for (const row of rows) yield toJson(row);
    rowStart = rowEnd;
  }
}

/** What Node unpacks; Snappy is hyparquet's own. ZSTD came to Node in 22.15. */
const unpackZstd: unknown = Reflect.get(zlib, 'zstdDecompressSync');
const compressors: Compressors = {
  GZIP: (bytes) => zlib.gunzipSync(bytes),
  BROTLI: (bytes) => zlib.brotliDecompressSync(bytes),
  ...(isUnpacker(unpackZstd) && { ZSTD: unpackZstd }),
};

function isUnpacker(value: unknown): value is (bytes: Uint8Array) => Uint8Array {
  return typeof value === 'function';
}

async function understood<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name !== 'Error' && thrown.name !== 'RangeError') throw thrown;
    throw readerFailed(`The object is no Parquet file that can be read: ${String(thrown)}`);
  }
}

/** The file by ranges, or as a whole where the first answer is the whole. */
async function openFile(location: Json, s3: S3Call): Promise<AsyncBuffer> {
  // Not a range from the end: emulators of S3 do not know those.
  const read = (start: number, end: number): Promise<unknown> =>
    s3('getObject', { ...locationOf(location), Range: `bytes=${start}-${end - 1}` });
  const answer = await read(0, HEAD_BYTES);
  const head = await wholeBody(bodyOf(answer));
  const total = isObject(answer) ? /\/(\d+)$/.exec(String(answer.ContentRange))?.[1] : undefined;
  const byteLength = total === undefined ? head.length : Number(total);
  return {
    byteLength,
    slice: async (start, end = byteLength) =>
      bufferOf(end <= head.length ? head.subarray(start, end) : await wholeBody(bodyOf(await read(start, end)))),
  };
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** A value of a row as JSON: timestamps as ISO 8601, binary data as Base64, what is no JSON number as null. */
function toJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  if (!isObject(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toJson(field)]));
}
