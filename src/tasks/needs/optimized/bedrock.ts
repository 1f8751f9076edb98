/** Bedrock: models by id, ARN or inference profile; input and output in S3; guardrails; model customization. */
import { constantText, dynamic, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { modelArns } from '../resource-forms.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';
import { andSync, type Integrations, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';
import { passRole } from './pass-role.ts';

const regional = (rest: string): string => `arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:${rest}`;

function objectNeed(action: string, uri: ArgumentFact | undefined): readonly IamNeed[] {
  if (uri === undefined) return [];
  const location = /^s3:\/\/([^/]+\/.+)$/.exec(constantText(uri) ?? '')?.[1];
  return [need(action, `arn:\${AWS::Partition}:s3:::${location ?? '*/*'}`)];
}

function guardrailNeed(fact: ArgumentFact | undefined): readonly IamNeed[] {
  const guardrail = 'arn:${Partition}:bedrock:${Region}:${Account}:guardrail/${GuardrailId}';
  return fact === undefined ? [] : [need('bedrock:ApplyGuardrail', arnsOf(guardrail, fact))];
}

export const bedrock: Integrations = {
  'bedrock:invokeModel': {
    patterns: ['request-response', 'token'],
    needs: ({ arguments: facts }) => [
      need('bedrock:InvokeModel', modelArns(factAt(facts, 'ModelId') ?? dynamic)),
      ...objectNeed('s3:GetObject', factAt(facts, 'Input', 'S3Uri')),
      ...objectNeed('s3:PutObject', factAt(facts, 'Output', 'S3Uri')),
      ...guardrailNeed(factAt(facts, 'GuardrailIdentifier')),
    ],
  },
  'bedrock:createModelCustomizationJob': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const base = factAt(facts, 'BaseModelIdentifier') ?? dynamic;
      const job = regional('model-customization-job/*');
      return [
        need('bedrock:CreateModelCustomizationJob', [...modelArns(base), regional('custom-model/*'), job]),
        need('bedrock:TagResource', [regional('custom-model/*'), job]),
        ...passRole([factAt(facts, 'RoleArn')], 'bedrock.amazonaws.com'),
        ...(waitsForJob(pattern)
          ? [
              need(['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'], job),
              managedRule('StepFunctionsGetEventsForBedrock*'),
            ]
          : []),
      ];
    },
  },
};
