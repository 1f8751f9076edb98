/**
 * The runs of Distributed Maps as the API describes them: what was asked for, how the run stands, and its children.
 */
import type { LocalExecution } from '../execution.ts';
import type { MapRunPlan } from '../interpreter/data.ts';

/** One run. */
export interface MapRun {
  readonly mapRunArn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly startTime: number;
  readonly plan: MapRunPlan;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  stopTime?: number;
  /** How many items each of the children stands for. */
  items: readonly number[];
  readonly children: LocalExecution[];
}
