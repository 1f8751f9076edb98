/**
 * The README as a project: its fences are files, and its commands run there with the package as it was built
 * (`npm run build`).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Fence, fencesOf } from '../../tools/readme/fences.ts';

const repository = new URL('../..', import.meta.url).pathname;
const COMMANDS: Readonly<Record<string, string>> = {
  'npx tspc': `node ${join(repository, 'node_modules/ts-patch/bin/tspc.js')}`,
  'npx stepscript': `node ${join(repository, 'dist/cli/main.js')}`,
};

/** How a command ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The project. */
export interface ReadmeProject {
  readonly readme: string;
  readonly fences: readonly Fence[];
  /** Lines of the `sh` fences, without comments. */
  readonly commands: readonly string[];
  read(path: string): string;
  /** Runs a line of a shell; `npx` finds the package of this repository. */
  run(command: string): Run;
  dispose(): void;
}

/** Creates it. */
export function createReadmeProject(): ReadmeProject {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const fences = fencesOf(readme);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-readme-')));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const { file, text } of fences) {
    if (file === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const commands = fences
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n').map((line) => line.replace(/\s+#.*/, '')))
    .filter((line) => line !== '');
  return {
    readme,
    fences,
    commands,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    run: (command) => {
      const line = Object.entries(COMMANDS).reduce((text, [name, real]) => text.replace(name, real), command);
      return spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
