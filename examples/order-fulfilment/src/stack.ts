/**
 * The CDK stack: a table, the functions, a topic, and the state machine as the construct that the build generated. The
 * construct's `resources` are typed by the workflow, and it grants exactly what the workflow calls: there is no IAM here.
 */
import { fileURLToPath } from 'node:url';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ProcessOrderStateMachine } from './processOrder.construct.js';

export class OrderStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const code = Code.fromAsset(fileURLToPath(new URL('functions', import.meta.url)));
    const fn = (name: string, handler: string): LambdaFunction =>
      new LambdaFunction(this, name, { code, handler: `index.${handler}`, runtime: Runtime.NODEJS_22_X });

    new ProcessOrderStateMachine(this, 'ProcessOrder', {
      resources: {
        Orders: new Table(this, 'Orders', {
          partitionKey: { name: 'id', type: AttributeType.STRING },
          billingMode: BillingMode.PAY_PER_REQUEST,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        Reserve: fn('Reserve', 'reserve'),
        Release: fn('Release', 'release'),
        Charge: fn('Charge', 'charge'),
        Pack: fn('Pack', 'pack'),
        Track: fn('Track', 'track'),
        PrintLabel: fn('PrintLabel', 'printLabel'),
        Alerts: new Topic(this, 'Alerts'),
      },
    });
  }
}
