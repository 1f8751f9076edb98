/** What the CDK needs Lambda functions for: expressions. */
import { sleep, workflow } from 'stepscript';
import { sns } from 'stepscript/tasks';

const topic = sns.topic('CoolTopic');

export const evaluateExpressionConvertToSeconds = workflow(async (input: { waitMilliseconds: number }) => ({
  ...input,
  waitSeconds: input.waitMilliseconds / 1000,
}));

export const evaluateExpressionCreateMessage = workflow(async (input: { waitSeconds: number }) => ({
  ...input,
  message: `Now waiting ${input.waitSeconds} seconds...`,
}));

export const evaluateExpressionPublishMessage = workflow(async (input: { message: string }) => ({
  ...input,
  sns: await topic.publish({ Message: input.message }),
}));

export const evaluateExpressionStateMachine = workflow(async (input: { waitMilliseconds: number }) => {
  const waitSeconds = input.waitMilliseconds / 1000;
  const message = `Now waiting ${waitSeconds} seconds...`;
  const published = await topic.publish({ Message: message });
  await sleep(waitSeconds);
  return { ...input, waitSeconds, message, sns: published };
});
