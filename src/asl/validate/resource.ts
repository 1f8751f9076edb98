/**
 * Reads a Task's Resource. A resource that is a placeholder as a whole (`${ChargeArn}`) can be anything; placeholders inside
 * an ARN (`arn:${AWS::Partition}:states:::…`) stand for one segment of it.
 */
import { type IntegrationSuffix, optimizedIntegrations } from './optimized-integrations.ts';

/**
 * What a Resource names.
 *
 * @example
 * const resource: Resource = { kind: 'integration', service: 'sns', action: 'publish', suffix: undefined };
 */
export type Resource =
  | { readonly kind: 'placeholder' | 'function' | 'activity' | 'unrecognized' | 'not-an-arn' }
  /** `arn:aws:states:::service:action…`, `action` without its suffix; SDK integrations have the service `aws-sdk`. */
  | {
      readonly kind: 'integration';
      readonly service: string;
      readonly action: string;
      readonly suffix: IntegrationSuffix | undefined;
    };

const SUFFIX = /(?<suffix>\.sync|\.sync:2|\.waitForTaskToken)$/;

/**
 * Reads a Resource.
 *
 * @example
 * readResource('arn:aws:states:::sqs:sendMessage.waitForTaskToken');
 * // { kind: 'integration', service: 'sqs', action: 'sendMessage', suffix: '.waitForTaskToken' }
 */
export function readResource(resource: string): Resource {
  if (/^\$\{[^}]+\}$/.test(resource)) return { kind: 'placeholder' };
  const arn = resource.replaceAll(/\$\{[^}]*\}/g, 'placeholder');
  if (!arn.startsWith('arn:')) return { kind: 'not-an-arn' };
  if (/^arn:[^:]+:lambda:[^:]+:[^:]+:function:[^:]+(:[^:]+)?$/.test(arn)) return { kind: 'function' };
  if (/^arn:[^:]+:states:[^:]+:[^:]+:activity:[^:]+$/.test(arn)) return { kind: 'activity' };
  const call = /^arn:[^:]+:states:::(?<service>[^:]+):(?<action>.+)$/.exec(arn)?.groups;
  if (call?.service === undefined || call.action === undefined) return { kind: 'unrecognized' };
  const suffix = suffixOf(call.action);
  const action = suffix === undefined ? call.action : call.action.slice(0, -suffix.length);
  const known =
    call.service === 'aws-sdk' ? isSdkAction(action, suffix) : isOptimized(`${call.service}:${action}`, suffix);
  return known ? { kind: 'integration', service: call.service, action, suffix } : { kind: 'unrecognized' };
}

function suffixOf(action: string): IntegrationSuffix | undefined {
  switch (SUFFIX.exec(action)?.groups?.suffix) {
    case '.sync':
      return '.sync';
    case '.sync:2':
      return '.sync:2';
    case '.waitForTaskToken':
      return '.waitForTaskToken';
    default:
      return undefined;
  }
}

// Which services and actions exist changes weekly; their spelling does not.
function isSdkAction(action: string, suffix: IntegrationSuffix | undefined): boolean {
  return /^[a-z][a-z0-9]*:[a-z][A-Za-z0-9]*$/.test(action) && (suffix === undefined || suffix === '.waitForTaskToken');
}

function isOptimized(call: string, suffix: IntegrationSuffix | undefined): boolean {
  const suffixes = Object.hasOwn(optimizedIntegrations, call) ? optimizedIntegrations[call] : undefined;
  return suffixes !== undefined && (suffix === undefined || suffixes.includes(suffix));
}
