/**
 * Mocks at work in one simulation: each gives its answers in order and counts its calls; at the end the counts have to be
 * right.
 */
import { UsageError } from '../../dsl/index.ts';
import type { Substitutions } from '../load-definition.ts';
import type { TaskConnector, TaskRequest } from '../task-connector.ts';
import type { Mock } from './mock.ts';
import { isCallOf, parametersOf, resultOf } from './stub-calls.ts';

/** A call that a mock may answer. */
export type MockedCall = Pick<TaskRequest, 'resource' | 'arguments'>;

/** A mock at work. */
export interface ActiveMock {
  readonly mock: Mock;
  /** Whether a call is one that the mock stands in for, by what it calls. */
  readonly fits: (call: MockedCall) => boolean;
  /** The ASL result. */
  readonly answer: TaskConnector;
  /** The result of the stub itself, for callers who have its parameters. */
  readonly respond: (parameters: unknown) => unknown;
  /** Throws if there were too few or too many calls. */
  readonly verify: () => void;
}

/** Puts a mock to work. */
export function activate(mock: Mock, substitutions: Substitutions = {}): ActiveMock {
  const { target, answers, repeats, expected } = mock;
  const name = target.kind === 'named' ? target.name : stubName(target.stub.resource, target.stub.handle?.id);
  let calls = 0;

  const next = (): Mock['answers'][number] => {
    const answer = answers[repeats ? answers.length - 1 : calls];
    calls += 1;
    if (answer !== undefined) return answer;
    throw wrongCalls(
      name,
      answers.length === 0
        ? 'has no answer: add resolves, rejects or sequence'
        : `has ${answers.length} answers and was called ${calls} times`,
    );
  };
  const give = (answer: Mock['answers'][number], parameters: unknown, request?: TaskRequest): unknown => {
    switch (answer.kind) {
      case 'value':
        return answer.value;
      case 'error':
        throw answer.error;
      case 'function':
        return answer.respond(parameters);
      case 'connector':
        return request === undefined ? undefined : answer.connector(request);
    }
  };

  return {
    mock,
    fits: ({ resource, arguments: call }) =>
      target.kind === 'named' ? resource === target.name : isCallOf(target.stub, resource, call, substitutions),
    respond: (parameters) => give(next(), parameters),
    answer: async (request) => {
      const { resource, arguments: call } = request;
      if (target.kind === 'named') return give(next(), call, request);
      const { stub } = target;
      return resultOf(stub, resource, await give(next(), parametersOf(stub, resource, call), request));
    },
    verify: () => {
      if (expected !== undefined && calls !== expected) {
        throw wrongCalls(name, `was to be called ${expected} times and was called ${calls} times`);
      }
    },
  };
}

function wrongCalls(name: string, problem: string): UsageError {
  return new UsageError(
    'STEP8214',
    `The mock of ${name} ${problem}.`,
    'Compare what the workflow calls with what the test expects.',
  );
}

function stubName(resource: string, id: string | undefined): string {
  const action = resource.replace(/^arn:[^:]+:states:::/, '');
  return id === undefined ? action : `${action} on ${id}`;
}
