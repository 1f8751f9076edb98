/** EventBridge examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { events } from 'stepscript/tasks';

const bus = events.bus('EventBus');

export const eventbridgePutEvents = workflow(async () =>
  events.putEvents({
    Entries: [
      {
        Detail: { Message: 'Hello from Step Functions!' },
        DetailType: 'MessageFromStepFunctions',
        EventBusName: bus.arn,
        Source: 'step.functions',
      },
    ],
  }),
);
