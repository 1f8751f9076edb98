/**
 * Reads the Resource of a Task state. The partition is ignored, since CDK and templates write it as a parameter.
 */

/** How Step Functions waits for a call: not at all, for the job it starts, or for a callback. */
export type CallPattern = 'request-response' | 'sync' | 'sync:2' | 'token';

/** What the Resource of a Task state names. */
export type TaskResource =
  | {
      readonly kind: 'optimized' | 'sdk';
      readonly service: string;
      readonly action: string;
      readonly pattern: CallPattern;
    }
  | { readonly kind: 'direct'; readonly arn: string };

const integration =
  /^arn:(?:\$\{[^}]+\}|[^:]+):states:::(aws-sdk:)?([a-z0-9-]+):([A-Za-z0-9]+)(\.sync|\.sync:2|\.waitForTaskToken)?$/;

/**
 * Parses an ASL Resource; whatever is not an integration is the ARN of a function or an activity.
 *
 * @example
 * parseTaskResource('arn:aws:states:::aws-sdk:s3:getObject'); // { kind: 'sdk', service: 's3', action: 'getObject', … }
 */
export function parseTaskResource(resource: string): TaskResource {
  const match = integration.exec(resource);
  const [, sdk, service, action, suffix] = match ?? [];
  if (service === undefined || action === undefined) return { kind: 'direct', arn: resource };
  return { kind: sdk === undefined ? 'optimized' : 'sdk', service, action, pattern: patternOf(suffix) };
}

function patternOf(suffix: string | undefined): CallPattern {
  if (suffix === '.sync') return 'sync';
  if (suffix === '.sync:2') return 'sync:2';
  return suffix === '.waitForTaskToken' ? 'token' : 'request-response';
}
