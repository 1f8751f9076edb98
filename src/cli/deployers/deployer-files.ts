/**
 * What deployers other than the CDK need of a workflow, as files beside its definition. Hand-written states exist in a CDK app
 * alone; a workflow that calls them has no such files.
 */
import type { CompiledWorkflow } from '../../artifact/index.ts';
import { printStateMachine } from '../../asl/index.ts';
import type { OutputFile } from '../../transformer/host/output-plan.ts';
import {
  cloudFormationPolicy,
  definitionSubstitutions,
  serverlessDefinition,
  serverlessPlaceholders,
} from './cloudformation.ts';
import { placeholdersIn, placeholdersOf } from './placeholders.ts';
import { policyDocument } from './policy-document.ts';
import { terraformTemplate } from './terraform.ts';

/**
 * The files of a workflow whose definition is written to `<stem>.asl.json`.
 *
 * @example
 * deployerFiles('/out/processOrder', compiled).map(({ path }) => path); // ['/out/processOrder.substitutions.json', …]
 */
export function deployerFiles(stem: string, compiled: CompiledWorkflow): readonly OutputFile[] {
  if (handWrittenStates(compiled).length > 0) return [];
  const { definition, manifest } = compiled;
  const placeholders = placeholdersOf(manifest);
  const ofServerless = serverlessPlaceholders(placeholders);
  const policy = policyDocument(compiled);
  const file = (suffix: string, text: string): OutputFile => ({ path: `${stem}.${suffix}`, text });
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    file('substitutions.json', json(definitionSubstitutions(placeholdersIn(definition, placeholders)))),
    file('policy.json', json(policy)),
    file('policy.cloudformation.json', json(cloudFormationPolicy(policy, placeholders))),
    file('asl.tftpl', terraformTemplate(printStateMachine(definition), placeholders)),
    file('policy.tftpl', terraformTemplate(json(policy), placeholders)),
    file('serverless.json', json(serverlessDefinition(definition, ofServerless))),
    file('policy.serverless.json', json(cloudFormationPolicy(policy, ofServerless))),
  ];
}

/**
 * The logical ids of the hand-written states that a workflow calls.
 *
 * @example
 * handWrittenStates(compiled); // ['Legacy']
 */
export function handWrittenStates({ manifest }: CompiledWorkflow): readonly string[] {
  return manifest.resources.filter(({ kind }) => kind === 'stepfunctions.states').map(({ id }) => id);
}
