/**
 * Amazon API Gateway: calls of REST and HTTP APIs. An API handle knows its endpoint; a call under IAM is allowed on exactly
 * the stage, method and path that it names.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
import type { Handle } from '../dsl/index.ts';
import { type CallbackTask, callbackTask } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';
import type { Text } from './stub/text.ts';

/** Parameters of `invoke`. */
export interface InvokeRequest {
  /** Host name of the API. */
  readonly ApiEndpoint: Text<'ApiEndpoint'>;
  readonly Method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'PATCH' | 'OPTIONS';
  /** Values are lists. */
  readonly Headers?: { readonly [name: string]: readonly string[] } | undefined;
  readonly Stage?: string | undefined;
  readonly Path?: string | undefined;
  /** Values are lists. */
  readonly QueryParameters?: { readonly [name: string]: readonly string[] } | undefined;
  readonly RequestBody?: unknown;
  /** Whether `null` is sent as a value of headers and query parameters. */
  readonly AllowNullValues?: boolean | undefined;
  /** `NO_AUTH` where it is left out. */
  readonly AuthType?: 'NO_AUTH' | 'IAM_ROLE' | 'RESOURCE_POLICY' | undefined;
}

/** Parameters of `invoke` of an API handle. */
export type ApiRequest = Without<InvokeRequest, 'ApiEndpoint'>;

/** Result of `invoke`; other status codes than 2xx throw `ApiGateway.<code>`. */
export interface InvokeResult {
  Headers: { [name: string]: string[] };
  /** JSON where the API answers with JSON, else text. */
  ResponseBody?: unknown;
  StatusCode: number;
  StatusText: string;
}

type Invoke = 'apigateway:invoke';

/**
 * Calls an API.
 *
 * @example const { ResponseBody } = await apigateway.invoke({ ApiEndpoint: shop, Stage: 'prod', Method: 'GET', Path: '/orders' });
 */
export const invoke: CallbackTask<Invoke, InvokeRequest, InvokeResult> = callbackTask('apigateway:invoke');

interface ApiBinding {
  fills: 'ApiEndpoint';
  attribute: 'Url';
}
const binding: ApiBinding = { fills: 'ApiEndpoint', attribute: 'Url' };

/** What both kinds of API offer. */
interface Api {
  /** Id of the API. */
  readonly name: string;
  /** Host name of the API. */
  readonly url: string;
  /** Calls the API. */
  readonly invoke: CallbackTask<Invoke, ApiRequest, InvokeResult, ApiBinding>;
}

/** A REST API. */
export interface RestApi extends Handle<'apigateway.restApi'>, Api {}
/** An HTTP API. */
export interface HttpApi extends Handle<'apigateway.httpApi'>, Api {}

const restApiKind = { kind: 'apigateway.restApi', properties: { Name: 'restApiId' }, derived: ['Arn', 'Url'] } as const;
const httpApiKind = { kind: 'apigateway.httpApi', properties: { Name: 'apiId' }, derived: ['Arn', 'Url'] } as const;

/**
 * A handle of a REST API.
 *
 * @example const shop = apigateway.restApi('Shop');
 */
export function restApi(target: TargetWith<'restApiId'>): RestApi {
  return resourceHandle<RestApi>(restApiKind, target, (handle) => ({
    invoke: callbackTask('apigateway:invoke', { binding, handle }),
  }));
}

/**
 * A handle of an HTTP API.
 *
 * @example const shop = apigateway.httpApi('Shop');
 */
export function httpApi(target: TargetWith<'apiId'>): HttpApi {
  return resourceHandle<HttpApi>(httpApiKind, target, (handle) => ({
    invoke: callbackTask('apigateway:invoke', { binding, handle }),
  }));
}
