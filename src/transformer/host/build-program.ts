/**
 * One build, short of writing: type errors first, then the compiler, then the plan of what to write. Both hosts, `tspc`
 * and the CLI, go through here. It never throws: a failure of the compiler itself becomes STEP9001.
 */
import type ts from 'typescript';
import type { Compilation, CompileRequest, WorkflowOutput } from '../compile.ts';
import { type Diagnostic, d } from '../diagnostics/index.ts';
import type { OutputPlan } from './output-plan.ts';
import { planOutputs } from './plan-outputs.ts';
import { type FileErrors, isGeneratedSpecifier, type TypeErrors, typeErrors } from './type-errors.ts';

/** The compiler, as `compile.ts` exports it. */
export type Compile = (request: CompileRequest) => Compilation;

/** What to build. */
export interface BuildRequest extends CompileRequest {
  readonly compile: Compile;
  /** Type errors of one file; the program's own where absent. */
  readonly errorsOf?: FileErrors;
  /** Overrides the configuration's. */
  readonly outDir?: string;
}

/** The result of a build. */
export interface Build {
  readonly typeErrors: TypeErrors;
  /** What to write; `null` where type errors or an internal error prevent it. */
  readonly plan: OutputPlan | null;
  /** The workflows that are written. */
  readonly outputs: readonly WorkflowOutput[];
  /** The workflows with an error. */
  readonly failed: Compilation['failed'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a program and plans its outputs. */
export function buildProgram(request: BuildRequest): Build {
  const { ts: typescript, program, compile } = request;
  const errors = typeErrors(typescript, program, request.errorsOf ?? ((file) => program.getSemanticDiagnostics(file)));
  const nothing = { typeErrors: errors, plan: null, outputs: [], failed: [], diagnostics: [] };
  if (errors.blocking.length > 0) return nothing;
  try {
    const compilation = withoutUntyped(compile(request), errors.afterGeneration);
    const plan = planOutputs({ ...request, compilation });
    const isPlanned = (output: WorkflowOutput): boolean =>
      plan.workflows.some(
        ({ sourceFile, exportName }) => sourceFile === output.sourceFile && exportName === output.exportName,
      );
    return {
      typeErrors: errors,
      plan,
      outputs: compilation.workflows.filter(isPlanned),
      failed: [...compilation.failed, ...compilation.workflows.filter((output) => !isPlanned(output))],
      diagnostics: [...compilation.diagnostics, ...plan.diagnostics],
    };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const origin = { file: '', start: 0, end: 0 };
    return { ...nothing, diagnostics: [d.internalError(origin, { workflow: 'the project', reason })] };
  }
}

/**
 * A workflow in a file that imports a generated module may be compiled in spite of that import, but not in spite of other
 * type errors of its file.
 */
function withoutUntyped(compilation: Compilation, errors: readonly ts.Diagnostic[]): Compilation {
  const untyped = new Set(errors.filter((error) => !isAboutGeneratedModule(error)).map(({ file }) => file?.fileName));
  const [dropped, kept] = [true, false].map((drop) =>
    compilation.workflows.filter(({ sourceFile }) => untyped.has(sourceFile) === drop),
  );
  return { ...compilation, workflows: kept ?? [], failed: [...compilation.failed, ...(dropped ?? [])] };
}

function isAboutGeneratedModule({ file, start, length }: ts.Diagnostic): boolean {
  if (file === undefined || start === undefined || length === undefined) return false;
  return isGeneratedSpecifier(file.text.slice(start, start + length).replace(/^['"`]|['"`]$/g, ''));
}
