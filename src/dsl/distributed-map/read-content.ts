/**
 * The items in one object, by the reader's configuration: CSV rows, a JSON array, JSON lines, rows of a Parquet file. Rows
 * and lines are read as they come, so that an object may be larger than memory. Failures are those of the item reader.
 */
import { createCsvParser, csvItem } from './csv.ts';
import { decompressed } from './decompress.ts';
import { isList, isRecord, type Json } from './json.ts';
import { parquetRows } from './read-parquet.ts';
import { readerFailed } from './reader-failed.ts';
import { bodyOf, type S3Call, textOf, wholeText } from './s3-call.ts';

/** ASL's ReaderConfig, as far as it says how to read. */
export interface ContentConfig {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST';
  readonly CSVDelimiter?: keyof typeof DELIMITERS;
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  readonly CSVHeaders?: readonly string[];
  readonly ItemsPointer?: string;
}

const DELIMITERS = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const;

/** The items in the object at a location. */
export async function* contentItems(location: Json, config: ContentConfig, s3: S3Call): AsyncGenerator<Json> {
  if (config.InputType === 'PARQUET') {
    yield* parquetRows(location, s3);
    return;
  }
  const pieces = decompressed(bodyOf(await s3('getObject', location)));
  if (config.InputType === 'CSV') yield* csvItems(textOf(pieces), config);
  else if (config.InputType === 'JSONL') yield* jsonLines(textOf(pieces));
  else yield* jsonItems(await wholeText(pieces), config.ItemsPointer);
}

async function* csvItems(pieces: AsyncIterable<string>, config: ContentConfig): AsyncGenerator<Json> {
  const parser = createCsvParser(DELIMITERS[config.CSVDelimiter ?? 'COMMA']);
  let headers = config.CSVHeaderLocation === 'GIVEN' ? distinct(config.CSVHeaders ?? []) : undefined;
  const items = function* (rows: Iterable<readonly string[]>): Generator<Json> {
    for (const row of rows) {
      if (headers === undefined) headers = distinct(row);
      else yield csvItem(row, headers);
    }
  };
  for await (const piece of pieces) yield* items(parser.push(piece));
  yield* items(parser.end());
}

function distinct(headers: readonly string[]): readonly string[] {
  if (new Set(headers).size !== headers.length) throw readerFailed('CSV headers cannot contain duplicates.');
  return headers;
}

async function* jsonLines(pieces: AsyncIterable<string>): AsyncGenerator<Json> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield parse(line);
  }
  if (rest.trim() !== '') yield parse(rest);
}

function jsonItems(text: string, pointer: string | undefined): readonly Json[] {
  const items = pointer === undefined ? parse(text) : atPointer(parse(text), pointer);
  if (isList(items)) return items;
  if (isRecord(items)) return Object.entries(items).map(([Key, Value]) => ({ Key, Value }));
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
      if (isList(value)) return value[Number(part)];
      return isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
    }, document);
}
