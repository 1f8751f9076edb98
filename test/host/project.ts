/**
 * A TypeScript project in a temporary folder, with a stand-in for the `stepscript` package, and `tspc` to build it.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The root of this repository. */
export const repository = new URL('../..', import.meta.url).pathname;

const STAND_IN: Readonly<Record<string, string>> = {
  'node_modules/stepscript/package.json': JSON.stringify({
    name: 'stepscript',
    type: 'module',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './*': { types: './any.d.ts', default: './index.js' },
    },
  }),
  'node_modules/stepscript/index.js':
    'export const workflow = (run, ...rest) => Object.assign(run, { rest });\nexport const Workflow = (...rest) => (target) => Object.assign(target, { rest });\n',
  'node_modules/stepscript/index.d.ts':
    'export declare function workflow<I, O>(run: (input: I) => Promise<O>, options?: { name?: string }): ((input: I) => Promise<O>) & { rest: readonly unknown[] };\nexport declare function Workflow(options?: object): (target: Function, context?: unknown) => void;\n',
  'node_modules/stepscript/any.d.ts': 'export type CompiledWorkflow = object;\n',
};

/** Result of a command. */
export interface Run {
  readonly status: number | null;
  readonly output: string;
}

/** A project on disk. */
export interface Project {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  read(path: string): string;
  exists(path: string): boolean;
  remove(path: string): void;
  /** All files under `path`, relative to it, sorted. */
  list(path: string): readonly string[];
  /** Time of the last change, in milliseconds. */
  changed(path: string): number;
  tspc(...parameters: readonly string[]): Run;
  /** Runs JavaScript in the project as an ES module and returns what it prints. */
  node(code: string): string;
  dispose(): void;
}

/** Creates a project. */
export function createProject(files: Readonly<Record<string, string>>): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-host-')));
  const at = (path: string): string => join(folder, path);
  const project: Project = {
    folder,
    write: (entries) => {
      for (const [path, text] of Object.entries(entries)) {
        mkdirSync(dirname(at(path)), { recursive: true });
        writeFileSync(at(path), text);
      }
    },
    read: (path) => readFileSync(at(path), 'utf8'),
    exists: (path) => existsSync(at(path)),
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
    list: (path) =>
      readdirSync(at(path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(at(path), join(entry.parentPath, entry.name)))
        .sort(),
    changed: (path) => statSync(at(path)).mtimeMs,
    tspc: (...parameters) => {
      const run = spawnSync(process.execPath, [join(repository, 'node_modules/ts-patch/bin/tspc.js'), ...parameters], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { status: run.status, output: run.stdout + run.stderr };
    },
    node: (code) => {
      const run = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
        cwd: folder,
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
      return run.stdout.trim();
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
  project.write({ 'package.json': '{ "type": "module" }', ...STAND_IN, ...files });
  return project;
}
