/** The Bedrock example of earlier documentation, which exists only in JSONPath. */
import { workflow } from 'stepscript';
import { bedrock } from 'stepscript/tasks';

const titan = bedrock.model({ arn: 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.titan-text-express-v1' });

export const bedrockInputPathLegacy = workflow(async (input: { prompt: { prompt: string } }) => {
  const { prompt } = input.prompt;
  return titan.invokeModel({ Input: { S3Uri: prompt }, Output: { S3Uri: prompt } });
});
