/**
 * A map over many items, each in a child execution of its own: a Map state in DISTRIBUTED mode. Natively the callback runs
 * in this process, on items that have passed through JSON, with the failures and the tolerance of Step Functions.
 */
import { randomUUID } from 'node:crypto';
import { handleReferenceOf } from '../handle.ts';
import { jsonClone } from '../json-clone.ts';
import { jsonResult } from '../json-result.ts';
import { asExecutionError, executionError } from '../native/execution-error.ts';
import { currentFrame } from '../native/frame.ts';
import { UsageError } from '../usage-error.ts';
import { type ChildInput, childInputs } from './batch-items.ts';
import { type ItemSource, itemSourceReference } from './item-source.ts';
import { isRecord, type Json } from './json.ts';
import type {
  Batch,
  BatchedOptions,
  DistributedMapOptions,
  DistributedMapResult,
  ItemOptions,
  ResultWriterOptions,
} from './options.ts';
import { readItems } from './read-items.ts';
import { runChildren } from './run-children.ts';
import { isObject, type S3Call } from './s3-call.ts';
import { thresholdExceeded } from './tolerance.ts';
import { createResultSink, type ResultWriting } from './write-results.ts';

/**
 * Calls `iterate` for each item of an array or of data in S3, each call in an execution of its own. Fails with
 * `errors.ExceedToleratedFailureThreshold` once more items failed than are tolerated; without a tolerance, with the first.
 *
 * @example
 * const results = await distributedMap(
 *   s3.csv<{ id: string }>({ Bucket: data, Key: 'orders.csv' }),
 *   async (row) => process({ id: row.id }),
 *   { maxConcurrency: 100 },
 * );
 */
export function distributedMap<T, R, O extends BatchedOptions>(
  source: ItemSource<T> | readonly T[],
  iterate: (batch: Batch<T, BatchInput<O>>) => Promise<R> | R,
  options: O,
): Promise<DistributedMapResult<O, R>>;
export function distributedMap<T, R, O extends ItemOptions = Record<never, never>>(
  source: ItemSource<T> | readonly T[],
  iterate: (item: T, index: number) => Promise<R> | R,
  options?: O,
): Promise<DistributedMapResult<O, R>>;
export async function distributedMap(
  source: object,
  iterate: (item: never, index: number) => unknown,
  options: DistributedMapOptions = {},
): Promise<unknown> {
  const items = Array.isArray(source) ? (jsonClone(source) as Json[]) : itemsOf(source);
  const { batch, toleratedFailureCount, toleratedFailurePercentage } = options;
  const batcher = batch && { ...batch, batchInput: batch.input === undefined ? undefined : toJson(batch.input) };
  const inputs: ChildInput[] = [];
  for await (const input of childInputs(items, batcher)) inputs.push(input);
  const { stateMachineId = STATE_MACHINE } = currentFrame().execution ?? {};
  const mapRunArn = `${stateMachineId.replace(':stateMachine:', ':mapRun:')}/${options.label ?? randomUUID()}:${randomUUID()}`;
  const { runs, exceeded } = await runChildren({
    inputs,
    iterate: (input, index) => iterate((batch === undefined ? input : batchOf(input)) as never, index),
    tolerance: { toleratedFailureCount, toleratedFailurePercentage },
    maxConcurrency: options.maxConcurrency,
    arn: stateMachineId.replace(':stateMachine:', ':execution:'),
  });
  const writing = options.resultWriter && resultWriting(options.resultWriter);
  const sink = createResultSink(writing, mapRunArn);
  for (const [index, run] of runs.entries()) if (run !== undefined) sink.add(index, run);
  // What was done is written even where too much of it failed.
  const result = exceeded && writing === undefined ? undefined : await sink.finish(s3);
  if (exceeded) throw executionError(thresholdExceeded.error, thresholdExceeded.cause);
  if (writing === undefined && (toleratedFailureCount ?? toleratedFailurePercentage) !== undefined) return undefined;
  return result;
}

/** The type of `batch.input`, undefined where there is none. */
type BatchInput<O> = O extends { readonly batch: { readonly input: infer B } } ? B : undefined;

/** Where a map runs that no workflow surrounds. */
const STATE_MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:local';

const toJson = (value: unknown): Json => jsonClone(value) as Json;

function itemsOf(source: object): AsyncIterable<Json> {
  const reference = itemSourceReference(source);
  if (reference === undefined) {
    throw new UsageError('STEP8108', 'This is no source of items.', 'Pass an array, or a source made by `s3.…`.');
  }
  return readItems({ ...reference, arguments: toJson(reference.arguments) }, s3);
}

/** S3 as the task runner of the run performs it. Bodies stay what they are; everything else passes through JSON. */
const s3: S3Call = async (operation, parameters) => {
  try {
    const request = { resource: `arn:aws:states:::s3:${operation}`, arguments: jsonClone(parameters), options: {} };
    const answer = await currentFrame().runner.run(request);
    if (operation !== 'getObject') return jsonResult(answer, `S3's ${operation}`);
    return isObject(answer) ? answer : {};
  } catch (reason) {
    throw asExecutionError(reason);
  }
};

function batchOf(input: Json): unknown {
  if (!isRecord(input)) return input;
  return { items: input.Items, ...(input.BatchInput === undefined ? {} : { input: input.BatchInput }) };
}

function resultWriting({ outputType, transformation, Bucket, ...rest }: ResultWriterOptions): ResultWriting {
  const name: unknown = handleReferenceOf(Bucket) === undefined ? Bucket : Reflect.get(Object(Bucket), 'name');
  return {
    resource: 'arn:aws:states:::s3:putObject',
    arguments: toJson({ Bucket: name, ...rest }),
    config: { OutputType: outputType ?? 'JSON', Transformation: transformation ?? 'NONE' },
  };
}
