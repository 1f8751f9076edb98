/** Two state machines: the parent may start the child, wait for it and stop it. */
import { Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { CloseMonthStateMachine } from './closeMonth.construct.js';
import { SettleInvoiceStateMachine } from './settleInvoice.construct.js';

export class NestedStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const child = new SettleInvoiceStateMachine(this, 'SettleInvoice', {
      resources: {
        Debit: LambdaFunction.fromFunctionName(this, 'Debit', 'debit'),
        Post: LambdaFunction.fromFunctionName(this, 'Post', 'post'),
      },
    });
    new CloseMonthStateMachine(this, 'CloseMonth', { resources: { SettleInvoice: child } });
  }
}
