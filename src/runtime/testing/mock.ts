/**
 * Mocks of tasks. A mock of a stub has the types of that stub and stands in for its calls, on its own resource where it has
 * one; any task can be mocked by the name of its state or by its resource instead. Mocks are values: what is added to one
 * makes a new one, and calls are counted by each simulation anew.
 */
import {
  type AnyTask,
  type StubReference,
  stubReferenceOf,
  type TaskBinding,
  type TokenTask,
  UsageError,
} from '../../dsl/index.ts';
import type { TaskConnector } from '../task-connector.ts';

/** One answer, whose types only the maker of the mock knows. */
export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: Error }
  | { readonly kind: 'function'; readonly respond: (parameters: unknown) => unknown }
  | { readonly kind: 'connector'; readonly connector: TaskConnector };

/** What a mock stands in for. */
export type MockTarget =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'stub'; readonly stub: StubReference };

/** A mock, to be given to `simulate`. */
export interface Mock {
  readonly target: MockTarget;
  readonly answers: readonly Answer[];
  /** Whether the last answer is given again and again. */
  readonly repeats: boolean;
  /** How many calls there have to be. */
  readonly expected?: number;
}

/** Any result. Unlike `unknown` it leaves a function beside it its type, so that the parameters of an answer have theirs. */
type Data = object | string | number | boolean | null | undefined;

/** A mock of calls with parameters `P` and result `O`. */
export interface TypedMock<P, O> extends Mock {
  /** Answers every call with this, or with what the function makes of the parameters. */
  readonly resolves: (answer: O | ((parameters: P) => O | Promise<O>)) => TypedMock<P, O>;
  /** Fails every call, under the name of the error. */
  readonly rejects: (error: Error) => TypedMock<P, O>;
  /** Answers the calls in this order; errors fail theirs. One more call than there are answers is a mistake. */
  readonly sequence: (...answers: readonly (O | Error | ((parameters: P) => O | Promise<O>))[]) => TypedMock<P, O>;
  /** Demands this many calls. */
  readonly times: (count: number) => TypedMock<P, O>;
}

/**
 * Mocks a stub that waits for its task token; the mock gives what the token would bring.
 *
 * @example mock(jobs.sendMessage.waitForTaskToken).resolves({ approved: true })
 */
export function mock<P>(stub: TokenTask<string, P, TaskBinding>): TypedMock<P, Data>;
/**
 * Mocks a stub: a Lambda handle, a table's `getItem`, an SDK action, an activity.
 *
 * @example mock(charge, async ({ amount }) => ({ id: `r-${amount}` }))
 * @example mock(orders.getItem).sequence({}, { Item: order }).times(2)
 */
export function mock<P, O>(stub: AnyTask<P, O>, respond?: (parameters: P) => O | Promise<O>): TypedMock<P, O>;
/**
 * Mocks the tasks of a state, by its name, or of a resource, by its ARN.
 *
 * @example mock('arn:aws:states:::sqs:sendMessage', async () => ({ MessageId: '1' }))
 */
export function mock(stateOrResource: string, respond?: TaskConnector): TypedMock<unknown, Data>;
export function mock(target: unknown, respond?: unknown): TypedMock<unknown, Data> {
  if (typeof target === 'string') {
    // The overloads say what a function beside a text is.
    const answers = respond === undefined ? [] : [{ kind: 'connector', connector: respond as TaskConnector } as const];
    return typed({ target: { kind: 'named', name: target }, answers, repeats: true });
  }
  const answers = respond === undefined ? [] : [answerOf(respond)];
  return typed({ target: { kind: 'stub', stub: stubOf(target) }, answers, repeats: true });
}

/** A mock with the methods that make others of it. */
function typed({ target, answers, repeats, expected }: Mock): TypedMock<unknown, Data> {
  const plan: Mock = { target, answers, repeats, ...(expected === undefined ? {} : { expected }) };
  return {
    ...plan,
    resolves: (answer) => typed({ ...plan, answers: [answerOf(answer)], repeats: true }),
    rejects: (error) => typed({ ...plan, answers: [{ kind: 'error', error }], repeats: true }),
    sequence: (...all) => typed({ ...plan, answers: all.map(answerOf), repeats: false }),
    times: (count) => typed({ ...plan, expected: count }),
  };
}

function answerOf(answer: unknown): Answer {
  if (answer instanceof Error) return { kind: 'error', error: answer };
  if (typeof answer === 'function') {
    // What enters a mock is JSON of the type that callers must pass.
    return { kind: 'function', respond: answer as (parameters: unknown) => unknown };
  }
  return { kind: 'value', value: answer };
}

/** The stub behind a value. */
export function stubOf(value: unknown): StubReference {
  const reference = stubReferenceOf(value);
  // What an item method is given and gives is not what its task is.
  if (reference !== undefined && reference.binding.items === undefined) return reference;
  throw new UsageError(
    'STEP8212',
    'Only stubs can be mocked by value.',
    "Pass a stub such as orders.getItem or a Lambda handle, or the name of a state or a resource: mock('arn:aws:states:::dynamodb:getItem', …).",
  );
}
