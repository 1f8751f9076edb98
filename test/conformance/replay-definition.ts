/**
 * Hands a recorded definition to the API server the way it was handed to AWS: to CreateStateMachine, to
 * ValidateStateMachineDefinition, or to DescribeStateMachine once it exists.
 */
import type { Json } from '../../src/asl/index.ts';
import type { LocalServer } from '../../src/runtime/index.ts';
import type { RecordedDefinition } from './recordings.ts';

type Answer = Readonly<Record<string, Json | undefined>>;

/** What AWS answered and what the server answers. */
export async function describeRecorded(
  { id, kind, definition, type = 'STANDARD', expect }: RecordedDefinition,
  server: LocalServer,
): Promise<{ readonly expected: object; readonly actual: object }> {
  const text = JSON.stringify(definition);
  if (kind === 'validate') {
    const { result, diagnostics } = await send(server, 'ValidateStateMachineDefinition', { definition: text, type });
    return { expected: expect, actual: { status: result, diagnostics } };
  }
  const created = await send(server, 'CreateStateMachine', {
    name: id.slice(-80).replace(/[^\w-]/g, '-'),
    definition: text,
    type,
    roleArn: 'arn:aws:iam::111111111111:role/test',
  });
  if (kind === 'reject') {
    // Some recordings have what the CLI puts in front of the message.
    const { message = '', ...rest } = expect;
    return {
      expected: { ...rest, message: message.slice(message.indexOf('Invalid State Machine Definition')) },
      actual: { status: 'REJECTED', error: created.__type, message: created.message },
    };
  }
  const stateMachineArn = created.stateMachineArn ?? null;
  const { variableReferences } = await send(server, 'DescribeStateMachine', { stateMachineArn });
  return { expected: expect, actual: { status: 'DESCRIBED', variableReferences } };
}

async function send(server: LocalServer, operation: string, request: Answer): Promise<Answer> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(request),
  });
  return JSON.parse(await response.text());
}
