/**
 * `LocalRuntime`: runs state machines on this computer. What it is made of is in `runtime-core.ts`; the rules of Step Functions
 * are in `interpreter/`.
 */
import type { Json } from '../asl/index.ts';
import type { Clock } from './clock.ts';
import type { ExecutionResult, LocalExecution, Persistence } from './execution.ts';
import type { Runnable } from './load-definition.ts';
import { loadMachine } from './load-machine.ts';
import type { RegisteredMachine } from './machine-registry.ts';
import type { MapRun, MapRunLimits } from './map-run/map-run.ts';
import type { MapRunPersistence } from './map-run/map-runs.ts';
import { resourceName } from './resource-name.ts';
import { createRuntimeCore, type RuntimeCore, settled } from './runtime-core.ts';
import type { ExecutionStart, LocalRuntimeOptions, RunOptions } from './runtime-options.ts';
import type { ActivityTask, ActivityWorker } from './services/activities.ts';
import type { LocalBus } from './services/events.ts';
import type { LambdaHandler } from './services/lambda.ts';
import type { LocalTopic } from './services/sns.ts';
import type { LocalQueue } from './services/sqs.ts';
import type { StartOptions } from './services/step-functions.ts';
import type { TaskConnector } from './task-connector.ts';
import type { TaskMock } from './task-dispatch.ts';

/**
 * Runs state machines locally.
 *
 * @example
 * const runtime = new LocalRuntime({ functions: { Charge: async (event) => ({ id: 'r-1' }) } });
 * const { status, output } = await runtime.run(definition, { orderId: '7' });
 */
export class LocalRuntime {
  readonly #core: RuntimeCore;

  constructor(options: LocalRuntimeOptions = {}) {
    this.#core = createRuntimeCore(options);
    for (const [reference, handler] of Object.entries(options.functions ?? {})) this.lambda(reference, handler);
  }

  /** The clock of all executions. */
  get clock(): Clock {
    return this.#core.clock;
  }

  /**
   * Runs a machine to its end.
   *
   * @example
   * const { output } = await runtime.run(processOrder, { orderId: '7' }, { substitutions: { OrdersName: 'orders' } });
   */
  async run(runnable: Runnable, input: Json = {}, options: RunOptions = {}): Promise<ExecutionResult> {
    return this.start(runnable, input, options).result;
  }

  /**
   * Starts a machine; for executions that the caller has to answer, such as those that wait for a token.
   *
   * @example
   * const execution = runtime.start(definition, {});
   * runtime.sendTaskSuccess(await execution.token('Approve'), { approved: true });
   */
  start(runnable: Runnable, input: Json = {}, options: RunOptions = {}): LocalExecution {
    return this.#core.start(loadMachine(runnable, options), input, options);
  }

  /**
   * Brings back an execution whose events were kept, and goes on with it if it had not ended.
   *
   * @example
   * for (const kept of journal.read()) runtime.resume(kept.start, kept.persistence);
   */
  resume(start: ExecutionStart, persistence: Persistence): LocalExecution {
    return this.#core.launch(start, persistence);
  }

  /**
   * An execution by its ARN; throws a `TaskError` under the API's name if there is none.
   *
   * @example
   * runtime.execution(arn).stop('Cancelled');
   */
  execution(executionArn: string): LocalExecution {
    return this.#core.machines.execution(executionArn);
  }

  /**
   * Looks machines up before those that were registered, by any reference that a task or `start` may use.
   *
   * @example
   * runtime.findMachines((reference) => store.machine(reference));
   */
  findMachines(find: (reference: string) => RegisteredMachine | undefined): void {
    this.#core.machines.lookUp(find);
  }

  /**
   * Starts a machine that is known to this runtime.
   *
   * @example
   * const execution = runtime.startKnown('arn:aws:states:us-east-1:123456789012:stateMachine:Orders', {}, { name: 'n-1' });
   */
  startKnown(reference: string, input: Json, options: StartOptions = {}): LocalExecution {
    return this.#core.start(this.#core.machines.machine(reference), input, options);
  }

  /**
   * Makes a machine known under a name, ARN or logical id, so that executions can start it; gives its ARN.
   *
   * @example
   * runtime.register('Child', childWorkflow, { type: 'EXPRESS' });
   */
  register(reference: string, runnable: Runnable, options: Omit<RunOptions, 'name'> = {}): string {
    const stateMachineName = options.stateMachineName ?? resourceName(reference);
    this.#core.machines.register(reference, loadMachine(runnable, { ...options, stateMachineName }));
    return this.#core.arn('stateMachine', stateMachineName);
  }

  /**
   * Lets `connector` perform the tasks of a state, by its name, or of a resource, by its ARN.
   *
   * @example
   * runtime.mock('arn:aws:states:::sqs:sendMessage', async () => ({ MessageId: '1' }));
   */
  mock<A = Json>(stateOrResource: string, connector: TaskConnector<A>): void {
    // What a Task sends is whatever its Arguments say; the connector declares what it expects of them.
    this.#core.mocks.set(stateOrResource, connector as TaskConnector<unknown>);
  }

  /**
   * Lets `connector` perform the tasks that fit, unless a mock of their state does.
   *
   * @example
   * runtime.mockWhere(({ resource }) => resource.startsWith('arn:aws:states:::aws-sdk:'), () => ({}));
   */
  mockWhere(fits: TaskMock['fits'], connector: TaskConnector): void {
    this.#core.rules.push({ fits, connector });
  }

