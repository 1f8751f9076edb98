/**
 * What a distributed map gives: the outputs of its children in order, or with a ResultWriter their files in S3 and where
 * the manifest of these is.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
import { isList, isRecord, type Json, type JsonObject } from './json.ts';
import type { S3Call } from './read-items.ts';

/** A child that ran; its times in milliseconds. */
export interface ChildRun {
  readonly input: Json;
  readonly result: {
    readonly executionArn: string;
    readonly name: string;
    readonly status: string;
    readonly output?: Json | undefined;
    readonly error?: string | undefined;
    readonly cause?: string | undefined;
    readonly startTime: number;
    readonly stopTime: number;
  };
}

/** ASL's ResultWriter with its Arguments evaluated. */
export interface ResultWriting {
  /** Absent where the results come back transformed and are not written. */
  readonly resource?: string | undefined;
  readonly arguments?: Json | undefined;
  readonly config?:
    | { readonly OutputType?: 'JSON' | 'JSONL'; readonly Transformation?: 'NONE' | 'COMPACT' | 'FLATTEN' }
    | undefined;
}

/** The result of the run. */
export async function mapRunResult(
  writing: ResultWriting | undefined,
  mapRunArn: string,
  children: readonly ChildRun[],
  s3: S3Call,
): Promise<Json> {
  const succeeded = children.filter(({ result }) => result.status === 'SUCCEEDED');
  if (writing === undefined) return succeeded.map(outputOf);
  const { arguments: target } = writing;
  if (writing.resource === undefined || !isRecord(target)) return transformed(writing, succeeded);
  const runId = mapRunArn.split(':').at(-1) ?? '';
  const prefix =
    typeof target.Prefix === 'string' && target.Prefix !== '' ? `${target.Prefix.replace(/\/$/, '')}/` : '';
  const Bucket = target.Bucket ?? null;
  const folder = `${prefix}${runId}`;
  const isJsonl = writing.config?.OutputType === 'JSONL';
  const files: Record<string, Json[]> = { SUCCEEDED: [], FAILED: [], PENDING: [] };
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    const runs = children.filter(({ result }) => (result.status === 'SUCCEEDED') === (status === 'SUCCEEDED'));
    if (runs.length === 0) continue;
    const rows = status === 'SUCCEEDED' ? transformed(writing, runs) : runs.map(recordOf);
    const text = isJsonl ? rows.map((row) => JSON.stringify(row)).join('\n') : JSON.stringify(rows);
    const Key = `${folder}/${status}_0.${isJsonl ? 'jsonl' : 'json'}`;
    await s3('putObject', { Bucket, Key, Body: text });
    files[status] = [{ Key, Size: Buffer.byteLength(text) }];
  }
  const manifest = { DestinationBucket: Bucket, MapRunArn: mapRunArn, ResultFiles: files };
  const Key = `${folder}/manifest.json`;
  await s3('putObject', { Bucket, Key, Body: JSON.stringify(manifest) });
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket, Key } };
}

function transformed({ config }: ResultWriting, runs: readonly ChildRun[]): readonly Json[] {
  switch (config?.Transformation ?? 'NONE') {
    case 'COMPACT':
      return runs.map(outputOf);
    case 'FLATTEN':
      return runs.map(outputOf).flatMap((output) => (isList(output) ? output : [output]));
    default:
      return runs.map(recordOf);
  }
}

function outputOf({ result }: ChildRun): Json {
  return result.output ?? null;
}

function recordOf({ input, result }: ChildRun): JsonObject {
  return {
    ExecutionArn: result.executionArn,
    Input: JSON.stringify(input),
    InputDetails: { Included: true },
    Name: result.name,
    ...(result.output === undefined
      ? {}
      : { Output: JSON.stringify(result.output), OutputDetails: { Included: true } }),
    ...(result.error === undefined ? {} : { Error: result.error }),
    ...(result.cause === undefined ? {} : { Cause: result.cause }),
    StartDate: new Date(result.startTime).toISOString(),
    Status: result.status,
    StopDate: new Date(result.stopTime).toISOString(),
  };
}
