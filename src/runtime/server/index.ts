/**
 * The Step Functions API in front of a `LocalRuntime`: AWS JSON 1.0 over HTTP, so that the AWS SDKs and the AWS CLI work with
 * it. With a data folder, what was created and every STANDARD execution outlive the process.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { CompiledWorkflow } from '../../artifact/index.ts';
import { UsageError, type WorkflowReference } from '../../dsl/index.ts';
import { artifactOf, isCompiled } from '../artifact-of.ts';
import { bindHandles, compiledReference } from '../bind-handles.ts';
import { realClock } from '../clock.ts';
import { DEFAULT_EVALUATION_LIMITS } from '../interpreter/jsonata/limits.ts';
import { LocalRuntime } from '../local-runtime.ts';
import type { LocalRuntimeOptions } from '../runtime-options.ts';
import { TaskError } from '../task-connector.ts';
import { ApiError } from './api-error.ts';
import { arnOf, findTarget, own, type ServerContext, startable } from './context.ts';
import { createHttpServer, type Operation } from './http.ts';
import { openJournal } from './journal.ts';
import { activityOperations } from './operations/activities.ts';
import { aliasOperations } from './operations/aliases.ts';
import { executionOperations } from './operations/executions.ts';
import { machineOperations } from './operations/machines.ts';
import { mapRunOperations } from './operations/map-runs.ts';
import { tagOperations } from './operations/tags.ts';
import { testStateOperation } from './operations/test-state.ts';
import { ValidateStateMachineDefinition } from './operations/validation.ts';
import { versionOperations } from './operations/versions.ts';
import { openResources } from './resources.ts';

/** How a server is set up. */
export interface LocalServerOptions extends Omit<LocalRuntimeOptions, 'persist' | 'persistMapRun' | 'faults'> {
  /** Default 8083, the port of Step Functions Local; 0 takes a free one. */
  readonly port?: number;
  /** Address to listen on; default is this computer alone. */
  readonly address?: string;
  /** Names besides `localhost` under which requests may come in. */
  readonly hosts?: readonly string[];
  /** Folder that outlives the process; without it everything is in memory. */
  readonly dataDir?: string;
  /** Told of faults of the server and the engine; default: standard error. */
  readonly report?: (fault: unknown) => void;
}

/** A server that listens. */
export interface LocalServer {
  readonly url: string;
  readonly runtime: LocalRuntime;
  /**
   * Creates the state machine of a workflow, or brings it up to date; gives its ARN. The code of its functions and its
   * children come with the workflow itself, and not with its artifact alone.
   */
  readonly deploy: (workflow: WorkflowReference<never, unknown> | CompiledWorkflow) => Promise<string>;
  readonly close: () => Promise<void>;
}

const DEFAULT_PORT = 8083;

/**
 * Starts the API server.
 *
 * @example
 * const server = await startServer({ port: 8083, dataDir: '.stepscript/data' });
 * const sfn = new SFNClient({ endpoint: server.url, region: 'us-east-1', disableHostPrefix: true });
 */
export async function startServer(options: LocalServerOptions = {}): Promise<LocalServer> {
  const { dataDir, region = 'us-east-1', accountId = '123456789012' } = options;
  // Ids must not come again after a restart.
  const seed = options.seed ?? randomInt(2 ** 31);
  const journal = dataDir === undefined ? undefined : openJournal(dataDir);
  const resources = openResources(dataDir);
  const report = options.report ?? ((fault: unknown) => console.error(fault));
  const runtime = new LocalRuntime({
    clock: realClock(),
    ...options,
    report,
    seed,
    faults: 'fail',
    ...(journal === undefined
      ? {}
      : { persist: (start) => journal.open(start, randomInt(2 ** 31)), persistMapRun: journal.openMapRun }),
  });
  const evaluation = { ...DEFAULT_EVALUATION_LIMITS, ...options.evaluation };
  const context: ServerContext = {
    runtime,
    resources,
    region,
    accountId,
    evaluation,
    uuid: randomUUID,
    random: Math.random,
  };
  runtime.findMachines((reference) => {
    const found = findTarget(context, reference);
    return found === undefined ? undefined : startable(found);
  });
  for (const { arn } of Object.values(resources.all().activities)) runtime.activity(arn);
  for (const kept of journal?.readMapRuns() ?? []) runtime.restoreMapRun(kept);
  for (const { start, persistence } of journal?.read(report) ?? []) {
    try {
      runtime.resume(start, persistence);
    } catch (fault) {
      report(fault);
    }
  }
  await runtime.endOrphans();
  const operations = operationsOf(context);
  const server = createHttpServer({ operations, hosts: options.hosts ?? [], report });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? DEFAULT_PORT, options.address ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    runtime,
    deploy: (workflow) => {
      if (!isCompiled(workflow)) bindHandles(runtime, compiledReference(workflow));
      return deploy(context, operations, artifactOf(workflow));
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function deploy(
  context: ServerContext,
  operations: ReadonlyMap<string, Operation>,
  { manifest: { name, type }, definition }: CompiledWorkflow,
): Promise<string> {
  const stateMachineArn = arnOf(context, 'stateMachine', name);
  const exists = own(context.resources.all().machines, stateMachineArn) !== undefined;
  const { signal } = new AbortController();
  const request = { definition: JSON.stringify(definition) };
  if (exists) await operations.get('UpdateStateMachine')?.({ ...request, stateMachineArn }, signal);
  else {
    const roleArn = `arn:aws:iam::${context.accountId}:role/${name}`;
    await operations.get('CreateStateMachine')?.({ ...request, name, type, roleArn }, signal);
  }
  return stateMachineArn;
}

/** Every operation, each with the errors of the runtime turned into the API's. */
function operationsOf(context: ServerContext): ReadonlyMap<string, Operation> {
  const operations: Readonly<Record<string, Operation>> = {
    ...machineOperations(context),
    ...versionOperations(context),
    ...aliasOperations(context),
    ...executionOperations(context),
    ...mapRunOperations(context),
    ...activityOperations(context),
    ...tagOperations(context),
    TestState: testStateOperation(context),
    ValidateStateMachineDefinition,
  };
  return new Map(Object.entries(operations).map(([name, operation]) => [name, translating(operation)]));
}

function translating(operation: Operation): Operation {
  return async (request, signal) => {
    try {
      return await operation(request, signal);
    } catch (thrown) {
      if (thrown instanceof TaskError) throw new ApiError(thrown.name, thrown.message);
      if (thrown instanceof UsageError) throw new ApiError('ValidationException', thrown.message);
      throw thrown;
    }
  };
}
