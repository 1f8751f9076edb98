/** The SNS example of earlier documentation. */
import { workflow } from 'stepscript';
import { sns } from 'stepscript/tasks';

const topic = sns.topic('Topic');

export const snsPublishField = workflow(async (input: { state: { message: string } }) =>
  sns.publish({ TopicArn: topic, Message: input.state.message }),
);