  /**
   * Gives a Lambda function its code, by name, ARN or logical id.
   *
   * @example
   * runtime.lambda('Charge', async ({ amount }: { amount: number }) => ({ id: `r-${amount}` }));
   */
  lambda<I = unknown>(reference: string, handler: LambdaHandler<I>): void {
    this.#core.local.lambda.define(reference, handler);
  }

  /**
   * Sets the worker of an activity, by name, ARN or logical id. Without a worker its tasks wait for `activityTask`.
   *
   * @example
   * runtime.activity('Review', async (document) => ({ approved: true }));
   */
  activity(reference: string, worker?: ActivityWorker): void {
    this.#core.local.activities.define(reference, worker);
  }

  /**
   * Takes the next task of an activity, as GetActivityTask does; waits for one until the signal aborts.
   *
   * @example
   * const task = await runtime.activityTask('Review', 'worker-1');
   * if (task) runtime.sendTaskSuccess(task.taskToken, { approved: true });
   */
  activityTask(reference: string, workerName?: string, signal?: AbortSignal): Promise<ActivityTask | undefined> {
    return this.#core.local.activities.poll(reference, workerName, signal);
  }

  /**
   * A queue with its messages, by name, URL, ARN or logical id.
   *
   * @example
   * expect(runtime.queue('Jobs').bodies()).toEqual([{ id: 1 }]);
   */
  queue(reference: string): LocalQueue {
    return this.#core.local.sqs.queue(reference);
  }

  /**
   * A topic with its messages and subscriptions, by name, ARN or logical id.
   *
   * @example
   * runtime.topic('Alerts').subscribe({ queue: 'Audit' });
   */
  topic(reference: string): LocalTopic {
    return this.#core.local.sns.topic(reference);
  }

  /**
   * An event bus with its events and rules, by name, ARN or logical id.
   *
   * @example
   * runtime.bus('default').rule({ source: ['shop'] }, { function: 'OnOrder' });
   */
  bus(reference = 'default'): LocalBus {
    return this.#core.local.events.bus(reference);
  }

  /**
   * Where a service is that has an endpoint, for whoever sets it up; an emulator is started if it has not been.
   *
   * @example
   * const client = new DynamoDBClient({ endpoint: await runtime.endpoint('dynamodb') });
   */
  endpoint(service: string): Promise<string | undefined> {
    return this.#core.local.endpoint(service);
  }

  /**
   * Every execution that was started, in order: by `run` and `start`, by other executions and by Distributed Maps.
   *
   * @example
   * const failed = runtime.executions.filter((execution) => execution.finished()?.status === 'FAILED');
   */
  get executions(): readonly LocalExecution[] {
    return this.#core.machines.executions();
  }

  /** The runs of Distributed Maps, in order of their start. */
  get mapRuns(): readonly MapRun[] {
    return this.#core.mapRuns.all();
  }

  /**
   * Changes how many children of a map run may run at the same time, and how many failures it tolerates.
   *
   * @example
   * runtime.updateMapRun(mapRunArn, { maxConcurrency: 5 });
   */
  updateMapRun(mapRunArn: string, limits: Partial<MapRunLimits>): void {
    this.#core.mapRuns.limit(mapRunArn, limits);
  }

  /**
   * Brings back a map run that was kept, before the executions are resumed.
   *
   * @example
   * for (const kept of journal.readMapRuns()) runtime.restoreMapRun(kept);
   */
  restoreMapRun(persistence: MapRunPersistence): void {
    this.#core.mapRuns.restore(persistence);
  }

  /**
   * Ends what nobody waits for once everything was resumed: map runs whose execution had ended, and their children.
   *
   * @example
   * await runtime.endOrphans();
   */
  async endOrphans(): Promise<void> {
    await settled();
    for (const run of this.#core.mapRuns.all()) {
      if (run.status !== 'RUNNING' || this.#core.machines.isRunning(run.executionArn)) continue;
      this.#core.mapRuns.note(run, {
        type: 'ended',
        time: this.clock.now(),
        status: 'ABORTED',
        read: run.read,
        written: false,
      });
    }
    for (const { identity, finished, stop } of this.executions) {
      if (identity.mapRun === undefined || finished() !== undefined) continue;
      if (this.#core.mapRuns.find(identity.mapRun.arn)?.status !== 'RUNNING') stop();
    }
  }

  /** What failed of the work that nobody awaits, such as functions that a topic called. */
  get backgroundFailures(): readonly { readonly what: string; readonly error: unknown }[] {
    return this.#core.local.background.failures;
  }

  /**
   * Completes the task that waits on a token.
   *
   * @example
   * runtime.sendTaskSuccess(token, { approved: true });
   */
  sendTaskSuccess(token: string, output: Json): void {
    this.#core.tokens.succeed(token, output);
  }

  /**
   * Fails the task that waits on a token.
   *
   * @example
   * runtime.sendTaskFailure(token, 'Rejected', 'The manager said no');
   */
  sendTaskFailure(token: string, error?: string, cause?: string): void {
    this.#core.tokens.fail(token, error, cause);
  }

  /**
   * Tells the task that waits on a token that its worker is alive.
   *
   * @example
   * runtime.sendTaskHeartbeat(token);
   */
  sendTaskHeartbeat(token: string): void {
    this.#core.tokens.heartbeat(token);
  }
}
