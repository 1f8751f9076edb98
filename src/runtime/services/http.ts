/**
 * HTTP endpoint tasks, `http:invoke`: calls of servers on this computer, or of the one that the runtime was given as the
 * endpoint `http`, which then stands in for every host. Nothing goes anywhere else, and no connection's credentials are sent.
 * https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
import type { Json, JsonObject } from '../../asl/index.ts';
import { UsageError } from '../../dsl/index.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import { TaskError, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** What Step Functions waits for an endpoint. */
const TIMEOUT_MILLISECONDS = 60_000;

/** The service; `server` stands in for every host. */
export function createHttpService(server: string | undefined): Service {
  return (resource) => {
    if (resource.kind !== 'integration' || resource.service !== 'http' || resource.action !== 'invoke')
      return undefined;
    return (request) => invoke(request, server);
  };
}

async function invoke({ arguments: call, state, signal }: TaskRequest, server: string | undefined): Promise<Json> {
  const parameters = isJsonObject(call) ? call : {};
  const url = urlOf(parameters, server, state);
  const headers = headersOf(parameters);
  const body = bodyOf(parameters, headers);
  const method = String(parameters.Method ?? 'GET');
  let response: Response;
  let text: string;
  try {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]);
    response = await fetch(url, { method, headers, signal: ends, ...(body === undefined ? {} : { body }) });
    text = await response.text();
  } catch (thrown) {
    const { cause = thrown } = thrown instanceof Error ? thrown : { cause: thrown };
    throw new TaskError('States.Http.Socket', cause instanceof Error ? cause.message : String(cause));
  }
  const { status: StatusCode, statusText: StatusText } = response;
  if (!response.ok) throw new TaskError(`States.Http.StatusCode.${StatusCode}`, text || StatusText);
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return {
    Headers: Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]])),
    ...(text === '' ? {} : { ResponseBody: isJson ? parsed(text) : text }),
    StatusCode,
    StatusText,
  };
}

function urlOf(parameters: JsonObject, server: string | undefined, state: string): URL {
  const given = new URL(String(parameters.ApiEndpoint));
  const url = server === undefined ? given : new URL(`${given.pathname}${given.search}`, server);
  if (server === undefined && !LOOPBACK.has(url.hostname)) {
    throw new UsageError(
      'STEP8201',
      `The local runtime calls HTTP endpoints on this computer only, and not ${url.origin} (state ${JSON.stringify(state)}).`,
      `Say what stands in for it, endpoints: { http: 'http://localhost:3000' }, or give the task a mock: runtime.mock(${JSON.stringify(state)}, …).`,
    );
  }
  const query = isJsonObject(parameters.QueryParameters) ? parameters.QueryParameters : {};
  for (const [name, value] of Object.entries(query)) {
    for (const each of isJsonArray(value) ? value : [value]) url.searchParams.append(name, textOf(each));
  }
  return url;
}

function headersOf(parameters: JsonObject): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(isJsonObject(parameters.Headers) ? parameters.Headers : {})) {
    for (const each of isJsonArray(value) ? value : [value]) headers.append(name, textOf(each));
  }
  return headers;
}

/** The body as JSON, or as a form. Text without a content type of its own is a JSON document, too. */
function bodyOf({ RequestBody: body, Transform: transform }: JsonObject, headers: Headers): string | undefined {
  if (body === undefined) return undefined;
  const encoding = isJsonObject(transform) ? transform : {};
  if (encoding.RequestBodyEncoding === 'URL_ENCODED') {
    headers.set('content-type', 'application/x-www-form-urlencoded');
    const options = isJsonObject(encoding.RequestEncodingOptions) ? encoding.RequestEncodingOptions : {};
    return new URLSearchParams([...formFields('', body, String(options.ArrayFormat ?? 'INDICES'))]).toString();
  }
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  const isJson = headers.get('content-type')?.includes('json') === true;
  return typeof body === 'string' && !isJson ? body : JSON.stringify(body);
}

function* formFields(name: string, value: Json, format: string): Generator<[string, string]> {
  if (isJsonArray(value)) {
    if (format === 'COMMAS') yield [name, value.map(textOf).join(',')];
    else
      for (const [index, item] of value.entries()) {
        const suffix = format === 'INDICES' ? `[${index}]` : format === 'BRACKETS' ? '[]' : '';
        yield* formFields(`${name}${suffix}`, item, format);
      }
  } else if (isJsonObject(value)) {
    for (const [key, field] of Object.entries(value)) yield* formFields(name ? `${name}[${key}]` : key, field, format);
  } else yield [name, textOf(value)];
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
