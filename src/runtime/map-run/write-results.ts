/**
 * What a Distributed Map gives: the outputs of its children in order, or with a ResultWriter their files in S3 and where
 * the manifest of these is.
 */
import type { Json, JsonObject, ResultWriter } from '../../asl/index.ts';
import type { ExecutionResult } from '../execution.ts';
import { timestamp } from '../interpreter/context-object.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import type { S3Call } from './read-items.ts';

/** A child that ran. */
export interface ChildRun {
  readonly input: Json;
  readonly result: ExecutionResult;
}

/** The result of the run. */
export async function mapRunResult(
  writer: ResultWriter | undefined,
  parameters: Json | undefined,
  mapRunArn: string,
  children: readonly ChildRun[],
  s3: S3Call,
): Promise<Json> {
  const succeeded = children.filter(({ result }) => result.status === 'SUCCEEDED');
  if (writer === undefined) return succeeded.map(outputOf);
  if (writer.Resource === undefined || !isJsonObject(parameters)) return transformed(writer, succeeded);
  const runId = mapRunArn.split(':').at(-1) ?? '';
  const prefix =
    typeof parameters.Prefix === 'string' && parameters.Prefix !== '' ? `${parameters.Prefix.replace(/\/$/, '')}/` : '';
  const folder = `${prefix}${runId}`;
  const isJsonl = writer.WriterConfig?.OutputType === 'JSONL';
  const files: Record<string, Json[]> = { SUCCEEDED: [], FAILED: [], PENDING: [] };
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    const runs = children.filter(({ result }) => (result.status === 'SUCCEEDED') === (status === 'SUCCEEDED'));
    if (runs.length === 0) continue;
    const rows = status === 'SUCCEEDED' ? transformed(writer, runs) : runs.map(recordOf);
    const text = isJsonl ? rows.map((row) => JSON.stringify(row)).join('\n') : JSON.stringify(rows);
    const key = `${folder}/${status}_0.${isJsonl ? 'jsonl' : 'json'}`;
    await s3('putObject', { Bucket: parameters.Bucket ?? null, Key: key, Body: text });
    files[status] = [{ Key: key, Size: Buffer.byteLength(text) }];
  }
  const manifest = { DestinationBucket: parameters.Bucket ?? null, MapRunArn: mapRunArn, ResultFiles: files };
  const key = `${folder}/manifest.json`;
  await s3('putObject', { Bucket: parameters.Bucket ?? null, Key: key, Body: JSON.stringify(manifest) });
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: parameters.Bucket ?? null, Key: key } };
}

function transformed(writer: ResultWriter, runs: readonly ChildRun[]): readonly Json[] {
  switch (writer.WriterConfig?.Transformation ?? 'NONE') {
    case 'COMPACT':
      return runs.map(outputOf);
    case 'FLATTEN':
      return runs.map(outputOf).flatMap((output) => (isJsonArray(output) ? output : [output]));
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
    StartDate: timestamp(result.startTime),
    Status: result.status,
    StopDate: timestamp(result.stopTime),
  };
}
