/**
 * The permissions that a state machine's role needs for one call. Total over well-formed resources: it either states exact
 * needs or says why it cannot, and never guesses an action.
 */
import { constantText } from './facts.ts';
import { need } from './need.ts';
import type { OptimizedCall, Refusal } from './optimized/integration.ts';
import { findIntegration } from './optimized/registry.ts';
import { functionArns, roleArns } from './resource-forms.ts';
import { needsOfOperation } from './sdk/needs-of-operation.ts';
import { type CallPattern, parseTaskResource } from './task-resource.ts';
import type { CallFacts, IamNeed, NeedsFailureCode, NeedsResult } from './types.ts';

/**
 * The IAM needs of a call.
 *
 * @example
 * needsOf({
 *   resource: 'arn:aws:states:::dynamodb:getItem',
 *   arguments: { kind: 'record', entries: { TableName: { kind: 'handle', id: 'Orders', resourceKind: 'dynamodb.table', attribute: 'Name' } } },
 *   credentials: false,
 * }); // { ok: true, needs: [{ actions: ['dynamodb:GetItem'], resources: ['${OrdersArn}'] }] }
 */
export function needsOf(call: CallFacts): NeedsResult {
  const own = needsOfResource(call);
  // With Credentials the call is made by the other role, which must allow it; this role only assumes that one.
  return own.ok && call.credentials ? { ok: true, needs: [assumeRole(call)] } : own;
}

function assumeRole(call: CallFacts): IamNeed {
  const role = call.credentialsRole;
  const known = role?.kind === 'handle' || constantText(role) !== undefined;
  return need('sts:AssumeRole', known ? roleArns(role) : 'arn:${AWS::Partition}:iam::*:role/*');
}

function needsOfResource(call: CallFacts): NeedsResult {
  const resource = parseTaskResource(call.resource);
  if (resource.kind === 'direct') return needsOfDirect(call);
  if (resource.kind === 'optimized') return needsOfOptimized(call, resource.service, resource.action, resource.pattern);
  if (resource.pattern === 'sync' || resource.pattern === 'sync:2') {
    return failure(
      'unsupported-action',
      'aws-sdk integrations have no `.sync`; call it and poll, or use the optimized integration',
    );
  }
  return needsOfOperation(resource.service, resource.action, call.arguments);
}

function needsOfOptimized(call: CallFacts, service: string, action: string, pattern: CallPattern): NeedsResult {
  const integration = findIntegration(service, action);
  if (integration === undefined) {
    return failure(
      'unsupported-action',
      `\`${service}:${action}\` is no optimized integration; try \`aws-sdk:…:${action}\``,
    );
  }
  if (!integration.patterns.includes(pattern)) {
    return failure(
      'unsupported-action',
      `\`${service}:${action}\` does not offer this pattern, only ${integration.patterns.join(', ')}`,
    );
  }
  // A child execution under Credentials is started and watched by the other role, so its name need not be known here.
  const optimized: OptimizedCall = { pattern, arguments: call.arguments };
  const needs = integration.needs(optimized);
  if (!isRefusal(needs)) return { ok: true, needs };
  return call.credentials ? { ok: true, needs: [] } : failure(needs.code, needs.message);
}

function needsOfDirect(call: CallFacts): NeedsResult {
  const { handle, resource } = call;
  if (handle?.resourceKind === 'stepfunctions.activity' || /:states:[^:]*:[^:]*:activity:/.test(resource)) {
    return { ok: true, needs: [] };
  }
  // What hand-written states need, they say themselves.
  if (handle?.resourceKind === 'stepfunctions.states') return { ok: true, needs: [] };
  if (handle?.resourceKind === 'lambda.function') {
    const fact = { kind: 'handle', id: handle.id, resourceKind: handle.resourceKind, attribute: 'Arn' } as const;
    return { ok: true, needs: [need('lambda:InvokeFunction', functionArns(fact, undefined))] };
  }
  if (/^arn:[^:]+:lambda:/.test(resource)) {
    const needs = [need('lambda:InvokeFunction', functionArns({ kind: 'constant', value: resource }, undefined))];
    return { ok: true, needs };
  }
  return failure('unknown-action', 'it is neither an integration nor the ARN of a function or an activity');
}

function isRefusal(needs: readonly IamNeed[] | Refusal): needs is Refusal {
  return 'code' in needs;
}

function failure(code: NeedsFailureCode, message: string): NeedsResult {
  return { ok: false, code, message };
}
