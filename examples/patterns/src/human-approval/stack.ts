/** The topic, the function behind the links of the e-mail, and the state machine whose tasks it may answer. */

import { fileURLToPath } from 'node:url';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { FunctionUrlAuthType, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ApproveExpenseStateMachine } from './approveExpense.construct.js';

export class HumanApprovalStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const machine = new ApproveExpenseStateMachine(this, 'ApproveExpense', {
      resources: { Approvals: new Topic(this, 'Approvals') },
    });
    const decide = new NodejsFunction(this, 'Decide', {
      entry: fileURLToPath(new URL('decide.js', import.meta.url)),
      runtime: Runtime.NODEJS_22_X,
    });
    machine.grantTaskResponse(decide);
    const { url } = decide.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    new CfnOutput(this, 'DecideUrl', { value: url });
  }
}
