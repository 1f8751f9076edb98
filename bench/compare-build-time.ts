/**
 * Times `tspc` with the compiler against plain `tsc` on the same project, alternating, and takes the fastest of each: what
 * is slower than that is the computer's other work.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './compile-programs.ts';

/** Seconds of a build. */
export interface BuildTimes {
  readonly tsc: number;
  readonly tspc: number;
}

/** Builds the order example `rounds` times with each. */
export function compareBuildTime(rounds: number): BuildTimes {
  const times = { tsc: Number.POSITIVE_INFINITY, tspc: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round += 1) {
    times.tsc = Math.min(times.tsc, build('typescript/bin/tsc', mkdtempSync(join(tmpdir(), 'stepscript-bench-'))));
    times.tspc = Math.min(times.tspc, build('ts-patch/bin/tspc.js'));
  }
  return times;
}

/** Plain `tsc` writes elsewhere, because its JavaScript lacks the link to the artifacts. */
function build(compiler: string, outDir?: string): number {
  const started = performance.now();
  const parameters = [join(repository, 'node_modules', compiler), '-p', join(repository, 'examples/order-fulfilment')];
  const run = spawnSync(process.execPath, [...parameters, ...(outDir === undefined ? [] : ['--outDir', outDir])], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1000;
  if (outDir !== undefined) rmSync(outDir, { recursive: true });
  if (run.status !== 0) throw new Error(`${compiler}: ${run.stdout}${run.stderr}`);
  return seconds;
}
