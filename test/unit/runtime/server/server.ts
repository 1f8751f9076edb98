/** A local server and the AWS SDK's client for it, and definitions that its tests share. */
import { SFNClient } from '@aws-sdk/client-sfn';
import { type LocalServer, startServer } from '../../../../src/runtime/index.ts';

export const ROLE = 'arn:aws:iam::123456789012:role/test';

/** A client as a user would make it. */
export function clientOf(url: string): SFNClient {
  return new SFNClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });
}

/** A server that fails the test for faults of its own. */
export async function serve(
  options: Parameters<typeof startServer>[0] = {},
): Promise<LocalServer & { readonly sfn: SFNClient; readonly faults: readonly unknown[] }> {
  const faults: unknown[] = [];
  const server = await startServer({ port: 0, report: (fault) => faults.push(fault), ...options });
  return { ...server, sfn: clientOf(server.url), faults };
}

/** A definition's text. */
export function definition(states: object, rest: object = {}): string {
  return JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...rest });
}

export const PASS = definition({ P: { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true } });
