/**
 * What a Task's Resource names. Step Functions records functions and activities with event types of their own and every
 * integration as a service and an action; a placeholder that nobody substituted stands for a function.
 */
export type TaskResource =
  | { readonly kind: 'integration'; readonly service: string; readonly action: string; readonly pattern: TaskPattern }
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'activity'; readonly arn: string };

/** How the task completes. */
export type TaskPattern = 'response' | 'sync' | 'token';

const INTEGRATION = /^arn:[^:]+:states:[^:]*:[^:]*:((?:aws-sdk:)?[^:]+):([^:.]+(?:\.sync(?::2)?|\.waitForTaskToken)?)$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]+:\d+:activity:/;

/** Reads a Resource. */
export function parseResource(resource: string): TaskResource {
  if (ACTIVITY.test(resource)) return { kind: 'activity', arn: resource };
  const [, service, action] = INTEGRATION.exec(resource) ?? [];
  if (service === undefined || action === undefined) return { kind: 'function', arn: resource };
  const pattern = action.endsWith('.waitForTaskToken') ? 'token' : /\.sync(:2)?$/.test(action) ? 'sync' : 'response';
  return { kind: 'integration', service, action, pattern };
}

/** Whether the task can be completed through a token, and therefore has one in its context object. */
export function hasToken(resource: TaskResource): boolean {
  return resource.kind === 'activity' || (resource.kind === 'integration' && resource.pattern !== 'response');
}
