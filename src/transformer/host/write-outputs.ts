/**
 * Writes an output plan. A file is written to a temporary name and renamed, so that a reader never sees half of it, and
 * only where its content changed, so that watchers and build caches stay quiet.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Diagnostic, d } from '../diagnostics/index.ts';
import type { OutputPlan } from './output-plan.ts';

/** Carries out the plan; a file that cannot be written is reported and left as it was. */
export function writeOutputs(plan: OutputPlan): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const attempt = (path: string, action: () => void): void => {
    try {
      action();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      diagnostics.push(d.artifactNotWritten({ file: '', start: 0, end: 0 }, { path, reason }));
    }
  };
  for (const path of plan.stale) attempt(path, () => rmSync(path, { force: true }));
  for (const { path, text } of plan.files) attempt(path, () => writeAtomically(path, text));
  return diagnostics;
}

/** Replaces the file at `path` where its content differs. */
export function writeAtomically(path: string, text: string): void {
  if (readIfPresent(path) === text) return;
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
