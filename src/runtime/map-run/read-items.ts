/**
 * Reads the items of a Distributed Map from S3, through whatever performs S3 in the runtime. Failures are those of
 * Step Functions' item reader.
 */
import type { ItemReader, Json } from '../../asl/index.ts';
import { UsageError } from '../../dsl/index.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import { TaskError } from '../task-connector.ts';
import { csvItems, parseCsv } from './csv.ts';

/** Performs an S3 operation: `getObject`, `listObjectsV2` or `putObject`. */
export type S3Call = (operation: string, parameters: Json) => Promise<Json>;

const DELIMITERS = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const;

/** The items, at most `maxItems` of them unless that is 0 or absent. */
export async function readItems(
  reader: ItemReader,
  parameters: Json,
  maxItems: number | undefined,
  s3: S3Call,
): Promise<readonly Json[]> {
  if (maxItems !== undefined && maxItems < 0) throw readerFailed('field MaxItems must be positive');
  const items = reader.Resource.endsWith(':listObjectsV2')
    ? await listObjects(parameters, maxItems, s3)
    : await objectItems(reader, parameters, s3);
  return maxItems === undefined || maxItems === 0 ? items : items.slice(0, maxItems);
}

function readerFailed(cause: string): TaskError {
  return new TaskError('States.ItemReaderFailed', cause);
}

async function listObjects(parameters: Json, maxItems: number | undefined, s3: S3Call): Promise<readonly Json[]> {
  const items: Json[] = [];
  const request = isJsonObject(parameters) ? parameters : {};
  for (let token: Json | undefined; ; ) {
    const page = await s3('listObjectsV2', token === undefined ? request : { ...request, ContinuationToken: token });
    if (!isJsonObject(page)) return items;
    for (const object of isJsonArray(page.Contents) ? page.Contents : []) {
      if (!isJsonObject(object)) continue;
      const { Key, ETag, Size, StorageClass, LastModified } = object;
      items.push({
        ...(ETag === undefined ? {} : { Etag: ETag }),
        Key: Key ?? null,
        ...(typeof LastModified === 'string' ? { LastModified: Math.floor(Date.parse(LastModified) / 1000) } : {}),
        ...(Size === undefined ? {} : { Size }),
        ...(StorageClass === undefined ? {} : { StorageClass }),
      });
    }
    token = page.NextContinuationToken;
    if (token === undefined || (maxItems !== undefined && maxItems > 0 && items.length >= maxItems)) return items;
  }
}

async function objectItems(reader: ItemReader, parameters: Json, s3: S3Call): Promise<readonly Json[]> {
  const response = await s3('getObject', parameters);
  const body = isJsonObject(response) ? response.Body : undefined;
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  const config = reader.ReaderConfig ?? {};
  switch (config.InputType ?? 'JSON') {
    case 'JSON':
      return jsonItems(text, config.ItemsPointer);
    case 'JSONL':
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => parse(line));
    case 'CSV': {
      const rows = parseCsv(text, DELIMITERS[config.CSVDelimiter ?? 'COMMA']);
      const given = config.CSVHeaderLocation === 'GIVEN';
      const headers = given ? (config.CSVHeaders ?? []) : (rows[0] ?? []);
      if (new Set(headers).size !== headers.length) throw readerFailed('CSV headers cannot contain duplicates.');
      return csvItems(given ? rows : rows.slice(1), headers);
    }
    default:
      throw new UsageError(
        'STEP8210',
        `The local runtime does not read ${config.InputType} items.`,
        'Use CSV, JSON or JSONL data in local runs.',
      );
  }
}

function jsonItems(text: string, pointer: string | undefined): readonly Json[] {
  const items = pointer === undefined ? parse(text) : atPointer(parse(text), pointer);
  if (isJsonArray(items)) return items;
  if (isJsonObject(items)) return Object.entries(items).map(([Key, Value]) => ({ Key, Value }));
  throw readerFailed('Attempting to map over non-iterable node.');
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw readerFailed('Attempting to map over non-iterable node.');
  }
}

/** RFC 6901. */
function atPointer(document: Json, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((value, part) => {
      if (isJsonArray(value)) return value[Number(part)];
      return isJsonObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
    }, document);
}
