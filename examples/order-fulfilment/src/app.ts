/** The CDK app: `cdk synth --app "node dist/app.js"`, or `synthesize()` without the CDK's command. */
import { App } from 'aws-cdk-lib';
import { OrderStack } from './stack.js';

const app = new App();
new OrderStack(app, 'OrderFulfilment');
app.synth();
