/** As the examples of the present documentation; a runtime has no say where there is no Lambda function. */
import { workflow } from 'stepscript';

export const evaluateExpressionOldRuntime = workflow(async (input: { waitSeconds: number }) => ({
  ...input,
  message: `Now waiting ${input.waitSeconds} seconds...`,
}));
