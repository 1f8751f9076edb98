/**
 * AWS Lambda. A function handle is called with the payload and resolves to the payload; `invoke` is the plain integration.
 * Lambda functions also fail under the names of the errors that they throw.
 */
import type { Handle, Jsonify, Task, TokenTask } from '../dsl/index.ts';
import type { LambdaHandler } from './lambda-handler.ts';
import type { ClientOf, OperationRequest, OperationResult } from './sdk/client-operation.ts';
import { createHandle, handleReference } from './stub/create-handle.ts';
import { createTask, createTokenTask } from './stub/create-task.ts';
import { type CallbackTask, callbackTask } from './stub/integration.ts';
import type { Replace, Without } from './stub/parameters.ts';
import type { TargetWith } from './stub/target.ts';

export * from './lambda-errors.ts';
export type { LambdaContext, LambdaHandler } from './lambda-handler.ts';

type Client = ClientOf<'lambda'>;

/** Parameters of `invoke`: the payload is JSON. */
export type InvokeRequest = Replace<OperationRequest<Client, 'invoke', 'optimized'>, { readonly Payload?: unknown }>;
/** Result of `invoke`: the payload is JSON. */
export type InvokeResult = Replace<OperationResult<Client, 'invoke', 'optimized'>, { Payload: unknown }>;

type InvokeResource = 'arn:aws:states:::lambda:invoke';
type InvokeTokenResource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

/** Calls a function. */
export interface Invoke extends Task<InvokeResource, InvokeRequest, InvokeResult> {
  /** Calls a function and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<InvokeTokenResource, InvokeRequest>;
}

/**
 * Calls a function by name or handle, with all parameters of the integration.
 *
 * @example const { Payload } = await lambda.invoke({ FunctionName: charge, Payload: { amount: 3 } });
 */
export const invoke: Invoke = Object.assign(
  createTask<InvokeResource, InvokeRequest, InvokeResult, Record<never, never>>('arn:aws:states:::lambda:invoke', {}),
  {
    waitForTaskToken: createTokenTask<InvokeTokenResource, InvokeRequest, Record<never, never>>(
      'arn:aws:states:::lambda:invoke.waitForTaskToken',
      {},
    ),
  },
);

interface CallBinding {
  fills: 'FunctionName';
  attribute: 'Arn';
  wraps: 'Payload';
  unwraps: 'Payload';
}
type TokenBinding = Omit<CallBinding, 'unwraps'>;

const callBinding: CallBinding = { fills: 'FunctionName', attribute: 'Arn', wraps: 'Payload', unwraps: 'Payload' };
const tokenBinding: TokenBinding = { fills: 'FunctionName', attribute: 'Arn', wraps: 'Payload' };

interface InvokeBinding {
  fills: 'FunctionName';
  attribute: 'Arn';
}
const invokeBinding: InvokeBinding = { fills: 'FunctionName', attribute: 'Arn' };

interface DirectBinding {
  direct: true;
}

/** Parameters of a function handle's `invoke`: the payload, how it is called, and what else Lambda takes. */
export type FunctionRequest<I> = Without<InvokeRequest, 'FunctionName' | 'Payload'> & {
  readonly Payload?: I | undefined;
};

/** A function: called with its payload, resolves to its payload. */
export interface LambdaFunction<I, O> extends Task<InvokeResource, I, O, CallBinding>, Handle<'lambda.function'> {
  /** Name of the function. */
  readonly name: string;
  /** Calls the function with all parameters of the integration, e.g. `InvocationType: 'Event'`. */
  readonly invoke: CallbackTask<
    'lambda:invoke',
    FunctionRequest<I>,
    Replace<InvokeResult, { Payload: O }>,
    InvokeBinding
  >;
  /**
   * Calls the function by its bare ARN, without the integration: the result is the payload itself. CloudWatch counts such
   * calls under `LambdaFunction*`, not under `ServiceIntegration*`.
   */
  readonly direct: Task<'function', I, O, DirectBinding>;
  /** Calls the function and waits until somebody returns the task token; the callback makes the payload. */
  readonly waitForTaskToken: TokenTask<InvokeTokenResource, I, TokenBinding>;
}

/** What a function handle is made from: a logical id, an ARN or name, or a CDK function, version or alias. */
export type FunctionTarget =
  | TargetWith<'functionArn' | 'functionName'>
  | { readonly aliasRef: { readonly aliasArn: string } }
  | { readonly versionRef: { readonly functionArn: string } };

const functionKind = {
  kind: 'lambda.function',
  properties: { Name: 'functionName', Arn: 'functionArn' },
} as const;

/**
 * A handle of a Lambda function. With a handler, native and local runs call it, and the CDK bundles it.
 *
 * @example const charge = lambda.fn<ChargeRequest, Receipt>('Charge');
 */
export function fn<I = unknown, O = unknown>(target: FunctionTarget): LambdaFunction<I, O>;
export function fn<I = void, O = unknown>(
  target: FunctionTarget,
  handler: LambdaHandler<I, O>,
): LambdaFunction<I, Jsonify<O>>;
export function fn<I, O>(target: FunctionTarget, handler?: LambdaHandler<I, O>): LambdaFunction<I, O> {
  const reference = {
    ...handleReference(functionKind, target),
    // What enters a handler is JSON of the type that callers must pass.
    ...(handler && { handler: handler as (event: unknown, context: unknown) => unknown }),
  };
  const handle = createHandle(functionKind, reference, {});
  const call = createTask<InvokeResource, I, O, CallBinding>('arn:aws:states:::lambda:invoke', callBinding, handle);
  const waitForTaskToken = createTokenTask<InvokeTokenResource, I, TokenBinding>(
    'arn:aws:states:::lambda:invoke.waitForTaskToken',
    tokenBinding,
    handle,
  );
  const invoke: LambdaFunction<I, O>['invoke'] = callbackTask('lambda:invoke', { binding: invokeBinding, handle });
  const direct = createTask<'function', I, O, DirectBinding>('function', { direct: true }, handle);
  return createHandle(functionKind, reference, Object.assign(call, { waitForTaskToken, invoke, direct }));
}
