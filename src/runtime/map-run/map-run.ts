/**
 * The run of a Distributed Map as data: what the API describes, and which children are done. It changes by events only,
 * so that a run that was journalled is brought back by applying them again.
 */
import type { ChildRun } from '../../dsl/distributed-map/index.ts';
import { createIndexSet, type IndexSet } from './index-set.ts';

/** What may be changed while a run lasts. */
export interface MapRunLimits {
  /** 0 stands for the most that there may be. */
  readonly maxConcurrency: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
}

/** Something that happened to a run. */
export type MapRunEvent =
  | ({ readonly type: 'begun'; readonly limits: MapRunLimits } & MapRunIdentity)
  | { readonly type: 'child'; readonly index: number; readonly items: number; readonly run: ChildRun }
  | { readonly type: 'limited'; readonly limits: MapRunLimits }
  | { readonly type: 'redriven'; readonly time: number; readonly redrives: number }
  | {
      readonly type: 'ended';
      readonly time: number;
      readonly status: EndStatus;
      readonly read: Count;
      /** Whether a ResultWriter has written what came of the children. */
      readonly written: boolean;
    };

/** Who a run is. */
export interface MapRunIdentity {
  readonly mapRunArn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  /** Prefix of the children's names. */
  readonly label: string;
  readonly startTime: number;
}

type EndStatus = 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** Children, and the items that they stand for. */
export interface Count {
  executions: number;
  items: number;
}

/** How children end. */
export type ChildStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One run. */
export interface MapRun extends MapRunIdentity {
  status: 'RUNNING' | EndStatus;
  stopTime?: number;
  limits: MapRunLimits;
  redrives?: { readonly count: number; readonly time: number };
  /** Children that were read so far. */
  read: Count;
  readonly running: Count;
  readonly ended: Readonly<Record<ChildStatus, Count>>;
  /** Children that ended, by index. */
  readonly done: IndexSet;
  /** Those that did not succeed, by index, with their items. */
  readonly failed: Map<number, number>;
  /** Those of them that a redrive will begin again and has not begun yet. */
  readonly awaitingRedrive: Map<number, number>;
  /** Whether the source was read to its end. */
  isRead: boolean;
  /** Whether its results were written. */
  written: boolean;
}

/** A run that has just begun. */
export function beginMapRun({ type: _, ...identity }: Extract<MapRunEvent, { type: 'begun' }>): MapRun {
  return {
    ...identity,
    status: 'RUNNING',
    read: nothing(),
    running: nothing(),
    ended: { SUCCEEDED: nothing(), FAILED: nothing(), TIMED_OUT: nothing(), ABORTED: nothing() },
    done: createIndexSet(),
    failed: new Map(),
    awaitingRedrive: new Map(),
    isRead: false,
    written: false,
  };
}

/** Applies an event. */
export function applyMapRunEvent(run: MapRun, event: Exclude<MapRunEvent, { type: 'begun' }>): void {
  switch (event.type) {
    case 'child': {
      const status = childStatus(event.run.result.status);
      count(run.ended[status], event.items);
      run.done.add(event.index);
      if (status !== 'SUCCEEDED') run.failed.set(event.index, event.items);
      run.awaitingRedrive.delete(event.index);
      return;
    }
    case 'limited':
      run.limits = event.limits;
      return;
    case 'redriven':
      run.status = 'RUNNING';
      delete run.stopTime;
      run.redrives = { count: event.redrives, time: event.time };
      for (const [index, items] of run.failed) {
        run.done.remove(index);
        run.awaitingRedrive.set(index, items);
      }
      run.failed.clear();
      for (const status of ['FAILED', 'TIMED_OUT', 'ABORTED'] as const) Object.assign(run.ended[status], nothing());
      return;
    case 'ended':
      run.status = event.status;
      run.stopTime = event.time;
      run.read = event.read;
      run.written = event.written;
  }
}

/** Counts a child, or with a factor of -1 discounts it. */
export function count(counted: Count, items: number, factor: 1 | -1 = 1): void {
  counted.executions += factor;
  counted.items += factor * items;
}

/** Items whose children did not succeed. */
export function failedItems({ ended: { FAILED, TIMED_OUT, ABORTED } }: MapRun): number {
  return FAILED.items + TIMED_OUT.items + ABORTED.items;
}

function nothing(): Count {
  return { executions: 0, items: 0 };
}

function childStatus(status: string): ChildStatus {
  return status === 'SUCCEEDED' || status === 'TIMED_OUT' || status === 'ABORTED' ? status : 'FAILED';
}
