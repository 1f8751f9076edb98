/** Runs a machine in the local engine, with answers for its calls, and notes what it calls. */
import type { Json, StateMachine } from '../../src/asl/index.ts';
import { LocalRuntime, type TaskConnector, TaskError, virtualClock } from '../../src/runtime/index.ts';
import { expressionLambda } from './expression-lambda.ts';
import type { Answers } from './scenarios.ts';

/** A call, token written as `<token>`. */
export interface Call {
  readonly resource: string;
  readonly arguments: Json;
}

export interface Run {
  readonly calls: readonly Call[];
  readonly status: string;
  /** Of runs that succeed; the errors of workflows have names that the CDK's examples do not give. */
  readonly output: Json;
  readonly seconds: number;
}

const defaultAnswers: Readonly<Record<string, Json>> = {
  'arn:aws:states:::lambda:invoke': { StatusCode: 200, Payload: { result: 'the result' } },
  'arn:aws:states:::bedrock:invokeModel': {
    Body: { results: [{ outputText: 'Ada' }] },
    ContentType: 'application/json',
  },
};

/** The calls and the outcome of one run. */
export async function runMachine(machine: StateMachine, input: Json, answers: Answers): Promise<Run> {
  const calls: Call[] = [];
  const connector: TaskConnector = async ({ resource, arguments: args, token }) => {
    if (resource.includes('EvalFunction')) return expressionLambda(args);
    const text = JSON.stringify(args).replaceAll(token ?? '<token>', '<token>');
    calls.push({ resource, arguments: JSON.parse(text) });
    const own = answers[resource];
    const made = calls.filter((call) => call.resource === resource).length - 1;
    const answer =
      own === undefined ? (defaultAnswers[resource] ?? { Id: 'the answer' }) : own[Math.min(made, own.length - 1)];
    if (answer instanceof Error) throw new TaskError(answer.name, answer.message);
    return answer ?? null;
  };
  const clock = virtualClock({ start: Date.parse('2026-01-01T00:00:00Z') });
  const start = clock.now();
  const runtime = new LocalRuntime({ clock, mocks: mocksFor(machine, connector) });
  const run = await runtime.run(machine, input, { name: 'run-1', stateMachineName: 'Machine' });
  const output = run.status === 'SUCCEEDED' ? (run.output ?? null) : null;
  return { calls, status: run.status, output, seconds: (clock.now() - start) / 1000 };
}

function mocksFor(machine: StateMachine, connector: TaskConnector): Record<string, TaskConnector> {
  const resources = [...JSON.stringify(machine).matchAll(/"Resource":"([^"]+)"/g)].map(([, resource = '']) => resource);
  return Object.fromEntries(resources.map((resource) => [resource, connector]));
}
