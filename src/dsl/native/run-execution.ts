/**
 * A native execution of a workflow: input through JSON, its own context, its timeout, output through JSON. Inside another
 * execution it is a child, whose failure the parent sees as Step Functions would show it.
 */
import { randomUUID } from 'node:crypto';
import { secondsOf } from '../duration.ts';
import { jsonClone } from '../json-clone.ts';
import type { WorkflowOptions } from '../workflow-options.ts';
import { type Execution, isOver, never } from './execution.ts';
import { executionError } from './execution-error.ts';
import { currentFrame, inFrame } from './frame.ts';
import type { Frame } from './frames.ts';
import { withTimeout } from './with-timeout.ts';

const account = 'us-east-1:123456789012';

/** Runs `body` as an execution of the workflow called `name`. An absent input is `{}`, as for StartExecution. */
export async function runExecution(
  name: string,
  options: WorkflowOptions,
  input: unknown,
  body: (input: unknown) => Promise<unknown>,
): Promise<unknown> {
  const frame = currentFrame();
  if (isOver(frame.execution)) return never();
  const execution = newExecution(name, frame, input === undefined ? {} : jsonClone(input));
  const limit = options.timeout === undefined ? undefined : secondsOf(options.timeout);
  const expired = executionError('States.Timeout');
  try {
    const run = async () => body(jsonClone(execution.input));
    return jsonClone(
      await inFrame({ runner: frame.runner, execution }, () => withTimeout(frame.runner, limit, run, expired)),
    );
  } catch (error) {
    // An execution that was cut says nothing more.
    if (isOver(frame.execution)) return await never();
    throw frame.execution === undefined ? error : childFailure(execution, frame, error, error === expired);
  } finally {
    execution.over = true;
  }
}

function newExecution(workflow: string, frame: Frame, input: unknown): Execution {
  const facts = frame.facts ?? {};
  const stateMachineName = facts.stateMachineName ?? workflow;
  const name = facts.name ?? randomUUID();
  return {
    id: facts.id ?? `arn:aws:states:${account}:execution:${stateMachineName}:${name}`,
    name,
    input,
    startTime: facts.startTime ?? new Date(frame.runner.now?.() ?? Date.now()).toISOString(),
    roleArn: facts.roleArn ?? `arn:aws:iam::123456789012:role/${stateMachineName}`,
    stateMachineId: facts.stateMachineId ?? `arn:aws:states:${account}:stateMachine:${stateMachineName}`,
    stateMachineName,
    parent: frame.execution,
    over: false,
  };
}

/** The parent's error: `States.TaskFailed`, with the DescribeExecution output of the child as its cause. */
function childFailure(execution: Execution, frame: Frame, error: unknown, timedOut: boolean): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return executionError(
    'States.TaskFailed',
    JSON.stringify({
      ...(!timedOut && { Cause: message, Error: name }),
      ExecutionArn: execution.id,
      Input: JSON.stringify(execution.input),
      InputDetails: { Included: true },
      Name: execution.name,
      StartDate: Date.parse(execution.startTime),
      StateMachineArn: execution.stateMachineId,
      Status: timedOut ? 'TIMED_OUT' : 'FAILED',
      StopDate: frame.runner.now?.() ?? Date.now(),
    }),
  );
}
