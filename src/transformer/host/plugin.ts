/**
 * The ts-patch entry: `{ "transform": "stepscript/transformer", "transformProgram": true }`. ts-patch hands over the
 * program and its own TypeScript; nothing here imports another one.
 */
import type ts from 'typescript';
import type { Compilation } from '../compile.ts';
import { type Diagnostic, d } from '../diagnostics/index.ts';
import type { Compile } from './build-program.ts';
import { hostProgram } from './hosted-program.ts';
import { isSupportedVersion, supportedVersions } from './internal-program.ts';
import { toTypeScriptDiagnostic } from './typescript-diagnostic.ts';
import { withGeneratedModules } from './with-generated-modules.ts';

/** What ts-patch passes to a program transformer, as far as it is used. */
export interface ProgramTransformerExtras {
  readonly ts: typeof ts;
}

/** What ts-patch passes to a source transformer: the sign of a missing `transformProgram`. */
interface SourceTransformerExtras extends ProgramTransformerExtras {
  readonly addDiagnostic: (diagnostic: ts.Diagnostic) => number;
}

/** A ts-patch program transformer. */
export type ProgramTransformer = (
  program: ts.Program,
  host: ts.CompilerHost | undefined,
  config: object,
  extras: ProgramTransformerExtras | undefined,
) => ts.Program | ts.TransformerFactory<ts.SourceFile>;

const nowhere = { file: '', start: 0, end: 0 };

/** Makes the transformer around a compiler. */
export function programTransformer(compile: Compile): ProgramTransformer {
  return (program, host, config, extras) => {
    if (extras === undefined) return refuseSourceTransformer(program, config);
    const typescript = extras.ts;
    if (isSupportedVersion(typescript.version)) {
      const compileOnce = oncePerProgram(compile);
      const complete = host === undefined ? program : withGeneratedModules(typescript, program, host, compileOnce);
      return hostProgram(typescript, complete, compileOnce);
    }
    const problem = d.unsupportedTypescript(nowhere, { version: typescript.version, needed: supportedVersions });
    return withGlobalDiagnostic(typescript, program, problem);
  };
}

function oncePerProgram(compile: Compile): Compile {
  const compilations = new WeakMap<ts.Program, Compilation>();
  return (request) => {
    const compilation = compilations.get(request.program) ?? compile(request);
    compilations.set(request.program, compilation);
    return compilation;
  };
}

function withGlobalDiagnostic(typescript: typeof ts, program: ts.Program, problem: Diagnostic): ts.Program {
  const original = program.getGlobalDiagnostics.bind(program);
  program.getGlobalDiagnostics = (token) => [...original(token), toTypeScriptDiagnostic(typescript, program, problem)];
  return program;
}

/**
 * Without `transformProgram` ts-patch calls us as a source transformer: its extras come third, and it expects a
 * transformer back. One that changes nothing is returned, so that the diagnostic is what the user sees.
 */
function refuseSourceTransformer(program: ts.Program, third: object): ts.TransformerFactory<ts.SourceFile> {
  const extras = third as Partial<SourceTransformerExtras>;
  const problem = d.transformProgramMissing(nowhere, { plugin: 'stepscript/transformer' });
  if (extras.ts === undefined || extras.addDiagnostic === undefined)
    throw new Error(`${problem.message} ${problem.hint ?? ''}`);
  extras.addDiagnostic(toTypeScriptDiagnostic(extras.ts, program, problem));
  return () => (sourceFile) => sourceFile;
}
