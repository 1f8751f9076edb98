/** Bedrock AgentCore's harness. */
import { factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { type Integrations, only } from './integration.ts';

export const bedrockAgentCore: Integrations = {
  'bedrockagentcore:invokeHarness': {
    patterns: only,
    needs: ({ arguments: facts }) => [
      need(
        'bedrock-agentcore:InvokeHarness',
        arnsOf(
          'arn:${Partition}:bedrock-agentcore:${Region}:${Account}:harness/${HarnessId}',
          factAt(facts, 'HarnessArn'),
        ),
      ),
    ],
  },
};
