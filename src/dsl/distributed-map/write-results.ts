/**
 * What a distributed map gives: the outputs of its children in order, or with a ResultWriter their files in S3 and where
 * the manifest of these is. Files are written as results come, so that they may be more than memory holds.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
import { UsageError } from '../usage-error.ts';
import { bytesOf, isList, isRecord, type Json, type JsonObject } from './json.ts';
import { writerFailed } from './reader-failed.ts';
import type { S3Call } from './s3-call.ts';

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

/** Takes the results of the children of one run. */
export interface ResultSink {
  /** Takes the run of the child at an index. */
  readonly add: (index: number, run: ChildRun) => void;
  /** Whether `flush` has something to write before more is added. */
  readonly isFull: () => boolean;
  readonly flush: (s3: S3Call) => Promise<void>;
  /** Forgets the children that failed, since they run again. */
  readonly redrive: () => void;
  /** The result of the map; undefined if it has more bytes than it may. */
  readonly finish: (s3: S3Call) => Promise<Json | undefined>;
}

/** Largest file that is written; Step Functions writes up to 5 GB. */
const FILE_BYTES = 16_777_216;

/** The sink of a run, whose result may have so many bytes. */
export function createResultSink(
  writing: ResultWriting | undefined,
  mapRunArn: string,
  maxBytes: number = Number.POSITIVE_INFINITY,
): ResultSink {
  const { resource, arguments: target } = writing ?? {};
  return resource !== undefined && isRecord(target)
    ? fileSink(writing ?? {}, target, mapRunArn)
    : memorySink(writing ?? COMPACT, maxBytes);
}

const COMPACT: ResultWriting = { config: { Transformation: 'COMPACT' } };

function memorySink(writing: ResultWriting, maxBytes: number): ResultSink {
  const results = new Map<number, readonly Json[]>();
  let bytes = 2;
  return {
    add: (index, run) => {
      if (run.result.status !== 'SUCCEEDED' || bytes > maxBytes) return;
      const rows = rowsOf(run, writing);
      for (const row of rows) bytes += bytesOf(row) + 1;
      results.set(index, rows);
      // Nothing of a result that is too large will be looked at.
      if (bytes > maxBytes) results.clear();
    },
    isFull: () => false,
    flush: async () => undefined,
    redrive: () => undefined,
    finish: async () =>
      bytes > maxBytes ? undefined : [...results].sort(([left], [right]) => left - right).flatMap(([, rows]) => rows),
  };
}

/** Rows of one status that are not in a file yet. */
interface Pending {
  rows: { readonly index: number; readonly text: string }[];
  bytes: number;
  files: JsonObject[];
}

const nothing = (): Pending => ({ rows: [], bytes: 0, files: [] });

function fileSink(writing: ResultWriting, target: JsonObject, mapRunArn: string): ResultSink {
  const runId = mapRunArn.split(':').at(-1) ?? '';
  const { Bucket = null, Prefix, ...owner } = target;
  const folder = `${typeof Prefix === 'string' && Prefix !== '' ? `${Prefix.replace(/\/$/, '')}/` : ''}${runId}`;
  const isJsonl = writing.config?.OutputType === 'JSONL';
  const pending = { SUCCEEDED: nothing(), FAILED: nothing() };

  const put = async (s3: S3Call, Key: string, Body: string): Promise<void> => {
    try {
      await s3('putObject', { ...owner, Bucket, Key, Body });
    } catch (thrown) {
      if (thrown instanceof UsageError || !(thrown instanceof Error)) throw thrown;
      throw writerFailed(thrown.message);
    }
  };
  const write = async (s3: S3Call, status: keyof typeof pending): Promise<void> => {
    const { rows, files } = pending[status];
    if (rows.length === 0) return;
    pending[status] = { ...nothing(), files };
    const texts = rows.sort((left, right) => left.index - right.index).map(({ text }) => text);
    const text = isJsonl ? texts.join('\n') : `[${texts.join(',')}]`;
    const Key = `${folder}/${status}_${files.length}.${isJsonl ? 'jsonl' : 'json'}`;
    files.push({ Key, Size: Buffer.byteLength(text) });
    await put(s3, Key, text);
  };
  return {
    add: (index, run) => {
      const { status } = run.result;
      const place = pending[status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED'];
      for (const row of status === 'SUCCEEDED' ? rowsOf(run, writing) : [recordOf(run)]) {
        const text = JSON.stringify(row);
        place.rows.push({ index, text });
        place.bytes += text.length;
      }
    },
    isFull: () => Object.values(pending).some(({ bytes }) => bytes >= FILE_BYTES),
    flush: async (s3) => {
      for (const status of ['SUCCEEDED', 'FAILED'] as const) {
        if (pending[status].bytes >= FILE_BYTES) await write(s3, status);
      }
    },
    redrive: () => {
      pending.FAILED = nothing();
    },
    finish: async (s3) => {
      await write(s3, 'SUCCEEDED');
      await write(s3, 'FAILED');
      const files = { FAILED: pending.FAILED.files, PENDING: [], SUCCEEDED: pending.SUCCEEDED.files };
      const Key = `${folder}/manifest.json`;
      await put(s3, Key, JSON.stringify({ DestinationBucket: Bucket, MapRunArn: mapRunArn, ResultFiles: files }));
      return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket, Key } };
    },
  };
}

function rowsOf(run: ChildRun, { config }: ResultWriting): readonly Json[] {
  const output = run.result.output ?? null;
  switch (config?.Transformation ?? 'NONE') {
    case 'COMPACT':
      return [output];
    case 'FLATTEN':
      return isList(output) ? output : [output];
    default:
      return [recordOf(run)];
  }
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
