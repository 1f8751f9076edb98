/** The connection with the API key, and the state machine, which may use it. */
import { SecretValue, Stack } from 'aws-cdk-lib';
import { Authorization, Connection } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { PayStateMachine } from './pay.construct.js';

export class HttpEndpointStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = SecretValue.secretsManager('payments-api-key');
    new PayStateMachine(this, 'Pay', {
      resources: {
        Payments: new Connection(this, 'Payments', { authorization: Authorization.apiKey('Authorization', key) }),
      },
    });
  }
}
