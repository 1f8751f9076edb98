/**
 * Lambda functions as local async functions. A function is called with its payload as JSON; `lambda:invoke` wraps the result
 * in an envelope and a bare function ARN does not; an error that the function throws fails the task under the error's name
 * with Lambda's JSON text as the Cause.
 */
import type { Json } from '../../asl/index.ts';
import { UsageError } from '../../dsl/index.ts';
import { jsonResult, lambdaFailure } from '../../dsl/native.ts';
import { isJsonObject } from '../interpreter/json.ts';
import { resourceName } from '../resource-name.ts';
import { submitted, type TaskConnector, TaskError, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';

/** What a function can know about its call. */
export interface LambdaCall {
  readonly functionName: string;
  readonly invokedFunctionArn: string;
  readonly functionVersion: string;
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
  /** Waits by the clock of the run. */
  readonly sleep: (seconds: number) => Promise<void>;
}

/**
 * The code of a function. The event is whatever JSON the workflow passes; a handler may declare the type that it expects.
 *
 * @example
 * const handler: LambdaHandler<{ amount: number }> = async ({ amount }) => ({ id: `r-${amount}` });
 */
export type LambdaHandler<I = unknown> = Handler<I>['handle'];

/** A method, because its parameter may be of a narrower type than the caller knows. */
interface Handler<I> {
  handle(event: I, call: LambdaCall): unknown;
}

/** The functions of a runtime, by name. */
export interface LambdaService {
  readonly define: (reference: string, handler: LambdaHandler) => void;
  /** Calls a function, as SNS and EventBridge do. */
  readonly invoke: (reference: string, payload: Json, sleep: (seconds: number) => Promise<void>) => Promise<Json>;
  readonly service: Service;
}

/** No functions yet. */
export function createLambdaService(uuid: () => string): LambdaService {
  const handlers = new Map<string, LambdaHandler>();

  const invoke = async (reference: string, payload: Json, sleep: LambdaCall['sleep']): Promise<Json> => {
    const functionName = resourceName(reference);
    const handler = handlers.get(functionName);
    if (handler === undefined) {
      if (reference.includes('${')) throw undefinedFunction(functionName);
      throw new TaskError(
        'Lambda.ResourceNotFoundException',
        `Function not found: ${reference} (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${uuid()}; Proxy: null)`,
      );
    }
    let requestId: string | undefined;
    const call: LambdaCall = {
      functionName,
      invokedFunctionArn: reference,
      functionVersion: '$LATEST',
      get awsRequestId() {
        requestId ??= uuid();
        return requestId;
      },
      getRemainingTimeInMillis: () => 900_000,
      sleep,
    };
    try {
      return jsonResult(await handler(payload, call), `The function ${functionName}`) as Json;
    } catch (thrown) {
      throw lambdaFailure(thrown);
    }
  };

  const invokeTask: TaskConnector = async (request) => {
    const call = isJsonObject(request.arguments) ? request.arguments : {};
    if (typeof call.FunctionName !== 'string') {
      throw new TaskError('Lambda.ValidationException', 'FunctionName is missing.');
    }
    const payload = await invoke(call.FunctionName, call.Payload ?? {}, request.sleep);
    const envelope = { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
    return request.resource.endsWith('.waitForTaskToken') ? submitted(envelope) : envelope;
  };

  return {
    define: (reference, handler) => {
      handlers.set(resourceName(reference), handler);
    },
    invoke,
    service: (resource) => {
      if (resource.kind === 'function')
        return (request: TaskRequest) => invoke(resource.arn, request.arguments, request.sleep);
      const isInvoke =
        resource.kind === 'integration' && resource.service === 'lambda' && /^invoke(\.|$)/.test(resource.action);
      return isInvoke ? invokeTask : undefined;
    },
  };
}

/** A placeholder that nobody substituted names a function of the workflow, which only the set-up can be missing. */
function undefinedFunction(name: string): UsageError {
  return new UsageError(
    'STEP8201',
    `The local runtime has no code for the Lambda function ${name}.`,
    `Give it some: runtime.lambda(${JSON.stringify(name)}, async (event) => …), or mock the state.`,
  );
}
