/**
 * The child executions of one map run: a new one for an item, or the one that was there before the runtime went down or the
 * run was redriven. What succeeded long ago is forgotten, so that a run may have millions of them.
 */
import type { DistributedMapState } from '../../asl/index.ts';
import type { ChildInput } from '../../dsl/distributed-map/index.ts';
import type { LocalExecution } from '../execution.ts';
import { jsonBytes } from '../interpreter/json.ts';
import type { ExecutionIdentity } from '../interpreter/snapshot.ts';
import type { MapRun } from './map-run.ts';
import type { MapRunServices } from './services.ts';

/** Children of a run that stay in memory and on disk once they succeeded, and once they failed. */
const KEPT_SUCCESSES = 1000;
const KEPT_FAILURES = 10_000;
/** Bytes of their inputs and outputs, of which an execution holds several copies; batches are large. */
const KEPT_BYTES = 4 * 1024 * 1024;

/** The children. */
export interface Children {
  /** The execution of the item at an index, under way or over. */
  readonly execution: (index: number, input: ChildInput) => LocalExecution;
  /** Its result was noted. */
  readonly noted: (execution: LocalExecution, succeeded: boolean) => void;
}

/** The children of a run; `before` are those that it had before. */
export function createChildren(
  state: DistributedMapState,
  run: MapRun,
  before: ReadonlyMap<number, LocalExecution>,
  parent: ExecutionIdentity,
  services: MapRunServices,
): Children {
  let successes = 0;
  let failures = 0;
  let bytes = 0;
  return {
    execution: (index, input) => {
      const known = before.get(index);
      const redrives = run.redrives?.count ?? 0;
      if (known === undefined) return start(state, run, { index, ...input }, parent, services);
      const failed = known.finished() !== undefined && known.finished()?.status !== 'SUCCEEDED';
      if (failed && redrives > (known.redrives()?.count ?? 0)) {
        // An EXPRESS execution cannot be redriven: it starts anew.
        if (known.identity.type === 'EXPRESS') return start(state, run, { index, ...input }, parent, services);
        known.redrive();
      }
      return known;
    },
    noted: (execution, succeeded) => {
      if (succeeded) successes += 1;
      else failures += 1;
      bytes += jsonBytes(execution.input) + jsonBytes(execution.finished()?.output ?? null);
      const tooMany = succeeded ? successes > KEPT_SUCCESSES || bytes > KEPT_BYTES : failures > KEPT_FAILURES;
      if (tooMany) services.forget(execution);
    },
  };
}

function start(
  state: DistributedMapState,
  run: MapRun,
  { index, input, items }: ChildInput & { readonly index: number },
  parent: ExecutionIdentity,
  services: MapRunServices,
): LocalExecution {
  const { StartAt, States, ProcessorConfig } = state.ItemProcessor;
  const name = services.uuid();
  const { mapItem: _, redrives: __, ...inherited } = parent;
  return services.startChild(
    { QueryLanguage: 'JSONata', StartAt, States },
    {
      ...inherited,
      arn: `${parent.stateMachineArn.replace(':stateMachine:', ':execution:')}/${run.label}:${name}`,
      name,
      stateMachineArn: `${parent.stateMachineArn}/${run.label}`,
      stateMachineName: `${parent.stateMachineName}/${run.label}`,
      type: ProcessorConfig.ExecutionType,
      startTime: services.now(),
      input,
      mapRun: { arn: run.mapRunArn, index, items },
    },
  );
}
