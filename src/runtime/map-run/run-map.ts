/**
 * Runs a Distributed Map: reads the items, selects and batches them, runs each as a child execution of its own, stops when
 * more fail than are tolerated and gives the result. Children see no variables of the parent. A run that is redriven, or
 * was under way when the runtime went down, reads its items again and goes on with the children that are not done.
 */

import { type DistributedMapState, type Json, MAXIMUM_PAYLOAD_BYTES } from '../../asl/index.ts';
import {
  childInputs,
  createResultSink,
  type ResultSink,
  type ResultWriting,
  readItems,
  type S3Call,
  thresholdExceeded,
} from '../../dsl/distributed-map/index.ts';
import type { LocalExecution } from '../execution.ts';
import type { DataLayer, MapRunPlan, StateView } from '../interpreter/data.ts';
import type { DriverHost, TaskEnd } from '../interpreter/driver.ts';
import type { MapRunStart } from '../interpreter/events.ts';
import { failureOf } from '../interpreter/failure.ts';
import type { ExecutionIdentity } from '../interpreter/snapshot.ts';
import { TaskError } from '../task-connector.ts';
import { createChildren } from './children.ts';
import type { MapRun, MapRunLimits } from './map-run.ts';
import type { MapRuns } from './map-runs.ts';
import { runChildren } from './run-children.ts';
import { s3Calls } from './s3-calls.ts';
import type { MapRunServices } from './services.ts';

