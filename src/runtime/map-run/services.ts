/**
 * What map runs need of the runtime.
 */
import type { StateMachine } from '../../asl/index.ts';
import type { LocalExecution } from '../execution.ts';
import type { DataLayer } from '../interpreter/data.ts';
import type { ExecutionIdentity } from '../interpreter/snapshot.ts';
import type { TaskDispatch } from '../task-dispatch.ts';
import type { MapRuns } from './map-runs.ts';

/** What runs need. */
export interface MapRunServices {
  readonly data: DataLayer;
  readonly uuid: () => string;
  readonly now: () => number;
  readonly perform: TaskDispatch['perform'];
  readonly runs: MapRuns;
  readonly startChild: (machine: StateMachine, identity: ExecutionIdentity) => LocalExecution;
  /** The executions of a run that the runtime knows, by index. */
  readonly childrenOf: (mapRunArn: string) => Promise<ReadonlyMap<number, LocalExecution>>;
  /** Nobody will ask for this execution again. */
  readonly forget: (execution: LocalExecution) => void;
}
