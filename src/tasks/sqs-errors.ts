/**
 * Errors of SQS, as Step Functions names them.
 */
import { namedError } from '../dsl/index.ts';

/** A class for an error of the service under both spellings: of its optimized and of its AWS SDK integration. */
function sqsError<const N extends string>(name: N) {
  return namedError(`SQS.${name}`, `Sqs.${name}`);
}

/** SQS refused the request in a way that has no name of its own. @example e instanceof sqs.AmazonSQSException */
export class AmazonSQSException extends namedError('SQS.AmazonSQSException', 'Sqs.SqsException') {}

/** SQS could not be reached, or does not have the queue of this URL; worth a retry. @example e instanceof sqs.SdkClientException */
export class SdkClientException extends sqsError('SdkClientException') {}

/** There is no such queue. @example e instanceof sqs.QueueDoesNotExistException */
export class QueueDoesNotExistException extends sqsError('QueueDoesNotExistException') {}

/** The message has characters that SQS does not take. @example e instanceof sqs.InvalidMessageContentsException */
export class InvalidMessageContentsException extends sqsError('InvalidMessageContentsException') {}

/** The queue does not allow this. @example e instanceof sqs.UnsupportedOperationException */
export class UnsupportedOperationException extends sqsError('UnsupportedOperationException') {}

/** Too many requests; worth a retry. @example e instanceof sqs.RequestThrottledException */
export class RequestThrottledException extends sqsError('RequestThrottledException') {}
