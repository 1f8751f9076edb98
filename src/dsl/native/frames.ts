/**
 * Where native code finds its surroundings: which task runner serves it, which execution it belongs to, and the task
 * defaults that a decorated method set. Frames travel by `AsyncLocalStorage`, one for the whole process even where the
 * package is loaded twice.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Duration } from '../duration.ts';
import type { Execution } from './execution.ts';
import type { TaskRunner } from './task-runner.ts';

/** What surrounds a piece of native code. */
export interface Frame {
  readonly runner: TaskRunner;
  /** The execution that the code belongs to; absent outside of workflows. */
  readonly execution?: Execution | undefined;
  /** Set by `@Timeout` and `@Heartbeat` for the calls of the method. */
  readonly taskDefaults?: TaskDefaults | undefined;
  /** Facts to present as the context of the next execution that starts here. */
  readonly facts?: ExecutionFacts | undefined;
}

/** Options that apply to calls which do not have them. */
export interface TaskDefaults {
  readonly timeout?: Duration;
  readonly heartbeat?: Duration;
}

/** Facts about an execution that a caller may fix, e.g. to compare two runs. */
export interface ExecutionFacts {
  readonly id?: string;
  readonly name?: string;
  readonly startTime?: string;
  readonly roleArn?: string;
  readonly stateMachineId?: string;
  readonly stateMachineName?: string;
}

const storageKey: unique symbol = Symbol.for('stepscript.native');

const shared = globalThis as { [storageKey]?: AsyncLocalStorage<Frame | undefined> };
shared[storageKey] ??= new AsyncLocalStorage<Frame | undefined>();

/** The frames of the running code; `undefined` outside of any. */
export const frames: AsyncLocalStorage<Frame | undefined> = shared[storageKey];
