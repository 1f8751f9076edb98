/**
 * Reads every page of `docs/diagnostics`, sorted by code. Codes and names must be unique and every code must lie in a
 * range of DESIGN §4, so that a code tells which part of the compiler speaks.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DiagnosticPage, parsePage } from './page.ts';

/** The ranges of codes. */
export const RANGES: Readonly<Record<number, string>> = {
  1: 'syntax',
  2: 'values and types',
  3: 'control flow',
  4: 'tasks, resources, IAM',
  5: 'platform limits',
  8: 'configuration',
  9: 'internal',
};

/** Refuses duplicate codes and names, and codes outside the ranges. */
export function checkPages(pages: readonly DiagnosticPage[]): void {
  const seen = new Map<string, string>();
  for (const { file, entry } of pages) {
    if (RANGES[Math.floor(entry.code / 1000)] === undefined) {
      throw new Error(
        `docs/diagnostics/${file}: ${entry.code} lies in no range (${Object.keys(RANGES).join('xxx ')}xxx)`,
      );
    }
    for (const key of [`code ${entry.code}`, `name ${entry.name}`]) {
      const other = seen.get(key);
      if (other !== undefined) throw new Error(`docs/diagnostics/${file}: ${key} is taken by ${other}`);
      seen.set(key, file);
    }
  }
}

/** All pages of `folder`, checked, in order of their codes. */
export function readPages(folder: string): readonly DiagnosticPage[] {
  const pages = readdirSync(folder)
    .filter((file) => file.startsWith('STEP') && file.endsWith('.md'))
    .map((file) => parsePage(file, readFileSync(join(folder, file), 'utf8')))
    .sort((a, b) => a.entry.code - b.entry.code);
  checkPages(pages);
  return pages;
}
