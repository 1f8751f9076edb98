/**
 * Errors of DynamoDB, as Step Functions names them.
 */
import { namedError } from '../dsl/index.ts';

/** A class for an error of the service under both spellings: of its optimized and of its AWS SDK integration. */
function dynamodbError<const N extends string>(name: N) {
  return namedError(`DynamoDB.${name}`, `DynamoDb.${name}`);
}

/** The condition of a write did not hold. @example e instanceof dynamodb.ConditionalCheckFailedException */
export class ConditionalCheckFailedException extends dynamodbError('ConditionalCheckFailedException') {}

/** The table runs at its provisioned throughput; worth a retry. @example e instanceof dynamodb.ProvisionedThroughputExceededException */
export class ProvisionedThroughputExceededException extends dynamodbError('ProvisionedThroughputExceededException') {}

/** The account runs at its throughput limit; worth a retry. @example e instanceof dynamodb.RequestLimitExceededException */
export class RequestLimitExceededException extends dynamodbError('RequestLimitExceededException') {}

/** Too many requests; worth a retry. @example e instanceof dynamodb.ThrottlingException */
export class ThrottlingException extends dynamodbError('ThrottlingException') {}

/** DynamoDB failed; worth a retry. @example e instanceof dynamodb.InternalServerErrorException */
export class InternalServerErrorException extends dynamodbError('InternalServerErrorException') {}

/** There is no such table or index. @example e instanceof dynamodb.ResourceNotFoundException */
export class ResourceNotFoundException extends dynamodbError('ResourceNotFoundException') {}

/** The items of one partition key grew too large. @example e instanceof dynamodb.ItemCollectionSizeLimitExceededException */
export class ItemCollectionSizeLimitExceededException extends dynamodbError(
  'ItemCollectionSizeLimitExceededException',
) {}

/** Another transaction holds the item; worth a retry. @example e instanceof dynamodb.TransactionConflictException */
export class TransactionConflictException extends dynamodbError('TransactionConflictException') {}

/** A transaction was cancelled; the message says why. @example e instanceof dynamodb.TransactionCanceledException */
export class TransactionCanceledException extends dynamodbError('TransactionCanceledException') {}

/** The transaction with this token is still running. @example e instanceof dynamodb.TransactionInProgressException */
export class TransactionInProgressException extends dynamodbError('TransactionInProgressException') {}

/** The token was used for another transaction. @example e instanceof dynamodb.IdempotentParameterMismatchException */
export class IdempotentParameterMismatchException extends dynamodbError('IdempotentParameterMismatchException') {}

/** There is an item with this key already. @example e instanceof dynamodb.DuplicateItemException */
export class DuplicateItemException extends dynamodbError('DuplicateItemException') {}

/** DynamoDB refused the request in a way that has no name of its own. @example e instanceof dynamodb.AmazonDynamoDBException */
export class AmazonDynamoDBException extends namedError(
  'DynamoDB.AmazonDynamoDBException',
  'DynamoDb.DynamoDbException',
) {}

/** DynamoDB could not be reached; worth a retry. @example e instanceof dynamodb.SdkClientException */
export class SdkClientException extends dynamodbError('SdkClientException') {}
