/** Athena examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { athena } from 'stepscript/tasks';

interface Execution {
  readonly QueryExecutionId: string;
}

export const athenaStart = workflow(async (input: { queryString: string }) =>
  athena.startQueryExecution({
    QueryString: input.queryString,
    QueryExecutionContext: { Database: 'mydatabase' },
    ResultConfiguration: {
      EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
      OutputLocation: 's3://amzn-s3-demo-bucket/folder/',
    },
    ExecutionParameters: ['param1', 'param2'],
  }),
);

export const athenaStartResultReuse = workflow(async (input: { queryString: string }) =>
  athena.startQueryExecution({
    QueryString: input.queryString,
    QueryExecutionContext: { Database: 'mydatabase' },
    ResultConfiguration: {
      EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
      OutputLocation: 's3://query-results-bucket/folder/',
    },
    ExecutionParameters: ['param1', 'param2'],
    ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 100 } },
  }),
);

export const athenaGet = workflow(async ({ QueryExecutionId }: Execution) =>
  athena.getQueryExecution({ QueryExecutionId }),
);

export const athenaResults = workflow(async ({ QueryExecutionId }: Execution) =>
  athena.getQueryResults({ QueryExecutionId }),
);

export const athenaStop = workflow(async ({ QueryExecutionId }: Execution) =>
  athena.stopQueryExecution({ QueryExecutionId }),
);
