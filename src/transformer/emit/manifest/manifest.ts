/**
 * The manifest of a workflow: the resources it uses, the integrations it calls and the permissions that this needs. A call
 * whose permissions are not known is a problem, never a guess.
 */
import {
  ARTIFACT_FORMAT,
  type IntegrationUse,
  type Manifest,
  type ResourceAttribute,
  type ResourceUse,
} from '../../../artifact/types.ts';
import { type IamNeed, mergeNeeds, needsOf } from '../../../tasks/needs/index.ts';
import type { Origin } from '../../core/origin.ts';
import { type Diagnostic, d } from '../../diagnostics/index.ts';
import type { TaskCall } from '../../hir/types.ts';
import { argumentFact } from './argument-facts.ts';

export interface ManifestRequest {
  readonly name: string;
  readonly type: Manifest['type'];
  readonly source: string;
  readonly exportName: string;
  readonly resources: readonly ResourceUse[];
  readonly tasks: readonly { readonly state: string; readonly call: TaskCall<never>; readonly origin: Origin }[];
}

/** The manifest, and what is wrong with the calls. */
export function buildManifest(request: ManifestRequest): {
  readonly manifest: Manifest;
  readonly problems: readonly Diagnostic[];
} {
  const kinds = new Map(request.resources.map((resource) => [resource.id, resource.kind]));
  const problems: Diagnostic[] = [];
  const needs: IamNeed[] = [];
  for (const { call, origin } of request.tasks) {
    if (call.iam) {
      needs.push(...call.iam);
      continue;
    }
    const result = needsOf({
      resource: call.resource,
      arguments: argumentFact(call.arguments, kinds),
      credentials: call.credentialsRoleArn !== null,
      ...(call.credentialsRoleArn !== null && { credentialsRole: argumentFact(call.credentialsRoleArn, kinds) }),
      ...(call.handle && { handle: call.handle }),
    });
    if (result.ok) needs.push(...result.needs);
    else problems.push(problemOf(result.code, call.resource, result.message, origin));
  }
  const iam = mergeNeeds(needs);
  return {
    manifest: {
      format: ARTIFACT_FORMAT,
      name: request.name,
      type: request.type,
      source: request.source,
      exportName: request.exportName,
      resources: request.resources.map((resource) => ({ ...resource, attributes: withStatements(resource, iam) })),
      integrations: integrationsOf(request.tasks),
      iam,
    },
    problems,
  };
}

function problemOf(
  code: 'unknown-action' | 'unsupported-action' | 'needs-resource',
  resource: string,
  reason: string,
  origin: Origin,
): Diagnostic {
  if (code === 'unknown-action') return d.unknownAction(origin, { resource, reason });
  return code === 'unsupported-action'
    ? d.unsupportedAction(origin, { resource, reason })
    : d.needsResource(origin, { resource, reason });
}

const ORDER: readonly ResourceAttribute[] = ['Name', 'Arn', 'Url'];

/** Statements may refer to identifiers that the definition does not use. */
function withStatements(resource: ResourceUse, iam: readonly IamNeed[]): readonly ResourceAttribute[] {
  const used = (attribute: ResourceAttribute): boolean =>
    iam.some((statement) => statement.resources.some((one) => one.includes(`\${${resource.id}${attribute}}`)));
  return ORDER.filter((attribute) => resource.attributes.includes(attribute) || used(attribute));
}

function integrationsOf(tasks: ManifestRequest['tasks']): readonly IntegrationUse[] {
  const states = new Map<string, string[]>();
  for (const { call, state } of tasks) states.set(call.resource, [...(states.get(call.resource) ?? []), state]);
  return [...states].sort(([a], [b]) => (a < b ? -1 : 1)).map(([resource, names]) => ({ resource, states: names }));
}
