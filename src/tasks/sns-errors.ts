/**
 * Errors of SNS, as Step Functions names them.
 */
import { namedError } from '../dsl/index.ts';

/** A class for an error of the service under both spellings: of its optimized and of its AWS SDK integration. */
function snsError<const N extends string>(name: N) {
  return namedError(`SNS.${name}`, `Sns.${name}`);
}

/** SNS refused the request in a way that has no name of its own. @example e instanceof sns.AmazonSNSException */
export class AmazonSNSException extends namedError('SNS.AmazonSNSException', 'Sns.SnsException') {}

/** There is no such topic. @example e instanceof sns.NotFoundException */
export class NotFoundException extends snsError('NotFoundException') {}

/** A parameter is invalid. @example e instanceof sns.InvalidParameterException */
export class InvalidParameterException extends snsError('InvalidParameterException') {}

/** The value of a parameter is invalid. @example e instanceof sns.InvalidParameterValueException */
export class InvalidParameterValueException extends snsError('InvalidParameterValueException') {}

/** The role may not publish to the topic. @example e instanceof sns.AuthorizationErrorException */
export class AuthorizationErrorException extends snsError('AuthorizationErrorException') {}

/** SNS failed; worth a retry. @example e instanceof sns.InternalErrorException */
export class InternalErrorException extends snsError('InternalErrorException') {}

/** Too many requests; worth a retry. @example e instanceof sns.ThrottledException */
export class ThrottledException extends snsError('ThrottledException') {}

/** The endpoint takes no messages. @example e instanceof sns.EndpointDisabledException */
export class EndpointDisabledException extends snsError('EndpointDisabledException') {}

/** SNS could not be reached; worth a retry. @example e instanceof sns.SdkClientException */
export class SdkClientException extends snsError('SdkClientException') {}
