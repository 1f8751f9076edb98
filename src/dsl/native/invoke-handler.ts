/**
 * Calls the code of a Lambda function as Lambda would: the payload as JSON, the result as `lambda:invoke` gives it, and a
 * failure under the name of the error, with Lambda's JSON text as the cause.
 */
import { randomUUID } from 'node:crypto';
import { jsonClone } from '../json-clone.ts';
import { jsonResult } from '../json-result.ts';
import { executionError } from './execution-error.ts';
import { frames } from './frames.ts';
import type { TaskRequest } from './task-runner.ts';

/**
 * Invokes the handler of a request and resolves to the ASL result: of `lambda:invoke` an object with `Payload`, of the bare
 * function the payload itself.
 *
 * @example const result = await invokeHandler(request);
 */
export async function invokeHandler(request: TaskRequest): Promise<unknown> {
  const handler = request.handle?.handler;
  if (handler === undefined) throw new TypeError('The request has no handler.');
  // Lambda gives an absent payload to the function as an empty object.
  const isDirect = !request.resource.endsWith(':::lambda:invoke');
  const given = jsonClone(request.arguments);
  const { Payload: payload = {} } = isDirect ? { Payload: given } : (given as { readonly Payload?: unknown });
  try {
    // A function runs on its own: outside of the execution that called it.
    const result = await frames.run(undefined, async () => handler(payload, lambdaContext(request)));
    const output = jsonResult(result, `The function ${request.handle?.id}`);
    return isDirect ? output : { ExecutedVersion: '$LATEST', Payload: output, StatusCode: 200 };
  } catch (error) {
    throw lambdaFailure(error);
  }
}

/**
 * The error of a workflow whose Lambda function threw `error`: named after it, with Lambda's JSON text as the message.
 *
 * @example throw lambdaFailure(new CardDeclined('no funds')); // name 'CardDeclined', message '{"errorType":"CardDeclined",…}'
 */
export function lambdaFailure(error: unknown): Error {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return executionError(
    name,
    JSON.stringify({ errorType: name, errorMessage: message, trace: stack?.split('\n') ?? [] }),
  );
}

/** The fields of Lambda's context that a handler may read, without the time limits that only Lambda has. */
function lambdaContext(request: TaskRequest) {
  const name = request.handle?.id ?? 'function';
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    memoryLimitInMB: '128',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'native',
    getRemainingTimeInMillis: () => 900_000,
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
