/** Compiles all cases files in one program. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import { compileProgram } from '../../src/transformer/compile.ts';
import { renderPlain } from './render-diagnostics.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'test/constructs');

/** The cases files, by name without `.cases.ts`. */
export function casesFiles(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cases.ts'))
    .map((name) => name.slice(0, -'.cases.ts'.length))
    .sort();
}

/** The path of a cases file. */
export function casesPath(name: string): string {
  return path.join(folder, `${name}.cases.ts`);
}

/** Options under which cases are compiled: the package's own, with the DSL taken from its source. */
export const CASES_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: [
    'lib.es2023.d.ts',
    'lib.es2024.string.d.ts',
    'lib.es2024.object.d.ts',
    'lib.es2024.collection.d.ts',
    'lib.es2025.collection.d.ts',
  ],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: ['node'],
  paths: {
    stepscript: [path.join(root, 'src/dsl/index.ts')],
    'stepscript/tasks': [path.join(root, 'src/tasks/index.ts')],
  },
};

/** What compiling the cases gave: artifacts by file and export, the errors and failures by file. */
export interface CompiledCases {
  readonly workflows: ReadonlyMap<string, ReadonlyMap<string, CompiledWorkflow>>;
  readonly errors: ReadonlyMap<string, readonly string[]>;
  /** Exports that did not compile, by file. */
  readonly failed: ReadonlyMap<string, readonly string[]>;
}

/** Compiles the named files. */
export function compileCases(names: readonly string[]): CompiledCases {
  const program = ts.createProgram(names.map(casesPath), CASES_OPTIONS);
  const compilation = compileProgram({ program, ts, rootDir: root });
  const workflows = new Map<string, Map<string, CompiledWorkflow>>();
  const errors = new Map<string, string[]>();
  const failed = new Map<string, string[]>();
  const nameOf = (file: string): string => path.basename(file).replace(/\.cases\.ts$/, '');
  for (const output of compilation.workflows) {
    const file = nameOf(output.sourceFile);
    workflows.set(file, (workflows.get(file) ?? new Map()).set(output.exportName, output.compiled));
  }
  for (const diagnostic of compilation.diagnostics) {
    const file = nameOf(diagnostic.span.file);
    errors.set(file, [...(errors.get(file) ?? []), renderPlain(diagnostic, program)]);
  }
  for (const { sourceFile, exportName } of compilation.failed) {
    const file = nameOf(sourceFile);
    failed.set(file, [...(failed.get(file) ?? []), exportName]);
  }
  return { workflows, errors, failed };
}
