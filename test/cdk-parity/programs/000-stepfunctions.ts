/** Step Functions examples of the CDK's documentation: child executions and activities. */
import { workflow } from 'stepscript';
import { stepfunctions } from 'stepscript/tasks';

const child = stepfunctions.stateMachine('ChildStateMachine');
const submitJob = stepfunctions.activity('SubmitJob');

export const stepfunctionsStartCallback = workflow(async () =>
  child.startExecution.waitForTaskToken((token) => ({ Input: { token, foo: 'bar' }, Name: 'MyExecutionName' })),
);

export const stepfunctionsAssociateWithParent = workflow(async () =>
  child.startExecution({ Input: {} }, { associateWithParent: true }),
);

export const stepfunctionsActivity = workflow(async (input: unknown) => submitJob(input));

interface Order {
  readonly product: { readonly details: { readonly size: string }; readonly availability: string };
}

export const stepfunctionsActivityParameters = workflow(async ({ product }: Order) =>
  submitJob({
    comment: 'Selecting what I care about.',
    MyDetails: { size: product.details.size, exists: product.availability, StaticValue: 'foo' },
  }),
);
