/**
 * SageMaker: Step Functions tags the training jobs it starts and every job it waits for, and reads the tags of what it creates. SageMaker writes names in ARNs in
 * lower case.
 */
import { constantText, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact } from '../types.ts';
import { andSync, type Integration, type Integrations, only, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';
import { passRole } from './pass-role.ts';

const service = 'sagemaker.amazonaws.com';

function named(type: string, fact: ArgumentFact | undefined): readonly string[] {
  const name = constantText(fact);
  const isName = name !== undefined && !name.startsWith('arn:');
  const format = `arn:\${Partition}:sagemaker:\${Region}:\${Account}:${type}/\${Name}`;
  return arnsOf(format, isName ? { kind: 'constant', value: name.toLowerCase() } : fact);
}

interface Job {
  /** `TrainingJob`: the word in action names and in the name argument. */
  readonly name: string;
  /** Resource type in ARNs. */
  readonly type: string;
  readonly rule: string;
}

const job = ({ name, type, rule }: Job): Integration => ({
  patterns: andSync,
  needs: ({ pattern, arguments: facts }) => {
    const argument = name === 'HyperParameterTuningJob' ? 'HyperParameterTuningJobName' : `${name}Name`;
    const arns = named(type, factAt(facts, argument));
    const watch = waitsForJob(pattern) ? [`sagemaker:Describe${name}`, `sagemaker:Stop${name}`] : [];
    const isTagged = factAt(facts, 'Tags') !== undefined || name === 'TrainingJob' || waitsForJob(pattern);
    const roles = [factAt(facts, 'RoleArn'), factAt(facts, 'TrainingJobDefinition', 'RoleArn')];
    return [
      need(
        [`sagemaker:Create${name}`, ...(isTagged ? ['sagemaker:AddTags'] : []), 'sagemaker:ListTags', ...watch],
        arns,
      ),
      ...passRole(roles, service),
      ...(waitsForJob(pattern) ? [managedRule(rule)] : []),
    ];
  },
});

const create = (action: string, parts: readonly (readonly [string, string])[]): Integration => ({
  patterns: only,
  needs: ({ arguments: facts }) => {
    const lists = action.startsWith('Create') ? ['sagemaker:ListTags'] : [];
    const tags = factAt(facts, 'Tags') === undefined ? lists : ['sagemaker:AddTags', ...lists];
    return [
      need(
        [`sagemaker:${action}`, ...tags],
        parts.flatMap(([type, key]) => named(type, factAt(facts, key))),
      ),
      ...passRole([factAt(facts, 'ExecutionRoleArn')], service),
    ];
  },
});

export const sageMaker: Integrations = {
  'sagemaker:createTrainingJob': job({
    name: 'TrainingJob',
    type: 'training-job',
    rule: 'StepFunctionsGetEventsForSageMakerTrainingJobsRule',
  }),
  'sagemaker:createTransformJob': job({
    name: 'TransformJob',
    type: 'transform-job',
    rule: 'StepFunctionsGetEventsForSageMakerTransformJobsRule',
  }),
  'sagemaker:createHyperParameterTuningJob': job({
    name: 'HyperParameterTuningJob',
    type: 'hyper-parameter-tuning-job',
    rule: 'StepFunctionsGetEventsForSageMakerTuningJobsRule',
  }),
  'sagemaker:createLabelingJob': job({
    name: 'LabelingJob',
    type: 'labeling-job',
    rule: 'StepFunctionsGetEventsForSageMakerLabelingJobsRule',
  }),
  'sagemaker:createProcessingJob': job({
    name: 'ProcessingJob',
    type: 'processing-job',
    rule: 'StepFunctionsGetEventsForSageMakerProcessingJobsRule',
  }),
  'sagemaker:createModel': create('CreateModel', [['model', 'ModelName']]),
  'sagemaker:createEndpointConfig': create('CreateEndpointConfig', [['endpoint-config', 'EndpointConfigName']]),
  'sagemaker:createEndpoint': create('CreateEndpoint', [
    ['endpoint', 'EndpointName'],
    ['endpoint-config', 'EndpointConfigName'],
  ]),
  'sagemaker:updateEndpoint': create('UpdateEndpoint', [
    ['endpoint', 'EndpointName'],
    ['endpoint-config', 'EndpointConfigName'],
  ]),
};
