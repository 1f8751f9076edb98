/** A task call without options: neither retries nor limits of time, under the workflow's own role. */
import type { TaskCall } from './types.ts';

export const NO_TASK_OPTIONS = {
  retry: [],
  timeoutSeconds: null,
  heartbeatSeconds: null,
  credentialsRoleArn: null,
  name: null,
  comment: null,
} as const satisfies Partial<TaskCall<never>>;
