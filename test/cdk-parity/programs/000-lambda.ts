/** Lambda examples of the CDK's documentation. */
import { type RetryPolicy, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const fn = lambda.fn('Fn');

/** What the CDK adds to every call unless it is told not to. */
const serviceErrors: RetryPolicy = {
  errors: [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
  ],
  interval: '2s',
  maxAttempts: 6,
  backoffRate: 2,
};

export const lambdaStateInput = workflow(async (input: unknown) =>
  fn.invoke({ Payload: input }, { retry: serviceErrors }),
);

export const lambdaPayloadField = workflow(async (input: { Payload: unknown }) =>
  fn.invoke({ Payload: input.Payload }, { retry: serviceErrors }),
);

export const lambdaEmptyPayload = workflow(async () => fn.invoke({ Payload: {} }, { retry: serviceErrors }));

export const lambdaOutputPath = workflow(async (input: unknown) => fn(input, { retry: serviceErrors }));

export const lambdaPayloadResponseOnly = workflow(async (input: Readonly<Record<string, unknown>>) => ({
  ...input,
  fn: await fn.direct(input, { retry: serviceErrors }),
}));

export const lambdaNoDefaultRetry = workflow(async (input: unknown) => fn.invoke({ Payload: input }));

export const lambdaCallback = workflow(async (input: { someField: string }) =>
  fn.waitForTaskToken((token) => ({ token, input: input.someField }), { retry: serviceErrors }),
);
