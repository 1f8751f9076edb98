/**
 * The package as `npm pack` makes it, unpacked into a project that has its declared dependencies and nothing else, so that
 * an import of anything undeclared fails. Nothing is fetched: dependencies are links to this repository's.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = new URL('../..', import.meta.url).pathname;

interface PackageFile {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** What package.json declares. */
export const declared: PackageFile = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));

/** How a command ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project with the package installed. */
export interface InstalledPackage {
  /** The project. */
  readonly folder: string;
  /** The files of the package, relative to it. */
  readonly files: readonly string[];
  /** Installs a declared peer dependency. */
  installPeer(name: string): void;
  /** Writes a file of the project. */
  write(path: string, text: string): void;
  /** Runs Node in the project. */
  node(...parameters: readonly string[]): Run;
  dispose(): void;
}

/** Packs what was built, and installs it. */
export function installPackage(): InstalledPackage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-pack-')));
  const options = { cwd: repository, encoding: 'utf8' } as const;
  const tarball = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], options);
  const target = join(folder, 'node_modules/stepscript');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball.trim()), '-C', target, '--strip-components=1']);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

  const link = (name: string): void => {
    const path = join(folder, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(repository, 'node_modules', name), path);
  };
  Object.keys(declared.dependencies).forEach(link);
  return {
    folder,
    files: readdirSync(target, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1)),
    installPeer: (name) => {
      if (!(name in declared.peerDependencies)) throw new Error(`${name} is not a declared peer.`);
      link(name);
    },
    write: (path, text) => writeFileSync(join(folder, path), text),
    node: (...parameters) => spawnSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8' }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
