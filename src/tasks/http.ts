/**
 * HTTP endpoints: calls of any HTTPS API, with the credentials of an EventBridge connection (`events.connection`), which has
 * the same stub with itself filled in.
 * https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
import { type CallTask, callTask } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import type { Text } from './stub/text.ts';

/** Parameters of `invoke`. */
export interface InvokeRequest {
  /** URL of the endpoint. */
  readonly ApiEndpoint: string;
  readonly Method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS' | 'HEAD';
  /** The connection that has the credentials. */
  readonly Authentication: { readonly ConnectionArn: Text<'ConnectionArn'> };
  /** Private APIs: the connection that reaches them. */
  readonly InvocationConfig?: { readonly ConnectionArn: Text<'ConnectionArn'> } | undefined;
  readonly Headers?: { readonly [name: string]: string | readonly string[] } | undefined;
  readonly QueryParameters?:
    | { readonly [name: string]: string | number | boolean | readonly (string | number | boolean)[] }
    | undefined;
  readonly RequestBody?: unknown;
  /** How the request body is encoded; `URL_ENCODED` sets the content type, too. */
  readonly Transform?:
    | {
        readonly RequestBodyEncoding: 'NONE' | 'URL_ENCODED';
        readonly RequestEncodingOptions?:
          | { readonly ArrayFormat: 'INDICES' | 'REPEAT' | 'COMMAS' | 'BRACKETS' }
          | undefined;
      }
    | undefined;
}

/** Parameters of `invoke` under a connection. */
export type ConnectionRequest = Without<InvokeRequest, 'Authentication'>;

/** Result of `invoke`; other status codes than 2xx throw `States.Http.StatusCode.<code>`. */
export interface InvokeResult {
  Headers: { [name: string]: string[] };
  /** JSON where the endpoint answers with JSON, else text. */
  ResponseBody?: unknown;
  StatusCode: number;
  StatusText: string;
}

/**
 * Calls an HTTPS endpoint.
 *
 * @example const { ResponseBody } = await http.invoke({ ApiEndpoint: 'https://api.example.com/orders', Method: 'GET', Authentication: { ConnectionArn: shop } });
 */
export const invoke: CallTask<'http:invoke', InvokeRequest, InvokeResult> = callTask('http:invoke');
