/**
 * Errors of the Lambda service, as Step Functions names them. Errors that a function throws have the function's own names
 * and are classes of the user.
 */
import { namedError } from '../dsl/index.ts';

/** Lambda failed; worth a retry. @example e instanceof lambda.ServiceException */
export class ServiceException extends namedError('Lambda.ServiceException') {}

/** Lambda failed in a way that has no name of its own; worth a retry. @example e instanceof lambda.AWSLambdaException */
export class AWSLambdaException extends namedError('Lambda.AWSLambdaException') {}

/** Lambda could not be reached; worth a retry. @example e instanceof lambda.SdkClientException */
export class SdkClientException extends namedError('Lambda.SdkClientException') {}

/** Lambda did not answer in time; worth a retry. @example e instanceof lambda.ClientExecutionTimeoutException */
export class ClientExecutionTimeoutException extends namedError('Lambda.ClientExecutionTimeoutException') {}

/** The account or the function runs at its concurrency limit; worth a retry. @example e instanceof lambda.TooManyRequestsException */
export class TooManyRequestsException extends namedError('Lambda.TooManyRequestsException') {}

/** The function ended without an answer, e.g. out of memory or time. @example e instanceof lambda.Unknown */
export class Unknown extends namedError('Lambda.Unknown') {}

/** There is no such function. @example e instanceof lambda.ResourceNotFoundException */
export class ResourceNotFoundException extends namedError('Lambda.ResourceNotFoundException') {}

/** The function is being changed. @example e instanceof lambda.ResourceConflictException */
export class ResourceConflictException extends namedError('Lambda.ResourceConflictException') {}

/** The function is inactive and is being set up again. @example e instanceof lambda.ResourceNotReadyException */
export class ResourceNotReadyException extends namedError('Lambda.ResourceNotReadyException') {}

/** The payload is larger than Lambda takes. @example e instanceof lambda.RequestTooLargeException */
export class RequestTooLargeException extends namedError('Lambda.RequestTooLargeException') {}

/** A parameter is invalid. @example e instanceof lambda.InvalidParameterValueException */
export class InvalidParameterValueException extends namedError('Lambda.InvalidParameterValueException') {}

/** The payload is no JSON. @example e instanceof lambda.InvalidRequestContentException */
export class InvalidRequestContentException extends namedError('Lambda.InvalidRequestContentException') {}

/** The payload has a content type that Lambda does not take. @example e instanceof lambda.UnsupportedMediaTypeException */
export class UnsupportedMediaTypeException extends namedError('Lambda.UnsupportedMediaTypeException') {}

/** Lambda stopped a loop of functions that call each other. @example e instanceof lambda.RecursiveInvocationException */
export class RecursiveInvocationException extends namedError('Lambda.RecursiveInvocationException') {}

/** The network of the function could not be set up: too many requests. @example e instanceof lambda.EC2ThrottledException */
export class EC2ThrottledException extends namedError('Lambda.EC2ThrottledException') {}

/** The network of the function could not be set up: no permission. @example e instanceof lambda.EC2AccessDeniedException */
export class EC2AccessDeniedException extends namedError('Lambda.EC2AccessDeniedException') {}

/** The network of the function could not be set up: no free interface. @example e instanceof lambda.ENILimitReachedException */
export class ENILimitReachedException extends namedError('Lambda.ENILimitReachedException') {}

/** The environment of the function could not be decrypted. @example e instanceof lambda.KMSAccessDeniedException */
export class KMSAccessDeniedException extends namedError('Lambda.KMSAccessDeniedException') {}

/** The snapshot of the function is being made. @example e instanceof lambda.SnapStartNotReadyException */
export class SnapStartNotReadyException extends namedError('Lambda.SnapStartNotReadyException') {}
