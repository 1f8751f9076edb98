/**
 * Runs a Distributed Map: reads the items, selects and batches them, runs each as a child execution of its own, stops when
 * more fail than are tolerated and gives the result. Children see no variables of the parent.
 */

import type { DistributedMapState, Json, StateMachine } from '../../asl/index.ts';
import {
  type ChildInput,
  type ChildRun,
  childInputs,
  exceedsTolerance,
  mapRunResult,
  type ResultWriting,
  readItems,
  type S3Call,
  thresholdExceeded,
} from '../../dsl/distributed-map/index.ts';
import type { WithClockFree } from '../clock-hold.ts';
import type { LocalExecution } from '../execution.ts';
import type { DataLayer, MapRunPlan, StateView } from '../interpreter/data.ts';
import type { DriverHost, TaskEnd } from '../interpreter/driver.ts';
import type { MapRunStart } from '../interpreter/events.ts';
import { failureOf } from '../interpreter/failure.ts';
import { jsonBytes } from '../interpreter/json.ts';
import { MAX_PAYLOAD_BYTES } from '../interpreter/payload.ts';
import type { ExecutionIdentity } from '../interpreter/snapshot.ts';
import { TaskError } from '../task-connector.ts';
import type { TaskDispatch } from '../task-dispatch.ts';
import type { MapRun } from './map-run.ts';

/** What a run needs of the runtime. */
export interface MapRunServices {
  readonly data: DataLayer;
  readonly uuid: () => string;
  readonly perform: TaskDispatch['perform'];
  readonly startChild: (machine: StateMachine, identity: ExecutionIdentity) => LocalExecution;
  readonly now: () => number;
  readonly add: (run: MapRun) => void;
}

const MAX_DISTRIBUTED_CONCURRENCY = 10_000;

