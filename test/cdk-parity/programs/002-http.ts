/** The HTTP endpoint example of earlier documentation, which repeats the origin in the path. */
import { workflow } from 'stepscript';
import { events, http } from 'stepscript/tasks';

const connection = events.connection('ConnectionConnection');

export const httpInvokeWholeUrl = workflow(async () =>
  http.invoke({
    ApiEndpoint: 'https://api.example.com/https://api.example.com/path/to/resource',
    Method: 'POST',
    Authentication: { ConnectionArn: connection },
    Headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    RequestBody: { foo: 'bar' },
    QueryParameters: { id: '123' },
    Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'BRACKETS' } },
  }),
);
