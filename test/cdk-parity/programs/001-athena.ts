/** The Athena example of earlier documentation whose results go where the input says. */
import { workflow } from 'stepscript';
import { athena } from 'stepscript/tasks';

export const athenaOutputLocationPath = workflow(async (input: { queryString: string; outputLocation: string }) =>
  athena.startQueryExecution({
    QueryString: input.queryString,
    QueryExecutionContext: { Database: 'mydatabase' },
    ResultConfiguration: {
      EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
      OutputLocation: `s3://${input.outputLocation}/folder/`,
    },
  }),
);
