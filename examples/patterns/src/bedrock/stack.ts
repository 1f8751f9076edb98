/** The model, the guardrail, the queue, and the state machine, which may invoke this model under this guardrail. */
import { Stack } from 'aws-cdk-lib';
import { CfnGuardrail, FoundationModel, FoundationModelIdentifier } from 'aws-cdk-lib/aws-bedrock';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { TriageTicketStateMachine } from './triageTicket.construct.js';

export class BedrockStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { ANTHROPIC_CLAUDE_3_HAIKU_20240307_V1_0: haiku } = FoundationModelIdentifier;
    new TriageTicketStateMachine(this, 'TriageTicket', {
      resources: {
        Model: FoundationModel.fromFoundationModelId(this, 'Model', haiku),
        Guardrail: new CfnGuardrail(this, 'Guardrail', {
          name: 'support',
          blockedInputMessaging: 'blocked',
          blockedOutputsMessaging: 'blocked',
          sensitiveInformationPolicyConfig: {
            piiEntitiesConfig: [{ type: 'CREDIT_DEBIT_CARD_NUMBER', action: 'ANONYMIZE' }],
          },
        }),
        Inbox: new Queue(this, 'Inbox'),
      },
    });
  }
}
