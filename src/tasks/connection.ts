/**
 * EventBridge connections: the credentials of HTTP endpoints. A connection handle calls endpoints under its credentials.
 */
import type { Handle } from '../dsl/index.ts';
import type { ConnectionRequest, InvokeResult } from './http.ts';
import { type CallTask, callTask } from './stub/integration.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

interface ConnectionBinding {
  fills: 'Authentication.ConnectionArn';
  attribute: 'Arn';
}
const binding: ConnectionBinding = { fills: 'Authentication.ConnectionArn', attribute: 'Arn' };

/** A connection. */
export interface Connection extends Handle<'events.connection'> {
  /** Name of the connection. */
  readonly name: string;
  /** Calls an HTTPS endpoint with the credentials of this connection. */
  readonly invoke: CallTask<'http:invoke', ConnectionRequest, InvokeResult, ConnectionBinding>;
}

const connectionKind = {
  kind: 'events.connection',
  properties: { Name: 'connectionName', Arn: 'connectionArn' },
} as const;

/**
 * A handle of a connection.
 *
 * @example const shop = events.connection('Shop');
 */
export function connection(target: TargetWith<'connectionArn'>): Connection {
  return resourceHandle<Connection>(connectionKind, target, (handle) => ({
    invoke: callTask('http:invoke', { binding, handle }),
  }));
}
