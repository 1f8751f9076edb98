/**
 * Decorators of workflow methods: how the tasks of a method are retried and limited. Compiled, they become fields of the
 * state; natively they act through the metadata that they record.
 */
import type { Duration } from '../duration.ts';
import type { RetryPolicies } from '../native/with-retry.ts';
import { methodDecorator, type TaskMethodDecorator } from './method-decorator.ts';

/**
 * Retries the method as the policy says; without one, any error three times, after 1, 2 and 4 seconds. Several `@Retry` are tried
 * from top to bottom; the first that matches an error applies.
 *
 * @example
 * ```ts
 * @Retry({ errors: 'TooBusy', maxAttempts: 3, backoffRate: 2 })
 * private chargeCard(order: Order) { return this.charge({ amount: order.total }); }
 * ```
 */
export function Retry(policy: RetryPolicies = {}): TaskMethodDecorator {
  return methodDecorator((metadata) => ({ ...metadata, retry: [...[policy].flat(), ...(metadata.retry ?? [])] }));
}

/**
 * Limits each attempt of the method's task.
 *
 * @example
 * ```ts
 * @Timeout('30s')
 * private chargeCard(order: Order) { return this.charge({ amount: order.total }); }
 * ```
 */
export function Timeout(duration: Duration): TaskMethodDecorator {
  return methodDecorator((metadata) => ({ ...metadata, timeout: duration }));
}

/**
 * The longest time that the worker of the method's task may stay silent.
 *
 * @example
 * ```ts
 * @Heartbeat('1m')
 * private approve(order: Order) { return this.approvals.sendMessage.waitForTaskToken((token) => ({ MessageBody: { token, order } })); }
 * ```
 */
export function Heartbeat(duration: Duration): TaskMethodDecorator {
  return methodDecorator((metadata) => ({ ...metadata, heartbeat: duration }));
}
