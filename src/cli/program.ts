/**
 * The command line: its grammar, its help and its exit codes. Commands are plain functions of a terminal; this file
 * only connects them.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { usageErrorName } from '../dsl/usage-error.ts';
import type { Compile } from '../transformer/host/build-program.ts';
import { type BuildOptions, buildCommand } from './commands/build.ts';
import { explainCommand, isDiagnostic } from './commands/explain.ts';
import { type ExplainOptions, explainWorkflowCommand } from './commands/explain-workflow.ts';
import { type LocalOptions, localCommand, type Serve } from './commands/local.ts';
import { type Execute, type RunOptions, runCommand } from './commands/run.ts';
import { type Trace, type TraceOptions, traceCommand } from './commands/trace.ts';
import { EXIT_FAILURE, EXIT_SUCCESS, EXIT_USAGE, UsageError } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What the commands are connected to. */
export interface CliServices {
  readonly compile: Compile;
  readonly execute: Execute;
  readonly serve: Serve;
  readonly trace: Trace;
}

const PROJECT = '-p, --project <path>';
const PROJECT_HELP = 'tsconfig.json of the project, or its folder (default: the current folder)';
const JSON_HELP = 'print the result as JSON on stdout, for other programs';

/** Runs a command line, without the first two words of `process.argv`. Resolves to the exit code. */
export async function runCli(
  parameters: readonly string[],
  terminal: Terminal,
  services: CliServices,
): Promise<number> {
  let exitCode = EXIT_SUCCESS;
  const program = new Command('stepscript')
    .description('Plain async TypeScript compiled to AWS Step Functions.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ writeOut: terminal.stdout, writeErr: terminal.stderr })
    .showHelpAfterError('(run stepscript --help)')
    .addHelpText(
      'after',
      `
Examples:
  $ stepscript check                                 report what does not compile
  $ stepscript build -p tsconfig.json --out-dir out  write out/**/<workflow>.asl.json and the other artifacts
  $ stepscript run processOrder --input '{"orderId":"1"}'
  $ stepscript explain STEP2104                      what an error means, with an example that compiles
  $ stepscript explain processOrder                  what it calls, and the permissions of its role

Exit codes: 0 all compiled, 1 diagnostics (on stderr) or a failed run, 2 a command that was not understood.`,
    );

  program
    .command('build')
    .description('Compile every exported workflow of a project and write its artifacts')
    .option(PROJECT, PROJECT_HELP)
    .option('--out-dir <folder>', 'where to write, mirroring the source folders (default: outDir of the project)')
    .option('--substitutions', 'also write what SAM, Terraform and the Serverless Framework need (docs/deployers.md)')
    .option('--json', JSON_HELP)
    .addHelpText(
      'after',
      `
For a workflow exported as processOrder from src/order.ts it writes, in the folder of order.js:
  processOrder.asl.json       the definition, with placeholders such as \${OrdersName} for resources
  processOrder.asl.map.json   state -> source position
  processOrder.manifest.json  resources, integrations and IAM statements
  processOrder.construct.js   a typed CDK construct (and .d.ts)
  order.stepscript.js         the artifacts as a module (and .d.ts)
With --substitutions also processOrder.substitutions.json, .policy.json and others for SAM, Terraform and Serverless.
A workflow with an error writes nothing; the others do. With type errors nothing is written.`,
    )
    .action((options: BuildOptions) => {
      exitCode = buildCommand(terminal, services.compile, options, true);
    });

  program
    .command('check')
    .description('Compile every exported workflow of a project and write nothing')
    .option(PROJECT, PROJECT_HELP)
    .option('--json', JSON_HELP)
    .action((options: BuildOptions) => {
      exitCode = buildCommand(terminal, services.compile, options, false);
    });

  program
    .command('run')
    .description('Compile one workflow and execute it in the embedded engine')
    .argument('<workflow>', 'file#export, or the exported name where the project has it once')
    .option(PROJECT, PROJECT_HELP)
    .option('-i, --input <json>', 'input as JSON, or @file (default: {})')
    .option('-m, --mocks <file>', 'results or functions by state name or resource: a .json file or a module')
    .option('--function <name=file#export...>', 'code of Lambda functions, such as Charge=src/charge.ts#handler')
    .option('--json', 'print the outcome with its status as JSON')
    .option('-q, --quiet', 'no timeline on the terminal')
    .addHelpText(
      'after',
      `
Examples:
  $ stepscript run src/order.ts#processOrder --input '{"orderId":"1"}'
  $ stepscript run processOrder --input @order.json --mocks mocks.json
On a terminal it shows what happened, line by line of the TypeScript; stdout gets the output alone.
Time is virtual: waits take none. Tasks are performed by functions and mocks, e.g. in mocks.json:
  { "orders.getItem": { "Item": { "id": { "S": "1" } } } }`,
    )
    .action(async (workflow: string, options: RunOptions) => {
      exitCode = await runCommand(terminal, services.compile, services.execute, workflow, options);
    });

  program
    .command('trace')
    .description('Show what a workflow did, line by line of its TypeScript')
    .argument('<workflow>', 'file#export, or the exported name where the project has it once')
    .option(PROJECT, PROJECT_HELP)
    .option('-i, --input <json>', 'input as JSON, or @file (default: {})')
    .option('-m, --mocks <file>', 'results or functions by state name or resource: a .json file or a module')
    .option('--function <name=file#export...>', 'code of Lambda functions, such as Charge=src/charge.ts#handler')
    .option('--history <file>', 'replay this execution: the output of aws stepfunctions get-execution-history')
    .action(async (workflow: string, options: TraceOptions) => {
      exitCode = await traceCommand(terminal, services.compile, services.trace, workflow, options);
    });

  program
    .command('local')
    .description('Serve the Step Functions API on this computer')
    .option('--port <number>', 'port to listen on; 0 takes a free one (default: 8083)')
    .option('--data-dir <folder>', 'keep machines and executions there, so that they outlive the process')
    .option('-p, --project <path>', 'deploy the workflows of this project first')
    .option('-m, --mocks <file>', 'results or functions by state name or resource: a .json file or a module')
    .option('--function <name=file#export...>', 'code of Lambda functions, such as Charge=src/charge.ts#handler')
    .option('--endpoint <service=url...>', 'where services are, such as dynamodb=http://localhost:8000')
    .option('--region <name>', 'region in ARNs (default: us-east-1)')
    .option('--account-id <digits>', 'account in ARNs (default: 123456789012)')
    .option('--address <ip>', 'address to listen on (default: this computer alone)')
    .addHelpText(
      'after',
      `
The AWS CLI and the SDKs work with it:
  $ aws stepfunctions list-state-machines --endpoint-url http://localhost:8083
  new SFNClient({ endpoint: 'http://localhost:8083', disableHostPrefix: true })`,
    )
    .action(async (options: LocalOptions) => {
      exitCode = await localCommand(terminal, services.compile, services.serve, options);
    });

  program
    .command('explain')
    .description('Print the documentation of a diagnostic, or what a workflow calls and the permissions that it gets')
    .argument('<subject>', 'a diagnostic, e.g. STEP2104, or a workflow: file#export, or its exported name')
    .option(PROJECT, PROJECT_HELP)
    .option('--json', 'print the policy document of the workflow as JSON')
    .action((subject: string, options: ExplainOptions) => {
      exitCode = isDiagnostic(subject)
        ? explainCommand(terminal, subject)
        : explainWorkflowCommand(terminal, services.compile, subject, options);
    });

  try {
    await program.parseAsync([...parameters], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.stderr(`error: ${error.message}\n`);
      return EXIT_USAGE;
    }
    if (error instanceof Error && error.name === usageErrorName) {
      terminal.stderr(`error ${error.message}\n`);
      return EXIT_FAILURE;
    }
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT_SUCCESS : EXIT_USAGE;
  }
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
