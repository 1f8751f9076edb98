/**
 * Runs one state by itself: asks the data layer what the engine asks at each moment of a state's life, takes the result of
 * its work from a mock or a call, and decides by the engine's rules whether a failure would be retried or is caught.
 */
import type { Json, JsonObject, State } from '../../../asl/index.ts';
import type { DataAnswer, DataLayer, StateResult, StateView } from '../../interpreter/data.ts';
import { engineFault } from '../../interpreter/engine-fault.ts';
import { errorOutputOf, type Failure, failureOf, handles } from '../../interpreter/failure.ts';
import { assignFailure, payloadFailure } from '../../interpreter/payload.ts';
import { decideRetry } from '../../interpreter/retry.ts';
import { nextOf } from '../../interpreter/rules/leave.ts';

/** What is asked about. */
export interface StateTest {
  readonly name: string;
  readonly state: State;
  readonly view: StateView;
  readonly data: DataLayer;
  /** Retries that each retrier has made. */
  readonly retriesMade: number;
  /** A number in [0, 1) for jitter. */
  readonly random: () => number;
  /** What the work of a Task, Parallel, Map or Wait gives; a `StateFailure` if it fails. */
  readonly work: (answer: DataAnswer) => Promise<Json | undefined>;
}

/** What became of the state. */
export interface StateVerdict {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: Json;
  readonly nextState?: string;
  readonly failure?: Failure;
  /** What the work gave. */
  readonly result?: Json;
  readonly assign?: JsonObject;
  readonly catchIndex?: number;
  readonly retry?: { readonly retrier: number; readonly delaySeconds: number };
}

/** A state that failed. */
export class StateFailure extends Error {
  override readonly name = 'StateFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause ?? failure.error ?? 'failed');
    this.failure = failure;
  }
}

/** Runs the state. */
export async function runState(test: StateTest): Promise<StateVerdict> {
  let result: Json | undefined;
  try {
    const { state, view } = test;
    if (state.Type === 'Fail') throw new StateFailure(await failureOfFail(test, state));
    if (state.Type === 'Choice') return leave(test, await chosen(test, state));
    if (state.Type !== 'Pass' && state.Type !== 'Succeed')
      result = await test.work(await ask(test, startOf(state), view));
    const done = await ask(test, { moment: 'result', state }, result === undefined ? view : { ...view, result });
    if (done.moment !== 'result') throw unexpected(done);
    return leave(test, { ...done, next: nextOf(state) }, result);
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    const recovered = await recover(test, thrown.failure);
    return result === undefined ? recovered : { ...recovered, result };
  }
}

type Request = Parameters<DataLayer['answer']>[0];

async function ask({ data }: StateTest, request: Request, view: StateView): Promise<DataAnswer> {
  const answer = await data.answer(request, view);
  // What failed is not part of an execution with numbered events, and Step Functions says no more than this.
  if (answer.moment === 'failed') throw new StateFailure(failureOf(answer.error, answer.message));
  return answer;
}

function unexpected(answer: DataAnswer): Error {
  return engineFault(`unexpected answer ${answer.moment}`);
}

/** What the state asks before its work. */
function startOf(state: Extract<State, { Type: 'Task' | 'Parallel' | 'Map' | 'Wait' }>): Request {
  switch (state.Type) {
    case 'Task':
      return { moment: 'arguments', state };
    case 'Parallel':
      return { moment: 'branches', state };
    case 'Map':
      return { moment: state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? 'mapRun' : 'items', state };
    case 'Wait':
      return { moment: 'delay', state };
  }
}

async function failureOfFail(test: StateTest, state: Extract<State, { Type: 'Fail' }>): Promise<Failure> {
  const answer = await ask(test, { moment: 'failure', state }, test.view);
  if (answer.moment !== 'failure') throw unexpected(answer);
  return failureOf(answer.error, answer.cause);
}

interface Left extends StateResult {
  readonly next: string | undefined;
}

async function chosen(test: StateTest, state: Extract<State, { Type: 'Choice' }>): Promise<Left> {
  const answer = await ask(test, { moment: 'choice', state }, test.view);
  if (answer.moment !== 'choice') throw unexpected(answer);
  const { output, assign, next } = answer;
  if (next !== undefined) return { output, assign, next };
  const cause = 'Failed to transition out of the state. The state does not point to a next state.';
  throw new StateFailure({ error: 'States.NoChoiceMatched', cause });
}

/** The state is left, if what it gives is not too large. */
function leave({ name, view }: StateTest, { output, assign, next }: Left, result?: Json): StateVerdict {
  const failure = payloadFailure(output, name) ?? assignFailure(assign, view.variables, name);
  if (failure !== undefined) throw new StateFailure(failure);
  return {
    status: 'SUCCEEDED',
    output,
    assign,
    ...(next === undefined ? {} : { nextState: next }),
    ...(result === undefined ? {} : { result }),
  };
}

/** Retry comes before Catch; a Catch that fails itself is the end. */
async function recover(test: StateTest, failure: Failure): Promise<StateVerdict> {
  const { state, view } = test;
  if (state.Type !== 'Task' && state.Type !== 'Parallel' && state.Type !== 'Map') return { status: 'FAILED', failure };
  const { Retry: retriers = [], Catch: catchers = [] } = state;
  const made = retriers.map(() => test.retriesMade);
  const retry = decideRetry(retriers, made, failure, test.random());
  if (retry !== undefined) return { status: 'RETRIABLE', failure, retry };
  const catcher = catchers.findIndex(({ ErrorEquals }) => handles(ErrorEquals, failure));
  const rule = catchers[catcher];
  if (rule === undefined) return { status: 'FAILED', failure };
  try {
    const caught = { ...view, errorOutput: errorOutputOf(failure) };
    const answer = await ask(test, { moment: 'caught', state, catcher }, caught);
    if (answer.moment !== 'caught') throw unexpected(answer);
    const left = leave(test, { output: answer.output, assign: answer.assign, next: rule.Next });
    return { ...left, status: 'CAUGHT_ERROR', failure, catchIndex: catcher };
  } catch (thrown) {
    if (thrown instanceof StateFailure) return { status: 'FAILED', failure: thrown.failure };
    throw thrown;
  }
}
