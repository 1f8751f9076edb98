/** Runs a command line in this process, on a temporary project, with the fake compiler and a fake engine. */
import type { Serve } from '../../../src/cli/commands/local.ts';
import type { Execute } from '../../../src/cli/commands/run.ts';
import { traceLocally } from '../../../src/cli/local-execution.ts';
import { runCli } from '../../../src/cli/program.ts';
import { fakeCompile } from '../../host/fake-compile.ts';
import { createProject, type Project } from '../../host/project.ts';

/** A project with the command line. */
export interface CliProject extends Project {
  cli(
    parameters: readonly string[],
    options?: {
      readonly from?: string;
      readonly interactive?: boolean;
      readonly execute?: Execute;
      readonly serve?: Serve;
    },
  ): Promise<{
    readonly exitCode: number;
    readonly stdout: string;
    readonly stderr: string;
  }>;
}

export const WORKFLOW = `import { workflow } from 'stepscript';
import { price } from './price.js';

export const processOrder = workflow(async (input: { id: string }) => price(input.id));
`;

/** A project with one workflow in `src/orders`, and `files` over it. */
export function cliProject(files: Readonly<Record<string, string>> = {}, options: object = {}): CliProject {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    rootDir: 'src',
    outDir: 'dist',
    types: [],
    skipLibCheck: true,
    ...options,
  };
  const project = createProject({
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['src'] }),
    'src/orders/order.ts': WORKFLOW,
    'src/orders/price.ts': 'export const price = (id: string): number => id.length;\n',
    ...files,
  });
  const succeed: Execute = async ({ manifest }, input) => ({
    outcome: { status: 'SUCCEEDED', output: [manifest.exportName, input] },
    timeline: 'the timeline',
    failure: '',
  });
  return {
    ...project,
    cli: async (
      parameters,
      { from = project.folder, interactive = false, execute = succeed, serve = async () => undefined } = {},
    ) => {
      let stdout = '';
      let stderr = '';
      const terminal = {
        currentDirectory: from,
        stdout: (text: string) => {
          stdout += text;
        },
        stderr: (text: string) => {
          stderr += text;
        },
        interactive,
        color: false,
        outputColor: false,
        columns: undefined,
      };
      const exitCode = await runCli(parameters, terminal, {
        compile: fakeCompile,
        execute,
        serve,
        trace: traceLocally,
      });
      return { exitCode, stdout, stderr };
    },
  };
}
