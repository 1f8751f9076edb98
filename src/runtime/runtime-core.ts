/**
 * What a `LocalRuntime` is made of: its clock and seeded randomness, the machines and executions that it knows, the services
 * and mocks that perform tasks, and how an execution is started with all of these.
 */
import { type Json, MAXIMUM_PAYLOAD_BYTES } from '../asl/index.ts';
import { UsageError } from '../dsl/index.ts';
import { type Clock, virtualClock } from './clock.ts';
import { createServices, type LocalServices } from './create-services.ts';
import { type ExecutionServices, type LocalExecution, type Persistence, startExecution } from './execution.ts';
import { jsonBytes } from './interpreter/json.ts';
import { DEFAULT_EVALUATION_LIMITS } from './interpreter/jsonata/limits.ts';
import { createDataLayer } from './interpreter/query-languages.ts';
import { randomSource } from './interpreter/random.ts';
import type { ExecutionIdentity } from './interpreter/snapshot.ts';
import { createMachineRegistry, type MachineRegistry, type RegisteredMachine } from './machine-registry.ts';
import { createMapRuns, type MapRuns } from './map-run/map-runs.ts';
import { createMapRunner } from './map-run/run-map.ts';
import type { ExecutionStart, LocalRuntimeOptions } from './runtime-options.ts';
import { inOrder, seeded } from './schedule.ts';
import type { StartOptions } from './services/step-functions.ts';
import type { TaskConnector } from './task-connector.ts';
import { createTaskDispatch, type TaskMock } from './task-dispatch.ts';
import { createTaskTokens, type TaskTokens } from './task-tokens.ts';

export interface RuntimeCore {
  readonly clock: Clock;
  readonly tokens: TaskTokens;
  readonly machines: MachineRegistry;
  readonly mapRuns: MapRuns;
  readonly local: LocalServices;
  /** Connectors by the name of a state or the ARN of a resource. */
  readonly mocks: Map<string, TaskConnector>;
  /** Connectors for whatever fits. */
  readonly rules: TaskMock[];
  /** The ARN of something of Step Functions in the runtime's account and region. */
  arn(kind: string, name: string): string;
  /** Starts a machine; throws a `UsageError` for an input that no execution takes. */
  start(registered: RegisteredMachine, input: Json, options: StartOptions): LocalExecution;
  /** Goes on with an execution, from its beginning where nothing of it was kept. */
  launch(start: ExecutionStart, persistence: Persistence | undefined): LocalExecution;
}

/** Wires the parts of a runtime. */
export function createRuntimeCore(options: LocalRuntimeOptions): RuntimeCore {
  const { region = 'us-east-1', accountId = '123456789012', seed = 0, persist = () => undefined, retain } = options;
  const clock = options.clock ?? virtualClock();
  const random = randomSource(seed);
  const tokens = createTaskTokens();
  const machines = createMachineRegistry();
  const mapRuns = createMapRuns(options.persistMapRun ?? (() => undefined));
  const mocks = new Map(Object.entries(options.mocks ?? {}));
  const rules: TaskMock[] = [];
  const arnOf = (kind: string, name: string): string => `arn:aws:states:${region}:${accountId}:${kind}:${name}`;

  const local = createServices({
    clock,
    random,
    region,
    accountId,
    endpoints: options.endpoints ?? {},
    credentials: options.credentials,
    executions: {
      start: (reference, input, options) => start(machines.machine(reference), input, options),
      typeOf: (reference) => machines.machine(reference).type,
      find: machines.execution,
      tokens,
      uuid: random.uuid,
    },
  });
  const data = createDataLayer(
    { now: clock.now, random: random.number, uuid: random.uuid },
    { ...DEFAULT_EVALUATION_LIMITS, ...options.evaluation },
  );
  const dispatch = createTaskDispatch(clock, { named: mocks, rules }, local.all, options.faults);
  const services: ExecutionServices = {
    clock,
    data,
    dispatch,
    tokens,
    seed,
    report: options.report,
    schedule: options.interleaving === 'seeded' ? seeded(randomSource(~seed).number) : inOrder,
    runMap: (identity) =>
      createMapRunner(identity, {
        data,
        uuid: random.uuid,
        now: clock.now,
        runs: mapRuns,
        perform: dispatch.perform,
        startChild: (machine, child) => launch({ identity: child, machine }, persist({ identity: child, machine })),
        childrenOf: async (mapRunArn) => {
          await settled();
          const children = machines.executions().filter((execution) => execution.identity.mapRun?.arn === mapRunArn);
          return new Map(children.map((child) => [child.identity.mapRun?.index ?? 0, child]));
        },
        forget: (execution) => {
          machines.remove(execution.executionArn);
          execution.forget();
        },
      }),
  };

  const launch: RuntimeCore['launch'] = ({ identity, machine }, persistence) => {
    const execution = startExecution(machine, identity, services, persistence);
    machines.add(execution);
    if (retain !== undefined && identity.mapRun === undefined) {
      const retire = (): void => machines.retire(execution, retain);
      execution.result.then(retire, retire);
    }
    return execution;
  };

  const start: RuntimeCore['start'] = (registered, given, options) => {
    const { machine, stateMachineName, type } = registered;
    const input: Json = JSON.parse(JSON.stringify(given));
    if (jsonBytes(input) > MAXIMUM_PAYLOAD_BYTES) {
      throw new UsageError(
        'STEP8205',
        `The input is larger than ${MAXIMUM_PAYLOAD_BYTES} bytes.`,
        'Pass a reference to the data.',
      );
    }
    const name = options.name ?? random.uuid();
    const arn =
      type === 'STANDARD'
        ? arnOf('execution', `${stateMachineName}:${name}`)
        : arnOf('express', `${stateMachineName}:${name}:${random.uuid()}`);
    const same = machines.sameExecution(arn, input, options.adopt === true);
    if (same !== undefined) return same;
    const identity: ExecutionIdentity = {
      arn,
      name,
      roleArn: registered.roleArn ?? `arn:aws:iam::${accountId}:role/${stateMachineName}`,
      stateMachineArn: arnOf('stateMachine', stateMachineName),
      stateMachineName,
      type,
      region,
      startTime: clock.now(),
      input,
      ...(type === 'EXPRESS' && options.synchronous ? { synchronous: true } : {}),
      ...(clock.steady === true ? { timed: true } : {}),
      ...(options.traceHeader === undefined ? {} : { traceHeader: options.traceHeader }),
      ...registered.origin,
    };
    return launch({ identity, machine }, persist({ identity, machine }));
  };

  return { clock, tokens, machines, mapRuns, local, mocks, rules, arn: arnOf, start, launch };
}

/** What executions that were resumed came to is known a moment later. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
