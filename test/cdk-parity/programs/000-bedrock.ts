/** Bedrock examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { bedrock } from 'stepscript/tasks';

interface Prompt {
  readonly inputText: string;
  readonly textGenerationConfig: { readonly maxTokenCount: number; readonly temperature: number };
}
interface Answer {
  readonly results: readonly { readonly outputText: string }[];
}
const titan = bedrock.model<Prompt, Answer>({
  arn: 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.titan-text-express-v1',
});
const prompt: Prompt = {
  inputText: 'Generate a list of five first names.',
  textGenerationConfig: { maxTokenCount: 100, temperature: 1 },
};

export const bedrockInvokeModel = workflow(async () => {
  const { Body } = await titan.invokeModel({ Body: prompt });
  return { names: Body.results[0]?.outputText };
});

export const bedrockGuardrail = workflow(async () => {
  const { Body } = await titan.invokeModel({
    Body: prompt,
    GuardrailIdentifier: 'guardrailid',
    GuardrailVersion: '1',
  });
  return { names: Body.results[0]?.outputText };
});

export const bedrockS3Uri = workflow(async (input: { prompt: string }) =>
  titan.invokeModel({ Input: { S3Uri: input.prompt }, Output: { S3Uri: input.prompt } }),
);

export const bedrockInputPath = workflow(async (input: { prompt: string }) =>
  titan.invokeModel({ Input: { S3Uri: input.prompt }, Output: { S3Uri: input.prompt } }),
);
