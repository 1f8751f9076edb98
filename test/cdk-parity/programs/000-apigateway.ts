/** API Gateway examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { apigateway } from 'stepscript/tasks';

const myHttpApi = apigateway.httpApi('MyHttpApi');
const myRestApi = apigateway.restApi('MyRestApi');
const api = apigateway.restApi('Api');

export const apigatewayHttp = workflow(async () => myHttpApi.invoke({ Method: 'GET', AuthType: 'NO_AUTH' }));

export const apigatewayRest = workflow(async () =>
  myRestApi.invoke({ Method: 'GET', Stage: 'prod', AuthType: 'NO_AUTH' }),
);

export const apigatewayRestRegion = workflow(async () =>
  apigateway.invoke({
    ApiEndpoint: `${myRestApi.name}.execute-api.us-west-2.amazonaws.com`,
    Method: 'GET',
    Stage: 'prod',
    AuthType: 'NO_AUTH',
  }),
);

export const apigatewayRestTaskToken = workflow(async () =>
  api.invoke.waitForTaskToken((token) => ({
    Method: 'PUT',
    Headers: { TaskToken: [token] },
    Stage: 'Stage',
    AuthType: 'NO_AUTH',
  })),
);
