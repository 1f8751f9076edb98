/** Compiles the programs of the benchmark in one TypeScript program: those of this folder and the order example. */
import { join } from 'node:path';
import ts from 'typescript';
import type { CompiledWorkflow } from '../src/artifact/index.ts';
import { compileProgram } from '../src/transformer/compile.ts';

export const repository = new URL('..', import.meta.url).pathname;

const source = (path: string): string[] => [join(repository, 'src', path, 'index.ts')];
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: ['node'],
  paths: { stepscript: source('dsl'), 'stepscript/tasks': source('tasks') },
};

/** The compiled workflows, by exported name; throws where one has an error. */
export function compilePrograms(): ReadonlyMap<string, CompiledWorkflow> {
  const files = ['bench/programs/programs.ts', 'examples/order-fulfilment/src/order.workflow.ts'];
  const program = ts.createProgram(
    files.map((file) => join(repository, file)),
    OPTIONS,
  );
  const { workflows, diagnostics } = compileProgram({ program, ts, rootDir: repository });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return new Map(workflows.map(({ exportName, compiled }) => [exportName, compiled]));
}
