/** HTTP endpoint examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { events } from 'stepscript/tasks';

const connection = events.connection('ConnectionConnection');

export const httpInvoke = workflow(async () =>
  connection.invoke({
    ApiEndpoint: 'https://api.example.com/path/to/resource',
    Method: 'POST',
    Headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    RequestBody: { foo: 'bar' },
    QueryParameters: { id: '123' },
    Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'BRACKETS' } },
  }),
);
