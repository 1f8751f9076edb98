/**
 * The AWS JSON 1.0 protocol over HTTP: one POST per operation, named by `X-Amz-Target`. Whatever comes in, the answer is
 * JSON in AWS's shape. Hosts other than this computer are refused, so that no web page can reach the server by a name of
 * its own, and a body has a largest size.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Json, type JsonObject, parseJson } from '../../asl/index.ts';
import { isJsonObject } from '../interpreter/json.ts';
import { ApiError } from './api-error.ts';

/** Answers an operation; the signal aborts when nobody waits for the answer any more. */
export type Operation = (request: JsonObject, signal: AbortSignal) => object | Promise<object>;

/** What the protocol is told. */
export interface HttpOptions {
  readonly operations: ReadonlyMap<string, Operation>;
  /** Host names besides those of this computer. */
  readonly hosts: readonly string[];
  /** Told of faults that are ours. */
  readonly report: (fault: unknown) => void;
}

/** A definition, the largest member, may have 1 MB, and JSON may write each of its bytes as six. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const TARGET = /^AWSStepFunctions\.(\w+)$/;
/** Operations that pass a trace on. */
const TRACED: ReadonlySet<string> = new Set(['StartExecution', 'StartSyncExecution']);
const OWN_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', 'sync-localhost', 'sync-127.0.0.1']);

/** An HTTP server for the operations; not listening yet. */
export function createHttpServer(options: HttpOptions): Server {
  return createServer((request, response) => {
    void answer(request, response, options);
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HttpOptions): Promise<void> {
  const abort = new AbortController();
  response.on('close', () => abort.abort());
  try {
    send(response, 200, await perform(request, options, abort.signal));
  } catch (thrown) {
    const error = thrown instanceof ApiError ? thrown : unexpected(thrown, options);
    // The rest of a refused body is thrown away, and the connection with it.
    if (!request.complete) response.setHeader('connection', 'close');
    send(response, error.status, { __type: error.code, message: error.message });
    request.resume();
  }
}

function unexpected(thrown: unknown, { report }: HttpOptions): ApiError {
  report(thrown);
  return new ApiError('InternalServerError', 'The local server is at fault.', 500);
}

async function perform(request: IncomingMessage, options: HttpOptions, signal: AbortSignal): Promise<object> {
  if (!isOwnHost(request.headers.host, options.hosts)) {
    throw new ApiError(
      'AccessDeniedException',
      `Host ${JSON.stringify(request.headers.host ?? '')} is not served here.`,
      403,
    );
  }
  const target = request.headers['x-amz-target'];
  const name = TARGET.exec(typeof target === 'string' ? target : '')?.[1];
  const operation = name === undefined ? undefined : options.operations.get(name);
  if (request.method !== 'POST' || operation === undefined) {
    throw new ApiError('UnknownOperationException', 'The operation is not known.');
  }
  const body = parseBody(await readBody(request));
  const trace = request.headers['x-amzn-trace-id'];
  // What the header says of the trace comes before what the body says.
  return operation(
    typeof trace === 'string' && TRACED.has(name ?? '') ? { ...body, traceHeader: trace } : body,
    signal,
  );
}

/** A browser sends the name that its page was loaded from, whatever address that name leads to. */
function isOwnHost(header: string | undefined, hosts: readonly string[]): boolean {
  const name = header
    ?.replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (name === undefined) return false;
  return OWN_HOSTS.has(name) || name.endsWith('.localhost') || hosts.includes(name);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const data: Buffer = chunk;
      bytes += data.length;
      if (bytes > MAX_BODY_BYTES)
        throw new ApiError('RequestEntityTooLargeException', 'The request is too large.', 413);
      chunks.push(data);
    }
  } catch (thrown) {
    // Whoever sent it is gone, or went on past what was announced.
    if (request.destroyed && !(thrown instanceof ApiError))
      throw new ApiError('SerializationException', 'The request broke off.');
    throw thrown;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(body: string): JsonObject {
  if (body === '') return {};
  let value: Json;
  try {
    value = parseJson(body);
  } catch {
    throw new ApiError('SerializationException', 'The request is not JSON.');
  }
  if (isJsonObject(value)) return value;
  throw new ApiError('SerializationException', 'The request must be a JSON object.');
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}
