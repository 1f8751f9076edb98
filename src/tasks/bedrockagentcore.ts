/**
 * Amazon Bedrock AgentCore: one turn of an agent's harness. AWS does not document the members of the result.
 */
import type { InvokeHarnessRequest } from './shapes/bedrock-agentcore-request.generated.ts';
import { type CallTask, callTask } from './stub/integration.ts';
import type { UndocumentedResult } from './stub/parameters.ts';

export type * from './shapes/bedrock-agentcore-request.generated.ts';

/**
 * Sends messages to an agent's harness and waits for its answer.
 *
 * @example const answer = await bedrockagentcore.invokeHarness({ HarnessArn: input.harness, RuntimeSessionId: input.session, Messages: input.messages });
 */
export const invokeHarness: CallTask<'bedrockagentcore:invokeHarness', InvokeHarnessRequest, UndocumentedResult> =
  callTask('bedrockagentcore:invokeHarness');
