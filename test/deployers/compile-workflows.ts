/** The workflows of docs/deployers, compiled, with the files that deployers need, by their names. */
import path from 'node:path';
import ts from 'typescript';
import { printStateMachine } from '../../src/asl/index.ts';
import { deployerFiles } from '../../src/cli/deployers/deployer-files.ts';
import { compileProgram } from '../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../differential/compile-cases.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The files of `stepscript build --substitutions --out-dir out`, by their paths. */
export function builtFiles(): ReadonlyMap<string, string> {
  const program = ts.createProgram([path.join(root, 'docs/deployers/order.ts')], CASES_OPTIONS);
  const { workflows, diagnostics } = compileProgram({ program, ts, rootDir: root });
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics.map(({ message }) => message)));
  return new Map(
    workflows.flatMap(({ exportName, compiled }) => [
      [`out/${exportName}.asl.json`, printStateMachine(compiled.definition)] as const,
      ...deployerFiles(`out/${exportName}`, compiled).map(({ path: file, text }) => [file, text] as const),
    ]),
  );
}
