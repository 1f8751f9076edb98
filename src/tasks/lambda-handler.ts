/**
 * The code of a Lambda function, given to `lambda.fn` so that native and local runs call it and the CDK bundles it.
 */

/** Lambda's context object. */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean;
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  getRemainingTimeInMillis(): number;
  done(error?: Error, result?: unknown): void;
  fail(error: Error | string): void;
  succeed(messageOrObject: unknown): void;
}

/**
 * An async Lambda handler.
 *
 * @example const handler: LambdaHandler<{ amount: number }, { id: string }> = async ({ amount }) => ({ id: `r-${amount}` });
 */
export type LambdaHandler<I, O> = (event: I, context: LambdaContext) => Promise<O>;