/** Runs the Distributed Maps of one execution. */
export function createMapRunner(identity: ExecutionIdentity, services: MapRunServices): DriverHost['runMap'] {
  return async (start, reports, signal, free) => {
    const { plan, state } = start;
    const s3 = s3Calls(start, services, signal, free);
    const end = (run: MapRun, status: MapRun['status']): void => {
      run.status = signal.aborted ? 'ABORTED' : status;
      run.stopTime = services.now();
    };
    let run: MapRun | undefined;
    try {
      const label = state.Label ?? services.uuid();
      const mapRunArn = `${identity.stateMachineArn.replace(':stateMachine:', ':mapRun:')}/${label}:${services.uuid()}`;
      reports.started(mapRunArn);
      const { arn: executionArn, stateMachineArn } = identity;
      const begun: MapRun = {
        mapRunArn,
        executionArn,
        stateMachineArn,
        startTime: services.now(),
        plan,
        status: 'RUNNING',
        items: [],
        children: [],
      };
      run = begun;
      services.add(run);
      const read =
        plan.items ??
        (state.ItemReader === undefined
          ? []
          : await readItems(
              {
                resource: state.ItemReader.Resource,
                arguments: plan.reader?.arguments ?? {},
                config: state.ItemReader.ReaderConfig ?? {},
                maxItems: plan.reader?.maxItems,
              },
              s3,
            ));
      const selected = await selectItems(state, read, start.view, sourceOf(plan), services.data);
      const inputs = childInputs(selected, plan.batcher);
      begun.items = inputs.map(({ items }) => items);
      const children = await runChildren(
        inputs,
        plan,
        (input) => {
          const child = startChild(state, label, input, identity, services);
          begun.children.push(child);
          return child;
        },
        signal,
        free,
      );
      const output = await mapRunResult(writingOf(state, plan), mapRunArn, children, s3);
      if (jsonBytes(output) > MAX_PAYLOAD_BYTES) {
        throw new TaskError(
          'States.DataLimitExceeded',
          `The state/task '${start.name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
        );
      }
      end(begun, 'SUCCEEDED');
      return { kind: 'succeeded', output };
    } catch (thrown) {
      if (run !== undefined) end(run, 'FAILED');
      return failed(thrown);
    }
  };
}

/** S3 is called under the resource names that readers and writers have, so that mocks of these apply. */
function s3Calls(start: MapRunStart, services: MapRunServices, signal: AbortSignal, free: WithClockFree): S3Call {
  return (operation, parameters) =>
    services.perform(
      {
        operation: start.operation,
        thread: start.thread,
        state: start.name,
        retryCount: 0,
        resource: `arn:aws:states:::s3:${operation}`,
        arguments: parameters,
        context: start.view.context,
      },
      signal,
      free,
    );
}

function writingOf({ ResultWriter: writer }: DistributedMapState, plan: MapRunPlan): ResultWriting | undefined {
  return writer && { resource: writer.Resource, arguments: plan.writer?.arguments, config: writer.WriterConfig };
}

/** Names of the failures that the shared reader and writer raise as plain errors. */
const READER_FAILED = 'States.ItemReaderFailed';

function failed(thrown: unknown): TaskEnd {
  if (!(thrown instanceof TaskError) && !(thrown instanceof Error && thrown.name === READER_FAILED)) throw thrown;
  return { kind: 'failed', failure: failureOf(thrown.name, thrown.message) };
}

function sourceOf(plan: MapRunPlan): string {
  const reader = plan.reader?.arguments;
  if (typeof reader !== 'object' || reader === null || !('Bucket' in reader)) return 'STATE_DATA';
  return `S3://${String(reader.Bucket)}${'Key' in reader ? `/${String(reader.Key)}` : ''}`;
}

async function selectItems(
  state: DistributedMapState,
  items: readonly Json[],
  view: StateView,
  source: string,
  data: DataLayer,
): Promise<readonly Json[]> {
  if (state.ItemSelector === undefined) return items;
  const selected: Json[] = [];
  for (const [index, item] of items.entries()) {
    const context = { ...view.context, Map: { Item: { Index: index, Value: item, Source: source } } };
    const answer = await data.answer({ moment: 'item', state, item }, { ...view, context });
    if (answer.moment === 'failed') throw new TaskError(answer.error, answer.message);
    if (answer.moment === 'item') selected.push(answer.input);
  }
  return selected;
}

function startChild(
  state: DistributedMapState,
  label: string,
  input: Json,
  parent: ExecutionIdentity,
  services: MapRunServices,
): LocalExecution {
  const { StartAt, States, ProcessorConfig } = state.ItemProcessor;
  const name = services.uuid();
  const stateMachineName = `${parent.stateMachineName}/${label}`;
  const { mapItem: _, ...inherited } = parent;
  return services.startChild(
    { QueryLanguage: 'JSONata', StartAt, States },
    {
      ...inherited,
      arn: `${parent.stateMachineArn.replace(':stateMachine:', ':execution:')}/${label}:${name}`,
      name,
      stateMachineArn: `${parent.stateMachineArn}/${label}`,
      stateMachineName,
      type: ProcessorConfig.ExecutionType,
      startTime: services.now(),
      input,
    },
  );
}

async function runChildren(
  inputs: readonly ChildInput[],
  plan: MapRunPlan,
  start: (input: Json) => LocalExecution,
  signal: AbortSignal,
  free: WithClockFree,
): Promise<readonly ChildRun[]> {
  const total = inputs.reduce((sum, { items }) => sum + items, 0);
  const runs: (ChildRun | undefined)[] = inputs.map(() => undefined);
  const running = new Set<LocalExecution>();
  let next = 0;
  let failedItems = 0;
  let exceeded = false;
  const stopAll = (): void => {
    for (const execution of running) execution.stop();
  };
  signal.addEventListener('abort', stopAll, { once: true });

  const lane = async (): Promise<void> => {
    for (let index = next++; index < inputs.length && !exceeded && !signal.aborted; index = next++) {
      const child = inputs[index];
      if (child === undefined) return;
      const execution = start(child.input);
      running.add(execution);
      const result = await execution.result;
      running.delete(execution);
      runs[index] = { input: child.input, result };
      if (result.status !== 'SUCCEEDED') failedItems += child.items;
      if (!exceeded && exceedsTolerance(plan, failedItems, total)) {
        exceeded = true;
        stopAll();
      }
    }
  };
  const lanes = Math.min(plan.maxConcurrency || MAX_DISTRIBUTED_CONCURRENCY, inputs.length);
  await free(() => Promise.all(Array.from({ length: lanes }, lane)));
  if (exceeded) {
    throw new TaskError(thresholdExceeded.error, thresholdExceeded.cause);
  }
  return runs.filter((run) => run !== undefined);
}
