/**
 * What the states do that TestState does not do: the calls of tasks that have a mock, the branches of a Parallel, the
 * iterations of a Map, the time of a Wait. Its result is the mock that TestState is then given.
 */
import type { Json, JsonObject, State, StateGraph } from '../../../asl/index.ts';
import type { WithClockFree } from '../../clock-hold.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import type { TraceCall, TraceStep } from '../../trace.ts';
import { type Answer, type Ask, failureOf, type Mocked, type Question } from './ask.ts';
import { cannotTest } from './cannot-test.ts';
import { WalkFailure } from './walk-failure.ts';

/** What a line of states is started with besides its input. */
export interface Scope {
  readonly variables: JsonObject;
  readonly mapItem?: JsonObject | undefined;
  /** Whether it was cut off. */
  readonly stopped: () => boolean;
}

/** Performs a task by its mock, or tells the role with which TestState has to call it in earnest. */
export type CallTask = (
  name: string,
  state: Extract<State, { Type: 'Task' }>,
  call: Json,
  context: JsonObject,
) => Promise<Mocked> | { readonly roleArn: string };

/** A line of states at work. */
export interface Line {
  readonly ask: Ask;
  readonly callTask: CallTask;
  /** Runs another line. */
  readonly run: (graph: StateGraph, input: Json, scope: Scope) => Promise<Json>;
  readonly stopped: () => boolean;
  /** Lets the clock run while something is awaited that it drives. */
  readonly free: WithClockFree;
  readonly pause: (seconds: number) => Promise<void>;
}

/** A step of the trace that is being made. */
export type Step = { -readonly [K in keyof TraceStep]: TraceStep[K] } & { readonly calls: TraceCall[] };

const PROBE = 'StepScript.Probe';

/** The question of a state with the work done that it asks for. */
export async function prepared(line: Line, question: Question, step: Step): Promise<Question> {
  const { state } = question;
  if (state.Type !== 'Task' && state.Type !== 'Parallel' && state.Type !== 'Map') return question;
  // A mock that fails under a name of its own shows what the work is called with. A state that fails before stays as it is.
  const probe = { ...question, mock: { error: PROBE } };
  const shown = await line.ask(probe);
  if (shown.error !== PROBE) return probe;
  switch (state.Type) {
    case 'Task': {
      const call = shown.arguments ?? question.input;
      const work = line.callTask(question.name, state, call, question.context);
      const resource = state.Resource.replace(/^arn:[^:]+:states:::/, '');
      if ('roleArn' in work) {
        step.calls.push({ resource, arguments: call });
        return { ...question, roleArn: work.roleArn };
      }
      const mock = await line.free(() => work);
      step.calls.push({ resource, arguments: call, ...mock });
      return { ...question, mock };
    }
    case 'Parallel': {
      const input = state.Arguments === undefined ? question.input : await evaluated(line, question, state.Arguments);
      const jobs = state.Branches.map((graph) => ({ graph, input }));
      return { ...question, mock: await together(line, question, jobs, 0) };
    }
    case 'Map':
      return { ...question, mock: await iterated(line, question, state, shown) };
  }
}

async function iterated(
  line: Line,
  question: Question,
  state: Extract<State, { Type: 'Map' }>,
  { selectedItems, maxConcurrency }: Answer,
): Promise<Mocked> {
  if (state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED') {
    throw cannotTest(
      `${JSON.stringify(question.name)} is a Distributed Map, whose children are executions of their own`,
    );
  }
  const given = state.Items === undefined ? question.input : await evaluated(line, question, state.Items);
  const items = isJsonArray(given) ? given : [];
  const inputs = isJsonArray(selectedItems) ? selectedItems : items;
  const jobs = items.map((Value, Index) => ({
    graph: state.ItemProcessor,
    input: inputs[Index] ?? null,
    mapItem: { Index, Value },
  }));
  return together(line, question, jobs, maxConcurrency);
}

interface Job {
  readonly graph: StateGraph;
  readonly input: Json;
  readonly mapItem?: JsonObject;
}

/** Runs lines at the same time; the first that fails stops the others. */
async function together(
  line: Line,
  { variables, context }: Question,
  jobs: readonly Job[],
  most: number,
): Promise<Mocked> {
  let failed = false;
  const outer = isJsonObject(context.Map) && isJsonObject(context.Map.Item) ? context.Map.Item : undefined;
  const results: Json[] = [];
  const pending = jobs.entries();
  const worker = async (): Promise<void> => {
    for (const [index, { graph, input, mapItem = outer }] of pending) {
      results[index] = await line.run(graph, input, { variables, mapItem, stopped: () => failed || line.stopped() });
    }
  };
  const workers = Math.min(jobs.length, most === 0 ? jobs.length : most);
  try {
    await line.free(() => Promise.all(Array.from({ length: workers }, worker)));
    return { result: results };
  } catch (thrown) {
    failed = true;
    if (thrown instanceof WalkFailure) return thrown.failure;
    throw thrown;
  }
}

/** A Wait, of which TestState evaluates the fields as those of a Pass. The time is the clock's. */
export async function waited(line: Line, question: Question): Promise<Answer> {
  const { state, context } = question;
  if (state.Type !== 'Wait') return line.ask(question);
  const { Type: _, Seconds, Timestamp, Output = '{% $states.input %}', ...rest } = state;
  const pass: State = { ...rest, Type: 'Pass', Output: { until: Seconds ?? Timestamp ?? 0, output: Output } };
  const answer = await line.ask({ ...question, state: pass });
  const { until, output } = isJsonObject(answer.output) ? answer.output : {};
  if (answer.status !== 'SUCCEEDED') {
    const field = Seconds === undefined ? 'Timestamp' : 'Seconds';
    const cause = answer.cause?.replace("'Output/until'", `'${field}'`).replace("'Output/output", "'Output");
    return cause === undefined ? answer : { ...answer, cause };
  }
  const entered = isJsonObject(context.State) ? String(context.State.EnteredTime) : '';
  await line.pause(
    typeof until === 'number' ? until : Math.max(0, (Date.parse(String(until)) - Date.parse(entered)) / 1000),
  );
  return { ...answer, output: output ?? null };
}

/** The value of a field, as the Output of a Pass. */
async function evaluated({ ask }: Line, question: Question, field: Json): Promise<Json> {
  const { mock: _, ...asked } = question;
  const state: State = { Type: 'Pass', Output: field, End: true };
  const answer = await ask({ ...asked, state });
  if (answer.status !== 'SUCCEEDED') throw new WalkFailure(failureOf(answer));
  return answer.output;
}
