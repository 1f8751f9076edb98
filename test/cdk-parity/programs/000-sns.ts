/** SNS examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { sns } from 'stepscript/tasks';

const topic = sns.topic('Topic');

interface Place {
  readonly state: { readonly message: string };
  readonly place: string;
  readonly pic: string;
}

export const snsPublishAttributes = workflow(async (input: Place) =>
  topic.publish({
    Message: input.state.message,
    MessageAttributes: {
      place: { DataType: 'String', StringValue: input.place },
      pic: { DataType: 'Binary', BinaryValue: input.pic },
      people: { DataType: 'Number', StringValue: `${4}` },
      handles: { DataType: 'String.Array', StringValue: JSON.stringify(['@kslater', '@jjf', null, '@mfanning']) },
    },
  }),
);

export const snsPublishObject = workflow(async (input: { field2: string }) =>
  topic.publish({ Message: { field1: 'somedata', field2: input.field2 } }),
);
