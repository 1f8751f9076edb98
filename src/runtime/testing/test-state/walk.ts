/**
 * Goes through a state machine with TestState: each state is asked about by itself, and what lies between them is done here,
 * with input, variables, context, retries, branches and iterations carried from one to the next. Time is that of a clock.
 */
import type { Json, JsonObject, State, StateGraph } from '../../../asl/index.ts';
import type { Clock } from '../../clock.ts';
import { holdClock } from '../../clock-hold.ts';
import { timestamp } from '../../interpreter/context-object.ts';
import { hasToken, parseResource } from '../../interpreter/resource.ts';
import type { TraceStep } from '../../trace.ts';
import { type Answer, type Ask, failureOf, type Question } from './ask.ts';
import { Stopped, WalkFailure, WalkTimedOut } from './walk-failure.ts';
import { type CallTask, type Line, prepared, type Step, waited } from './work.ts';

/** A walk. */
export interface Walk {
  readonly ask: Ask;
  readonly callTask: CallTask;
  readonly clock: Clock;
  /** The context object but for its state. */
  readonly context: JsonObject;
  /** When the execution times out. */
  readonly deadline: number;
  readonly trace: TraceStep[];
}

/** Walks through a whole machine. */
export async function walkThrough(walk: Walk, machine: StateGraph, input: Json): Promise<Json> {
  let threads = 0;
  const run: Line['run'] = async (graph, given, { variables, mapItem, stopped }) => {
    const hold = holdClock(walk.clock);
    const thread = threads;
    threads += 1;
    const pause = async (seconds: number): Promise<void> => {
      const at = Math.min(walk.clock.now() + seconds * 1000, walk.deadline + 1);
      await hold.free(() => new Promise<void>((resolve) => walk.clock.schedule(at, resolve)));
    };
    const line: Line = { ask: walk.ask, callTask: walk.callTask, run, stopped, free: hold.free, pause };
    try {
      return await throughStates({ walk, line, thread, mapItem }, graph, given, variables);
    } finally {
      hold.end();
    }
  };
  return run(machine, input, { variables: {}, stopped: () => false });
}

/** Where one line of states is. */
interface Place {
  readonly walk: Walk;
  readonly line: Line;
  readonly thread: number;
  readonly mapItem: JsonObject | undefined;
}

async function throughStates(place: Place, graph: StateGraph, input: Json, variables: JsonObject): Promise<Json> {
  const { walk, thread } = place;
  let at = { name: graph.StartAt, input, variables };
  for (;;) {
    // A definition whose states lead nowhere is refused before.
    const state = graph.States[at.name] as State;
    goOn(place);
    const step: Step = {
      state: at.name,
      type: state.Type,
      thread,
      enteredAt: walk.clock.now(),
      input: at.input,
      calls: [],
    };
    walk.trace.push(step);
    const answer = await untilDone(place, { ...at, state, context: {} }, step);
    goOn(place);
    if (answer.status === 'FAILED') throw new WalkFailure(failureOf(answer));
    const { output, next, variables: after } = answer;
    const assigned = Object.entries(after).filter(([name, value]) => !isSame(at.variables[name], value));
    Object.assign(step, { exitedAt: walk.clock.now(), output });
    if (assigned.length > 0) step.assigned = Object.fromEntries(assigned);
    if (next === undefined) return output;
    at = { name: next, input: output, variables: after };
  }
}

function goOn({ walk, line }: Place): void {
  if (line.stopped()) throw new Stopped();
  if (walk.clock.now() > walk.deadline) throw new WalkTimedOut();
}

function isSame(left: Json | undefined, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Asks about a state until it is not tried again. */
async function untilDone(place: Place, entered: Question, step: Step): Promise<Answer> {
  const { line } = place;
  const made = new Map<number, number>();
  for (let attempt = 0; ; attempt += 1) {
    const question = { ...entered, context: contextOf(place, entered, step.enteredAt, attempt) };
    if (question.state.Type === 'Wait') return waited(line, question);
    const first = await line.ask(await prepared(line, question, step));
    noteCall(step, first);
    if (first.retry === undefined) return first;
    // Each retrier counts for itself, and TestState takes one count, so that it must be known which one it is.
    const retries = made.get(first.retry.index) ?? 0;
    const answer = retries === 0 ? first : await line.ask({ ...question, mock: failureOf(first), retries });
    if (answer.retry === undefined) return answer;
    made.set(answer.retry.index, retries + 1);
    await line.pause(answer.retry.seconds);
    goOn(place);
  }
}

/** What a task gave that was called in earnest. */
function noteCall({ calls }: Step, answer: Answer): void {
  const call = calls.at(-1);
  if (call === undefined || 'result' in call || 'error' in call) return;
  Object.assign(call, answer.result === undefined ? failureOf(answer) : { result: answer.result });
}

function contextOf(
  { walk, mapItem }: Place,
  { name, state }: Question,
  enteredAt: number,
  attempt: number,
): JsonObject {
  const retries = state.Type === 'Task' || state.Type === 'Map' || state.Type === 'Parallel';
  const token = state.Type === 'Task' && hasToken(parseResource(state.Resource));
  return {
    ...walk.context,
    State: { Name: name, EnteredTime: timestamp(enteredAt), ...(retries ? { RetryCount: attempt } : {}) },
    ...(mapItem === undefined ? {} : { Map: { Item: mapItem } }),
    ...(token ? { Task: { Token: `token-of-${name}-${attempt}` } } : {}),
  };
}