/** Runs the Distributed Maps of one execution. */
export function createMapRunner(identity: ExecutionIdentity, services: MapRunServices): DriverHost['runMap'] {
  const { runs } = services;
  /** Of the runs that may go on, what came of them so far. */
  const sinks = new Map<string, ResultSink>();
  const runMap: DriverHost['runMap'] = async (start, reports, signal, free) => {
    const { plan, state } = start;
    const s3 = s3Calls(start, services.perform, signal, free);
    const run = openRun(start, identity, services, reports.started);
    let written = false;
    const end = (status: 'SUCCEEDED' | 'FAILED'): void =>
      runs.note(run, {
        type: 'ended',
        time: services.now(),
        status: signal.aborted ? 'ABORTED' : status,
        read: run.read,
        written,
      });
    try {
      const writing = writingOf(state, plan);
      const sink = sinks.get(run.mapRunArn) ?? createResultSink(writing, run.mapRunArn, MAXIMUM_PAYLOAD_BYTES);
      if (sinks.has(run.mapRunArn)) sink.redrive();
      else if (start.run !== undefined) await fill(sink, run, runs, s3);
      sinks.set(run.mapRunArn, sink);
      const selected = selectItems(state, itemsOf(start, s3), start.view, sourceOf(plan), services.data);
      const inputs = childInputs(selected, plan.batcher);
      const known: ReadonlyMap<number, LocalExecution> =
        start.run === undefined ? new Map() : await services.childrenOf(run.mapRunArn);
      const children = createChildren(state, run, known, identity, services);
      const exceeded = await runChildren({ run, runs, inputs, children, sink, s3, signal, free });
      // What was done is written even where too much of it failed.
      const output = exceeded && writing?.resource === undefined ? null : await sink.finish(s3);
      written = writing?.resource !== undefined;
      if (exceeded) throw new TaskError(thresholdExceeded.error, thresholdExceeded.cause);
      if (output === undefined) {
        throw new TaskError(
          'States.DataLimitExceeded',
          `The state/task '${start.name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
        );
      }
      end('SUCCEEDED');
      sinks.delete(run.mapRunArn);
      return { kind: 'succeeded', output };
    } catch (thrown) {
      end('FAILED');
      return failed(thrown);
    }
  };
  /** A run that is redriven right after its abort first comes to its end. */
  const last = new Map<string, Promise<unknown>>();
  return async (start, reports, signal, free) => {
    if (start.run !== undefined) await last.get(start.run.mapRunArn);
    let arn = start.run?.mapRunArn ?? '';
    const started = (mapRunArn: string): void => {
      arn = mapRunArn;
      reports.started(mapRunArn);
    };
    const running = runMap(start, { started }, signal, free);
    const settled = running.catch(() => undefined);
    last.set(arn, settled);
    return running;
  };
}

/** Gives a sink what came of the run before the runtime went down. */
async function fill(sink: ResultSink, run: MapRun, runs: MapRuns, s3: S3Call): Promise<void> {
  for (const event of runs.past(run)) {
    if (event.type === 'redriven') sink.redrive();
    if (event.type !== 'child' || !run.done.has(event.index)) continue;
    sink.add(event.index, event.run);
    if (sink.isFull()) await sink.flush(s3);
  }
}

/** The run of before, or a new one. */
function openRun(
  start: MapRunStart,
  { arn: executionArn, stateMachineArn }: ExecutionIdentity,
  { runs, uuid, now }: MapRunServices,
  started: (mapRunArn: string) => void,
): MapRun {
  const before = start.run && runs.find(start.run.mapRunArn);
  if (before !== undefined) {
    const { redrives = 0 } = start.run ?? {};
    if (redrives > (before.redrives?.count ?? 0)) runs.note(before, { type: 'redriven', time: now(), redrives });
    before.read = { executions: 0, items: 0 };
    before.isRead = false;
    return before;
  }
  const label = start.state.Label ?? uuid();
  const mapRunArn =
    start.run?.mapRunArn ?? `${stateMachineArn.replace(':stateMachine:', ':mapRun:')}/${label}:${uuid()}`;
  if (start.run === undefined) started(mapRunArn);
  return runs.begin({ mapRunArn, executionArn, stateMachineArn, label, startTime: now() }, limitsOf(start.plan));
}

function limitsOf(plan: MapRunPlan): MapRunLimits {
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = plan;
  return {
    maxConcurrency,
    ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
    ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
  };
}

async function* itemsOf({ plan, state }: MapRunStart, s3: S3Call): AsyncGenerator<Json> {
  if (plan.items !== undefined) yield* plan.items;
  else if (state.ItemReader !== undefined) {
    const { Resource: resource, ReaderConfig: config = {} } = state.ItemReader;
    const { arguments: location = {}, maxItems } = plan.reader ?? {};
    yield* readItems({ resource, arguments: location, config, maxItems }, s3);
  }
}

function writingOf({ ResultWriter: writer }: DistributedMapState, plan: MapRunPlan): ResultWriting | undefined {
  return writer && { resource: writer.Resource, arguments: plan.writer?.arguments, config: writer.WriterConfig };
}

/** Failures of the shared reader and writer are plain errors under the names that Step Functions has for them. */
function failed(thrown: unknown): TaskEnd {
  if (!(thrown instanceof TaskError) && !(thrown instanceof Error && thrown.name.startsWith('States.'))) throw thrown;
  return { kind: 'failed', failure: failureOf(thrown.name, thrown.message) };
}

function sourceOf(plan: MapRunPlan): string {
  const reader = plan.reader?.arguments;
  if (typeof reader !== 'object' || reader === null || !('Bucket' in reader)) return 'STATE_DATA';
  return `S3://${String(reader.Bucket)}${'Key' in reader ? `/${String(reader.Key)}` : ''}`;
}

async function* selectItems(
  state: DistributedMapState,
  items: AsyncIterable<Json>,
  view: StateView,
  source: string,
  data: DataLayer,
): AsyncGenerator<Json> {
  let index = 0;
  for await (const item of items) {
    if (state.ItemSelector === undefined) yield item;
    else {
      const context = { ...view.context, Map: { Item: { Index: index, Value: item, Source: source } } };
      const answer = await data.answer({ moment: 'item', state, item }, { ...view, context });
      if (answer.moment === 'failed') throw new TaskError(answer.error, answer.message);
      if (answer.moment === 'item') yield answer.input;
    }
    index += 1;
  }
}
