/** Compiles the programs that stand for the CDK's examples, all in one TypeScript program. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import { compileProgram } from '../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../differential/compile-cases.ts';
import { renderPlain } from '../differential/render-diagnostics.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(import.meta.dirname, 'programs');

/** The workflows by export name, and what is wrong with those that are missing. */
export function compilePrograms(): {
  readonly workflows: ReadonlyMap<string, CompiledWorkflow>;
  readonly errors: readonly string[];
} {
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const program = ts.createProgram(files, CASES_OPTIONS);
  const { workflows, diagnostics } = compileProgram({ program, ts, rootDir: root });
  return {
    workflows: new Map(workflows.map(({ exportName, compiled }) => [exportName, compiled])),
    errors: diagnostics.map((diagnostic) => renderPlain(diagnostic, program)),
  };
}
