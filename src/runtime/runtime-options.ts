/**
 * How a `LocalRuntime` is set up, and how one execution is run.
 */
import type { StateMachine } from '../asl/index.ts';
import type { Clock } from './clock.ts';
import type { Persistence } from './execution.ts';
import type { EvaluationLimits } from './interpreter/jsonata/limits.ts';
import type { ExecutionIdentity } from './interpreter/snapshot.ts';
import type { Substitutions } from './load-definition.ts';
import type { MapRunPersistence } from './map-run/map-runs.ts';
import type { LambdaHandler } from './services/lambda.ts';
import type { EndpointCredentials, Endpoints } from './services/sdk/call.ts';
import type { TaskConnector } from './task-connector.ts';

/** How a runtime is set up. */
export interface LocalRuntimeOptions {
  /** Default: a virtual clock. */
  readonly clock?: Clock;
  /** Makes `$random`, `$uuid`, jitter and execution names repeatable. Default 0. */
  readonly seed?: number;
  /**
   * In which order concurrent work goes on: `arrival`, in that in which it became ready (the default), or `seeded`, in one drawn
   * from the seed, so that other seeds give other interleavings and the same seed the same.
   */
  readonly interleaving?: 'arrival' | 'seeded';
  /** Lambda functions by name, ARN or logical id. */
  readonly functions?: Readonly<Record<string, LambdaHandler>>;
  /** Mocks by state name or resource; they come before everything else. */
  readonly mocks?: Readonly<Record<string, TaskConnector>>;
  /**
   * Where APIs are, by the service's name in `aws-sdk:<service>`: a URL, `aws` for the real one, or `dynalite` and `s3rver`, which
   * are started when first needed; `*` stands for every other service, and `http` for every host of HTTP tasks. Without an
   * endpoint nothing leaves this computer.
   */
  readonly endpoints?: Endpoints;
  /** What emulators at these endpoints want to be signed with; most take anything. */
  readonly credentials?: EndpointCredentials;
  readonly region?: string;
  readonly accountId?: string;
  /** Whether a task that nothing performs rejects the result (in tests, the default) or fails the execution (in a server). */
  readonly faults?: 'reject' | 'fail';
  /** Told of faults of the engine itself, which then fail their execution; without, they reject its result. */
  readonly report?: (fault: unknown) => void;
  /** Keeps what is needed to resume an execution after the process ended; nothing is kept without. */
  readonly persist?: (start: ExecutionStart) => Persistence | undefined;
  /** The same for the run of a Distributed Map. */
  readonly persistMapRun?: (mapRunArn: string) => MapRunPersistence | undefined;
  /**
   * How many executions that ended stay in memory, with their histories; the oldest are forgotten first. Default: all. Children
   * of Distributed Maps are not counted.
   */
  readonly retain?: number;
  /** Bounds of JSONata evaluations, where AWS's are not wanted. */
  readonly evaluation?: Partial<EvaluationLimits>;
}

/** What an execution consists of before its first event. */
export interface ExecutionStart {
  readonly identity: ExecutionIdentity;
  readonly machine: StateMachine;
}

/** How one execution is run. */
export interface RunOptions {
  /** Execution name; default: a UUID. */
  readonly name?: string;
  /** Name of the state machine; default: the workflow's, or `StateMachine`. */
  readonly stateMachineName?: string;
  /** Values of the definition's placeholders. */
  readonly substitutions?: Substitutions;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly roleArn?: string;
  /** Whether an EXPRESS execution is run as StartSyncExecution runs it: its context has no RedriveCount. */
  readonly synchronous?: boolean;
}
