/**
 * A workflow by its source file, for apps that are not built by StepScript themselves: the project of the file is compiled by the
 * `stepscript` command in a process of its own, once per synthesis, and the artifact is read from what it wrote.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledWorkflow } from '../artifact/index.ts';
import { loadWorkflow } from './compiled-workflow.ts';
import { ConstructError } from './construct-error.ts';
import { findUpwards } from './find-upwards.ts';

/** Which workflow is meant. */
export interface WorkflowEntry {
  /** The source file of the workflow, relative to the current folder. */
  readonly entry: string;
  /** The name it is exported under, where the file exports more than one. */
  readonly exportName?: string;
  /** The `tsconfig.json` of the project; the nearest one above the file where it is not given. */
  readonly project?: string;
}

/** A workflow that a build wrote: its artifact, as text that `loadWorkflow` checks. */
interface BuiltWorkflow {
  readonly sourceFile: string;
  readonly exportName: string;
  readonly artifact: unknown;
}

interface BuiltProject {
  readonly workflows: readonly BuiltWorkflow[];
  /** What the build said. */
  readonly errors: readonly string[];
}

/**
 * The artifact of the workflow in a source file.
 *
 * @example
 * artifactOf({ entry: 'src/order.workflow.ts', exportName: 'processOrder' }, 'Shop/ProcessOrder');
 */
export function artifactOf({ entry, exportName, project }: WorkflowEntry, path: string): CompiledWorkflow {
  const file = resolve(entry);
  if (!existsSync(file)) throw refusal(path, `There is no file ${file}.`, 'Name the source file of the workflow.');
  const config = project === undefined ? findUpwards([dirname(file)], ['tsconfig.json']) : resolve(project);
  if (config === undefined) {
    throw refusal(path, `There is no tsconfig.json above ${file}.`, 'Name it in `project`.');
  }
  const { workflows, errors } = builtProject(config);
  const own = workflows.filter(({ sourceFile }) => realpathSync(sourceFile) === realpathSync(file));
  const [found, ...others] = own.filter((each) => exportName === undefined || each.exportName === exportName);
  if (found !== undefined && others.length === 0) return loadWorkflow(found.artifact, path).compiled;
  const names = own.map((each) => `\`${each.exportName}\``).join(', ');
  if (found !== undefined)
    throw refusal(path, `${entry} exports several workflows: ${names}.`, 'Choose one by `exportName`.');
  const wanted = exportName === undefined ? 'no workflow' : `no workflow \`${exportName}\``;
  const problem = `The build of ${config} gave ${wanted} for ${entry}${names === '' ? '' : `, only ${names}`}.`;
  throw refusal(path, [problem, ...errors].join('\n'), 'Correct what `stepscript check` reports.');
}

const built = new Map<string, BuiltProject>();

function builtProject(config: string): BuiltProject {
  const project = built.get(config) ?? build(config);
  built.set(config, project);
  return project;
}

function build(config: string): BuiltProject {
  const folder = mkdtempSync(join(tmpdir(), 'stepscript-entry-'));
  try {
    const command = fileURLToPath(new URL('../cli/main.js', import.meta.url));
    const run = spawnSync(process.execPath, [command, 'build', '-p', config, '--out-dir', folder, '--json'], {
      encoding: 'utf8',
      // What hooks the loader of the app is not for this process.
      env: { ...process.env, NODE_OPTIONS: '' },
      maxBuffer: 256 * 1024 * 1024,
    });
    const report = reportOf(run.stdout);
    if (report === undefined) return { workflows: [], errors: [run.stderr] };
    return {
      workflows: report.workflows.map(({ sourceFile, exportName, definition }) => {
        const artifact = {
          definition: read(definition),
          sourceMap: read(definition.replace(/\.asl\.json$/, '.asl.map.json')),
          manifest: read(definition.replace(/\.asl\.json$/, '.manifest.json')),
        };
        return { sourceFile, exportName, artifact };
      }),
      errors: report.diagnostics.map(({ code, message, location }) => {
        const place = location === undefined ? '' : `${location.file}:${location.start.line}: `;
        return `${place}${code}: ${message}`;
      }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `stepscript build --json` prints. */
interface BuildReport {
  readonly workflows: readonly {
    readonly sourceFile: string;
    readonly exportName: string;
    readonly definition: string;
  }[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly location?: { readonly file: string; readonly start: { readonly line: number } };
  }[];
}

function reportOf(text: string): BuildReport | undefined {
  // Both are of one package, so that the shape needs no check; a command that failed otherwise prints no JSON.
  return text.startsWith('{') ? (JSON.parse(text) as BuildReport) : undefined;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function refusal(path: string, problem: string, remedy: string): ConstructError {
  return new ConstructError(path, [{ code: 'STEP8310', problem, remedy }]);
}
