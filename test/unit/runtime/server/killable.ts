/**
 * A server in a process of its own, to be killed and started again over the same folder. The process is bundled once, since
 * compiling its sources anew takes most of the time of a start.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { buildSync } from 'esbuild';
import { clientOf } from './server.ts';

const folderOfModules = new URL('../../../../node_modules/', import.meta.url);

/** A server that can be killed. */
export interface Killable {
  /** Starts it; resolves once it takes requests, having taken up what the last one left. */
  launch(): Promise<SFNClient>;
  /** Ends it without a warning. */
  kill(): Promise<void>;
  /** Kills it and removes the bundle. */
  remove(): void;
}

/** Prepares a server over a folder. */
export function killable(folder: string): Killable {
  // Beside the packages that it imports.
  const bundle = fileURLToPath(new URL(`.cache/stepscript-killable/${process.pid}-${Date.now()}.mjs`, folderOfModules));
  buildSync({
    entryPoints: [fileURLToPath(new URL('process.ts', import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  let child: ChildProcess | undefined;
  return {
    launch: async () => {
      const started = spawn(process.execPath, [bundle, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
      child = started;
      const url = await new Promise<string>((resolve, reject) => {
        started.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
        started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
      });
      return clientOf(url);
    },
    kill: async () => {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await ended;
    },
    remove: () => {
      child?.kill('SIGKILL');
      rmSync(bundle, { force: true });
    },
  };
}

/** Waits. */
export const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
