/**
 * The objects inside a Map state: how its iterations run, where a Distributed Map reads its items, how it groups them and
 * where it writes its results. JSONata mode only.
 */
import type { Json, JsonataString, JsonObject } from './json.ts';

/**
 * How an inline Map runs its iterations.
 *
 * @example
 * const config: InlineProcessorConfig = { Mode: 'INLINE' };
 */
export interface InlineProcessorConfig {
  readonly Mode: 'INLINE';
}

/**
 * How a Distributed Map runs its iterations: as child executions of this type.
 *
 * @example
 * const config: DistributedProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' };
 */
export interface DistributedProcessorConfig {
  readonly Mode: 'DISTRIBUTED';
  readonly ExecutionType: 'STANDARD' | 'EXPRESS';
}

/**
 * Where a Distributed Map reads its items.
 *
 * @example
 * const reader: ItemReader = {
 *   Resource: 'arn:aws:states:::s3:listObjectsV2',
 *   Arguments: { Bucket: '${DataName}', Prefix: 'in/' },
 * };
 */
export interface ItemReader {
  /** `arn:aws:states:::s3:getObject` or `arn:aws:states:::s3:listObjectsV2`. */
  readonly Resource: string;
  readonly Arguments?: JsonObject | JsonataString;
  readonly ReaderConfig?: ReaderConfig;
}

/**
 * The format of the items; constants except `MaxItems`.
 *
 * @example
 * const config: ReaderConfig = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };
 */
export interface ReaderConfig {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST';
  readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN';
  readonly ManifestType?: 'ATHENA_DATA' | 'S3_INVENTORY';
  readonly CSVDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  readonly CSVHeaders?: readonly string[];
  /** JSON pointer to the array inside a JSON file. */
  readonly ItemsPointer?: string;
  readonly MaxItems?: number | JsonataString;
}

/**
 * How a Distributed Map groups items; the child input is `{ Items, BatchInput }`.
 *
 * @example
 * const batcher: ItemBatcher = { MaxItemsPerBatch: 100, BatchInput: { job: '{% $job %}' } };
 */
export interface ItemBatcher {
  readonly MaxItemsPerBatch?: number | JsonataString;
  readonly MaxInputBytesPerBatch?: number | JsonataString;
  readonly BatchInput?: Json;
}

/**
 * Where a Distributed Map writes its results; at least one of the two groups of fields.
 *
 * @example
 * const writer: ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'results' } };
 */
export interface ResultWriter {
  /** `arn:aws:states:::s3:putObject`, with `Arguments`. */
  readonly Resource?: string;
  readonly Arguments?: JsonObject | JsonataString;
  readonly WriterConfig?: WriterConfig;
}

/**
 * The format of the results.
 *
 * @example
 * const config: WriterConfig = { OutputType: 'JSONL', Transformation: 'FLATTEN' };
 */
export interface WriterConfig {
  readonly OutputType: 'JSON' | 'JSONL';
  readonly Transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
}
