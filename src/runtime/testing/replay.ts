/**
 * Replays an execution that was recorded: the workflow runs in the local engine on the recorded input, and every task gives
 * what it gave then, so that a failure of production is stepped through on a computer.
 */
import type { CompiledWorkflow } from '../../artifact/index.ts';
import type { WorkflowReference } from '../../dsl/index.ts';
import { artifactOf } from '../artifact-of.ts';
import type { HistoryEvent } from '../history.ts';
import { sameJson } from '../interpreter/jsonpath/evaluate-path.ts';
import { LocalRuntime } from '../local-runtime.ts';
import { type TaskConnector, TaskError, type TaskRequest } from '../task-connector.ts';
import { type RecordedEvent, readHistory } from './read-history.ts';
import { type Simulation, simulationOf } from './simulation.ts';

/** A replay. */
export interface Replay<O> extends Simulation<O> {
  /** Whether the execution ended as the recorded one did. */
  readonly faithful: boolean;
}

/** One recorded attempt of a task. */
interface Attempt {
  readonly scheduled: HistoryEvent;
  readonly submitted?: HistoryEvent;
  readonly ended?: HistoryEvent;
}

/**
 * Replays a GetExecutionHistory.
 *
 * @example
 * const { events } = JSON.parse(readFileSync('history.json', 'utf8'));
 * const run = await replay(processOrder, events);
 * console.log(formatTrace(run, { sourceMap }));
 */
export async function replay<I, O>(
  workflow: WorkflowReference<I, O> | CompiledWorkflow,
  events: readonly RecordedEvent[],
): Promise<Replay<O>> {
  const recorded = readHistory(events);
  const runtime = new LocalRuntime();
  for (const [state, attempts] of attemptsOf(recorded.history)) runtime.mock(state, playBack(attempts));
  const compiled = artifactOf(workflow);
  const input = recorded.history[0]?.input ?? {};
  const result = await runtime.run(compiled, input);
  const faithful =
    result.status === recorded.status && result.error === recorded.error && sameJson(result.output, recorded.output);
  return { ...simulationOf<O>({ result, runtime }), faithful };
}

function attemptsOf(history: readonly HistoryEvent[]): ReadonlyMap<string, Attempt[]> {
  const states = new Map<number, string>();
  const attempts = new Map<number, Attempt>();
  const byState = new Map<string, Attempt[]>();
  for (const event of history) {
    const { id, previousEventId, type, name } = event;
    const state = type === 'TaskStateEntered' ? name : states.get(previousEventId);
    if (state === undefined) continue;
    states.set(id, state);
    if (/^(Task|LambdaFunction|Activity)Scheduled$/.test(type)) attempts.set(id, { scheduled: event });
    else {
      const attempt = attempts.get(previousEventId);
      if (attempt === undefined) continue;
      if (type === 'TaskSubmitted') attempts.set(id, { ...attempt, submitted: event });
      else if (/(Succeeded|Failed|TimedOut)$/.test(type))
        byState.set(state, [...(byState.get(state) ?? []), { ...attempt, ended: event }]);
      else attempts.set(id, attempt);
    }
  }
  return byState;
}

/** Iterations run the same state in any order: a call takes the first attempt with its arguments, else the first. */
function playBack(attempts: Attempt[]): TaskConnector {
  return async (request: TaskRequest) => {
    const given = ({ scheduled }: Attempt) => scheduled.parameters ?? scheduled.input ?? null;
    const at = Math.max(
      0,
      attempts.findIndex((attempt) => sameJson(given(attempt), request.arguments)),
    );
    const [attempt] = attempts.splice(at, 1);
    if (attempt === undefined)
      throw new TaskError('States.Runtime', `The recording has no further attempt of ${request.state}.`);
    if (attempt.submitted !== undefined) request.submitted(attempt.submitted.output ?? null);
    const { ended } = attempt;
    if (ended?.type.endsWith('TimedOut')) await request.sleep(Number.MAX_SAFE_INTEGER / 1e6);
    if (ended?.error !== undefined || ended?.type.endsWith('Failed'))
      throw new TaskError(ended.error ?? '', ended.cause);
    return ended?.output ?? null;
  };
}
