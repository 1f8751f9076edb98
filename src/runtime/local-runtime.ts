/**
 * `LocalRuntime`: runs state machines on this computer. It owns the clock, the seeded randomness, the machines that
 * executions may start, the local services and the mocks; the rules of Step Functions are in `interpreter/`.
 */
import type { Json } from '../asl/index.ts';
import { UsageError } from '../dsl/index.ts';
import { type Clock, virtualClock } from './clock.ts';
import { type ExecutionResult, type ExecutionServices, type LocalExecution, startExecution } from './execution.ts';
import { jsonBytes } from './interpreter/json.ts';
import { createJsonataDataLayer } from './interpreter/jsonata/data-layer.ts';
import { DEFAULT_EVALUATION_LIMITS, type EvaluationLimits } from './interpreter/jsonata/limits.ts';
import { MAX_PAYLOAD_BYTES } from './interpreter/payload.ts';
import { type RandomSource, randomSource } from './interpreter/random.ts';
import { isCompiledWorkflow, loadDefinition, type Runnable, type Substitutions } from './load-definition.ts';
import { createLambdaService, type LambdaHandler, type LambdaService } from './services/lambda.ts';
import type { TaskConnector } from './task-connector.ts';
import { createTaskDispatch } from './task-dispatch.ts';
import { createTaskTokens, type TaskTokens } from './task-tokens.ts';

/** How a runtime is set up. */
export interface LocalRuntimeOptions {
  /** Default: a virtual clock. */
  readonly clock?: Clock;
  /** Makes `$random`, `$uuid`, jitter and execution names repeatable. Default 0. */
  readonly seed?: number;
  /** Lambda functions by name, ARN or logical id. */
  readonly functions?: Readonly<Record<string, LambdaHandler>>;
  /** Mocks by state name or resource; they come before everything else. */
  readonly mocks?: Readonly<Record<string, TaskConnector>>;
  readonly region?: string;
  readonly accountId?: string;
  /** Bounds of JSONata evaluations, where AWS's are not wanted. */
  readonly evaluation?: Partial<EvaluationLimits>;
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
}

/**
 * Runs state machines locally.
 *
 * @example
 * const runtime = new LocalRuntime({ functions: { Charge: async (event) => ({ id: 'r-1' }) } });
 * const { status, output } = await runtime.run(definition, { orderId: '7' });
 */
export class LocalRuntime {
  /** The clock of all executions. */
  readonly clock: Clock;
  readonly #random: RandomSource;
  readonly #seed: number;
  readonly #region: string;
  readonly #accountId: string;
  readonly #mocks: Map<string, TaskConnector>;
  readonly #lambda: LambdaService;
  readonly #tokens: TaskTokens = createTaskTokens();
  readonly #services: ExecutionServices;

  constructor(options: LocalRuntimeOptions = {}) {
    this.clock = options.clock ?? virtualClock();
    this.#seed = options.seed ?? 0;
    this.#random = randomSource(this.#seed);
    this.#region = options.region ?? 'us-east-1';
    this.#accountId = options.accountId ?? '123456789012';
    this.#mocks = new Map(Object.entries(options.mocks ?? {}));
    this.#lambda = createLambdaService(this.#random.uuid);
    for (const [reference, handler] of Object.entries(options.functions ?? {})) this.#lambda.define(reference, handler);
    const { clock } = this;
    this.#services = {
      clock,
      data: createJsonataDataLayer(
        { now: clock.now, random: this.#random.number, uuid: this.#random.uuid },
        { ...DEFAULT_EVALUATION_LIMITS, ...options.evaluation },
      ),
      dispatch: createTaskDispatch(clock, this.#mocks, [this.#lambda.service]),
      tokens: this.#tokens,
      runMap: () => async () => {
        throw new UsageError('STEP8204', 'Distributed Map is not available.', 'Use an inline Map.');
      },
      seed: this.#seed,
    };
  }

  /**
   * Runs a machine to its end.
   *
   * @example
   * const { output } = await runtime.run(processOrder, { orderId: '7' }, { substitutions: { OrdersName: 'orders' } });
   */
  run(runnable: Runnable, input: Json = {}, options: RunOptions = {}): Promise<ExecutionResult> {
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
    const stateMachineName =
      options.stateMachineName ?? (isCompiledWorkflow(runnable) ? runnable.manifest.name : 'StateMachine');
    const machine = loadDefinition(runnable, options.substitutions ?? {});
    const name = options.name ?? this.#random.uuid();
    if (jsonBytes(input) > MAX_PAYLOAD_BYTES) {
      throw new UsageError(
        'STEP8205',
        `The input is larger than ${MAX_PAYLOAD_BYTES} bytes.`,
        'Pass a reference to the data.',
      );
    }
    const prefix = `arn:aws:states:${this.#region}:${this.#accountId}`;
    const type = options.type ?? (isCompiledWorkflow(runnable) ? runnable.manifest.type : 'STANDARD');
    const arn =
      type === 'STANDARD'
        ? `${prefix}:execution:${stateMachineName}:${name}`
        : `${prefix}:express:${stateMachineName}:${name}:${this.#random.uuid()}`;
    return startExecution(
      machine,
      {
        arn,
        name,
        roleArn: options.roleArn ?? `arn:aws:iam::${this.#accountId}:role/${stateMachineName}`,
        stateMachineArn: `${prefix}:stateMachine:${stateMachineName}`,
        stateMachineName,
        type,
        region: this.#region,
        startTime: this.clock.now(),
        input: JSON.parse(JSON.stringify(input)),
      },
      this.#services,
    );
  }

  /**
   * Lets `connector` perform the tasks of a state, by its name, or of a resource, by its ARN.
   *
   * @example
   * runtime.mock('arn:aws:states:::sqs:sendMessage', async () => ({ MessageId: '1' }));
   */
  mock(stateOrResource: string, connector: TaskConnector): void {
    this.#mocks.set(stateOrResource, connector);
  }

  /**
   * Gives a Lambda function its code, by name, ARN or logical id.
   *
   * @example
   * runtime.lambda('Charge', async ({ amount }) => ({ id: `r-${amount}` }));
   */
  lambda(reference: string, handler: LambdaHandler): void {
    this.#lambda.define(reference, handler);
  }

  /**
   * Completes the task that waits on a token.
   *
   * @example
   * runtime.sendTaskSuccess(token, { approved: true });
   */
  sendTaskSuccess(token: string, output: Json): void {
    this.#tokens.succeed(token, output);
  }

  /**
   * Fails the task that waits on a token.
   *
   * @example
   * runtime.sendTaskFailure(token, 'Rejected', 'The manager said no');
   */
  sendTaskFailure(token: string, error?: string, cause?: string): void {
    this.#tokens.fail(token, error, cause);
  }

  /**
   * Tells the task that waits on a token that its worker is alive.
   *
   * @example
   * runtime.sendTaskHeartbeat(token);
   */
  sendTaskHeartbeat(token: string): void {
    this.#tokens.heartbeat(token);
  }
}
