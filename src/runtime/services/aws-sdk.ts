/**
 * AWS SDK integrations, `aws-sdk:<service>:<action>`, and the optimized integrations that are plain API calls, through the
 * real clients. They differ in the spelling of members, in the prefix of error names and in the form of the cause.
 */
import { sdkErrorName, sdkErrorPrefix } from '../../tasks/needs/index.ts';
import type { TaskResource } from '../interpreter/resource.ts';
import { submitted, TaskError, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';
import { type SdkCaller, SdkFailure } from './sdk/call.ts';

/** Names that an optimized integration uses in its errors. */
interface OptimizedNames {
  /** Prefix of the error. */
  readonly prefix: string;
  /** Error of an exception that the API's model does not know. */
  readonly general: string;
  /** Service in the cause. */
  readonly service: string;
}

const OPTIMIZED: ReadonlyMap<string, OptimizedNames> = new Map([
  ['dynamodb', { prefix: 'DynamoDB', general: 'AmazonDynamoDBException', service: 'AmazonDynamoDBv2' }],
  ['sqs', { prefix: 'SQS', general: 'AmazonSQSException', service: 'AmazonSQS' }],
  ['sns', { prefix: 'SNS', general: 'AmazonSNSException', service: 'AmazonSNS' }],
  ['s3', { prefix: 'S3', general: 'S3Exception', service: 'S3' }],
]);

/** The service of AWS SDK integrations, for the services that have an endpoint. */
export function awsSdkService(caller: SdkCaller): Service {
  return (resource) => {
    const service = sdkServiceOf(resource);
    if (service === undefined || resource.kind !== 'integration' || !caller.reaches(service)) return undefined;
    const action = resource.action.replace('.waitForTaskToken', '');
    return (request) =>
      answer(
        request,
        () => caller.call(service, action, request.arguments, 'sdk', request.signal),
        (failure) => sdkError(service, failure),
      );
  };
}

/** The service of optimized integrations that only call an API. */
export function optimizedService(caller: SdkCaller): Service {
  return (resource) => {
    if (resource.kind !== 'integration') return undefined;
    const names = OPTIMIZED.get(resource.service);
    if (names === undefined || !caller.reaches(resource.service)) return undefined;
    const action = resource.action.replace('.waitForTaskToken', '');
    // An item reader reads an object as it comes.
    const streams = resource.service === 's3' && action === 'getObject';
    const call = streams ? caller.send : caller.call;
    return (request) =>
      answer(
        request,
        () => call(resource.service, action, request.arguments, 'optimized', request.signal),
        (failure) => optimizedError(names, failure),
      );
  };
}

async function answer(
  request: TaskRequest,
  call: () => Promise<unknown>,
  errorOf: (failure: SdkFailure) => TaskError,
): Promise<unknown> {
  try {
    const response = await call();
    return request.resource.endsWith('.waitForTaskToken') ? submitted(JSON.parse(JSON.stringify(response))) : response;
  } catch (thrown) {
    throw thrown instanceof SdkFailure ? errorOf(thrown) : thrown;
  }
}

/** The ASL service name of an AWS SDK integration. */
export function sdkServiceOf(resource: TaskResource): string | undefined {
  return resource.kind === 'integration' && resource.service.startsWith('aws-sdk:')
    ? resource.service.slice('aws-sdk:'.length)
    : undefined;
}

function sdkError(service: string, failure: SdkFailure): TaskError {
  const prefix = sdkErrorPrefix(service) ?? service;
  if (failure.status === undefined) return new TaskError(`${prefix}.SdkClientException`, failure.message);
  const name = failure.modeled
    ? (sdkErrorName(service, failure.exception) ?? failure.exception)
    : `${prefix}.${prefix}Exception`;
  return new TaskError(
    name,
    `${failure.message} (Service: ${prefix}, Status Code: ${failure.status}, Request ID: ${failure.requestId ?? ''})`,
  );
}

function optimizedError(names: OptimizedNames, failure: SdkFailure): TaskError {
  if (failure.status === undefined) return new TaskError(`${names.prefix}.SdkClientException`, failure.message);
  const exception = failure.modeled ? `${failure.exception.replace(/(Exception|Fault)$/, '')}Exception` : names.general;
  return new TaskError(
    `${names.prefix}.${exception}`,
    `${failure.message} (Service: ${names.service}; Status Code: ${failure.status}; Error Code: ${failure.exception}; ` +
      `Request ID: ${failure.requestId ?? ''}; Proxy: null)`,
  );
}
