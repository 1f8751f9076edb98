/** The corpus: programs that once failed, one file each with its inputs, replayed by the tests for ever after. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FailingProgram } from './shrink.ts';

const folder = path.join(import.meta.dirname, 'corpus');

export interface CorpusCase {
  readonly name: string;
  readonly source: string;
  readonly inputs: readonly unknown[];
  readonly concurrent: boolean;
}

/** The first line. */
interface Header {
  readonly input?: unknown;
  readonly inputs?: readonly unknown[];
  readonly concurrent: boolean;
}

const HEADER = /^\/\/ (\{.*\})\n/;

/** All cases. */
export function readCorpus(): readonly CorpusCase[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const { inputs, input, concurrent } = JSON.parse(HEADER.exec(text)?.[1] ?? '{}') as Header;
      return { inputs: inputs ?? [input], concurrent, name, source: text.replace(HEADER, '') };
    });
}

/** Adds a case; its first line is a comment with the input. */
export function writeCorpus(name: string, { source, input, concurrent }: FailingProgram): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, `// ${JSON.stringify({ input, concurrent })}\n${source.replace(/\n{2,}/g, '\n').trim()}\n`);
  return file;
}
