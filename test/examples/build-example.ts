/** Builds an example by the real `tspc` as a user would, from nothing. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const repository = new URL('../..', import.meta.url).pathname;

/** Builds the example of this name; gives the folder of its output. */
export function buildExample(name: string): string {
  const example = join(repository, 'examples', name);
  const output = join(example, 'dist');
  rmSync(output, { recursive: true, force: true });
  const tspc = join(repository, 'node_modules/ts-patch/bin/tspc.js');
  const build = spawnSync(process.execPath, [tspc, '-p', example], { cwd: repository, encoding: 'utf8' });
  if (build.status === 0) return output;
  throw new Error(`tspc failed; is the package built (npm run build)?\n${build.stdout}${build.stderr}`);
}
