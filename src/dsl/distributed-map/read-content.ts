/**
 * The items in the text of one object, by the reader's configuration: CSV rows, a JSON array, JSON lines. Failures are
 * those of Step Functions' item reader.
 */
import { executionError } from '../native/execution-error.ts';
import { UsageError } from '../usage-error.ts';
import { csvItems, parseCsv } from './csv.ts';
import { isList, isRecord, type Json } from './json.ts';

/** ASL's ReaderConfig, as far as it says how to read. */
export interface ContentConfig {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST';
  readonly CSVDelimiter?: keyof typeof DELIMITERS;
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  readonly CSVHeaders?: readonly string[];
  readonly ItemsPointer?: string;
}

const DELIMITERS = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const;

/** The failure of an item reader. */
export function readerFailed(cause: string): Error {
  return executionError('States.ItemReaderFailed', cause);
}

/** The items in a text. */
export function contentItems(text: string, config: ContentConfig): readonly Json[] {
  switch (config.InputType ?? 'JSON') {
    case 'JSON':
      return jsonItems(text, config.ItemsPointer);
    case 'JSONL':
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(parse);
    case 'CSV':
      return csvContent(text, config);
    default:
      throw new UsageError(
        'STEP8210',
        `Native and local runs do not read ${config.InputType} items.`,
        'Use CSV, JSON or JSONL data there.',
      );
  }
}

function csvContent(text: string, config: ContentConfig): readonly Json[] {
  const rows = parseCsv(text, DELIMITERS[config.CSVDelimiter ?? 'COMMA']);
  const given = config.CSVHeaderLocation === 'GIVEN';
  const headers = given ? (config.CSVHeaders ?? []) : (rows[0] ?? []);
  if (new Set(headers).size !== headers.length) throw readerFailed('CSV headers cannot contain duplicates.');
  return csvItems(given ? rows : rows.slice(1), headers);
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
