/** Bundles a plugin of this folder as JavaScript, because `tspc` runs in plain Node. */
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { repository } from './project.ts';

/** Bundles `entry`, relative to the repository, and returns the path of the bundle. */
export function bundlePlugin(entry: string): string {
  // Inside the repository's node_modules, so that the bundle finds `typescript`.
  const outfile = join(realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-plugin-'))), 'plugin.mjs');
  buildSync({
    entryPoints: [join(repository, entry)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    alias: { typescript: join(repository, 'node_modules/typescript/lib/typescript.js') },
    external: ['/*/typescript.js'],
    logLevel: 'error',
  });
  return outfile;
}
