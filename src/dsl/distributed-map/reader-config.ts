/**
 * How a source of a distributed map is spelled in ASL: which S3 operation reads it, and the constant part of its
 * `ReaderConfig`. Pure data and one pure function, followed by native runs and by the compiler alike.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */

/** What the items of a source are. */
export type ItemFormat = 'objects' | 'csv' | 'json' | 'jsonl' | 'parquet' | 'manifest' | 'athena';

/** Keys of a source that say where it is; they are the Arguments of the S3 operation. */
export const locationKeys: readonly string[] = ['Bucket', 'Key', 'Prefix', 'VersionId', 'ExpectedBucketOwner'];

/** The delimiters of CSV data, as ASL names them. */
export const csvDelimiters = { ',': 'COMMA', '|': 'PIPE', ';': 'SEMICOLON', ' ': 'SPACE', '\t': 'TAB' } as const;

/** A delimiter of CSV data. */
export type CsvDelimiter = keyof typeof csvDelimiters;

/** The constant options of a source. */
export interface FormatOptions {
  readonly headers?: readonly string[] | undefined;
  readonly delimiter?: CsvDelimiter | undefined;
  readonly pointer?: string | undefined;
  /** Of the files that an Athena manifest lists. */
  readonly format?: 'csv' | 'jsonl' | 'parquet' | undefined;
}

/** The constant part of ASL's ReaderConfig. */
export interface ReaderConfig {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST';
  readonly Transformation?: 'LOAD_AND_FLATTEN';
  readonly ManifestType?: 'ATHENA_DATA';
  readonly CSVDelimiter?: (typeof csvDelimiters)[CsvDelimiter];
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  readonly CSVHeaders?: readonly string[];
  readonly ItemsPointer?: string;
}

/** How Step Functions reads a source. */
export interface ReaderSpelling {
  readonly resource: 'arn:aws:states:::s3:getObject' | 'arn:aws:states:::s3:listObjectsV2';
  readonly config: ReaderConfig;
}

/**
 * The spelling of a source; `everyObject` says that it reads all objects under a prefix instead of one.
 *
 * @example readerSpelling('csv', { delimiter: ';' }, false).config // { InputType: 'CSV', CSVDelimiter: 'SEMICOLON', … }
 */
export function readerSpelling(format: ItemFormat, options: FormatOptions, everyObject: boolean): ReaderSpelling {
  if (format === 'objects') return { resource: 'arn:aws:states:::s3:listObjectsV2', config: {} };
  const config = formatConfig(format, options);
  return everyObject
    ? { resource: 'arn:aws:states:::s3:listObjectsV2', config: { ...config, Transformation: 'LOAD_AND_FLATTEN' } }
    : { resource: 'arn:aws:states:::s3:getObject', config };
}

function formatConfig(format: Exclude<ItemFormat, 'objects'>, options: FormatOptions): ReaderConfig {
  switch (format) {
    case 'csv':
      return csvConfig(options);
    case 'json':
      return { InputType: 'JSON', ...(options.pointer !== undefined && { ItemsPointer: options.pointer }) };
    case 'jsonl':
      return { InputType: 'JSONL' };
    case 'parquet':
      return { InputType: 'PARQUET' };
    case 'manifest':
      return { InputType: 'MANIFEST' };
    case 'athena':
      return { ManifestType: 'ATHENA_DATA', ...formatConfig(options.format ?? 'csv', options) };
  }
}

function csvConfig({ headers, delimiter }: FormatOptions): ReaderConfig {
  return {
    InputType: 'CSV',
    ...(delimiter !== undefined && delimiter !== ',' && { CSVDelimiter: csvDelimiters[delimiter] }),
    ...(headers === undefined
      ? { CSVHeaderLocation: 'FIRST_ROW' }
      : { CSVHeaderLocation: 'GIVEN', CSVHeaders: headers }),
  };
}
