/**
 * `stepscript local`: serves the Step Functions API on this computer until it is told to stop. With a project, its workflows
 * are deployed to it first.
 */
import { resolve } from 'node:path';
import type { CompiledWorkflow } from '../../artifact/index.ts';
import type { Compile } from '../../transformer/host/build-program.ts';
import { compileProject } from '../compile-project.ts';
import { EXIT_FAILURE, EXIT_SUCCESS, UsageError } from '../exit-code.ts';
import { type Functions, readFunctions } from '../read-functions.ts';
import { type Mocks, readMocks } from '../read-mocks.ts';
import { reportFindings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** Options of `local`, as they stand on the command line. */
export interface LocalOptions {
  readonly port?: string;
  readonly address?: string;
  readonly dataDir?: string;
  readonly project?: string;
  readonly mocks?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly endpoint?: readonly string[];
  readonly function?: readonly string[];
}

/** What the server is started with. */
export interface Serving {
  readonly port?: number;
  readonly address?: string;
  readonly dataDir?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly mocks: Mocks;
  readonly functions: Functions;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly workflows: readonly CompiledWorkflow[];
}

/** Serves until the process is told to stop; `announce` gets a line for each thing that is ready. */
export type Serve = (serving: Serving, announce: (line: string) => void) => Promise<void>;

/** Runs the server. Resolves to the exit code. */
export async function localCommand(
  terminal: Terminal,
  compile: Compile,
  serve: Serve,
  options: LocalOptions,
): Promise<number> {
  const { address, dataDir, region, accountId, project } = options;
  const mocks = await readMocks(terminal.currentDirectory, options.mocks);
  const functions = await readFunctions(terminal.currentDirectory, options.function);
  const endpoints = Object.fromEntries((options.endpoint ?? []).map(endpointIn));
  let workflows: readonly CompiledWorkflow[] = [];
  if (project !== undefined) {
    const compiled = compileProject(terminal, compile, { project });
    reportFindings(terminal, compiled.findings, compiled.source);
    if (compiled.plan === null || compiled.failed.length > 0) return EXIT_FAILURE;
    workflows = compiled.outputs.map((output) => output.compiled);
  }
  const serving: Serving = {
    ...(options.port === undefined ? {} : { port: portIn(options.port) }),
    ...(address === undefined ? {} : { address }),
    ...(dataDir === undefined ? {} : { dataDir: resolve(terminal.currentDirectory, dataDir) }),
    ...(region === undefined ? {} : { region }),
    ...(accountId === undefined ? {} : { accountId }),
    mocks,
    functions,
    endpoints,
    workflows,
  };
  await serve(serving, (line) => terminal.stdout(`${line}\n`));
  return EXIT_SUCCESS;
}

function portIn(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`${text} is not a port.`);
}

function endpointIn(text: string): readonly [string, string] {
  const [, service, url] = /^([\w*-]+)=(.+)$/.exec(text) ?? [];
  if (service === undefined || url === undefined) {
    throw new UsageError(`${text} is not an endpoint: write service=url, such as dynamodb=http://localhost:8000.`);
  }
  return [service, url];
}
