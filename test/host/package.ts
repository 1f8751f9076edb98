/**
 * The package as a user installs it: built into a temporary folder and linked into the `node_modules` of a project. Types
 * are not checked here, so that a build takes seconds; `npm run check` checks them.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Project, type Run, repository } from './project.ts';

/** A built package. */
export interface BuiltPackage {
  readonly folder: string;
  /** Replaces the stand-in of a project by this package. */
  link(project: Project): void;
  /** Runs the `stepscript` command in a folder. */
  cli(
    currentDirectory: string,
    ...parameters: readonly string[]
  ): Run & { readonly stdout: string; readonly stderr: string };
  dispose(): void;
}

/** Builds the package. */
export function buildPackage(): BuiltPackage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-package-')));
  const parameters = ['-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist'), '--noCheck'];
  const build = spawnSync(process.execPath, [join(repository, 'node_modules/typescript/bin/tsc'), ...parameters], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stdout + build.stderr);
  copyFileSync(join(repository, 'package.json'), join(folder, 'package.json'));
  cpSync(join(repository, 'docs/diagnostics'), join(folder, 'docs/diagnostics'), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    link: (project) => {
      project.remove('node_modules/stepscript');
      mkdirSync(join(project.folder, 'node_modules'), { recursive: true });
      symlinkSync(folder, join(project.folder, 'node_modules/stepscript'));
    },
    cli: (currentDirectory, ...words) => {
      const run = spawnSync(process.execPath, [join(folder, 'dist/cli/main.js'), ...words], {
        cwd: currentDirectory,
        encoding: 'utf8',
        env: { ...process.env, FORCE_COLOR: '0' },
      });
      return { status: run.status, stdout: run.stdout, stderr: run.stderr, output: run.stdout + run.stderr };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
