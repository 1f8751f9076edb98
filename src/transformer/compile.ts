/**
 * The seam between the compiler and its hosts (`tspc`, the CLI): one call compiles every workflow of a program. It reads
 * the program and nothing else, and never throws for a mistake of the user.
 */
import type ts from 'typescript';
import type { CompiledWorkflow } from '../artifact/types.ts';
import { compileWorkflow } from './compile-workflow.ts';
import { type Diagnostic, d } from './diagnostics/index.ts';
import { discoverWorkflows } from './frontend/discover.ts';
import { createFacts } from './frontend/facts.ts';
import { originOf } from './frontend/origin-of.ts';

/** What a host hands over. */
export interface CompileRequest {
  readonly program: ts.Program;
  /** The host's own TypeScript, which made the program. */
  readonly ts: typeof ts;
  /** Absolute; `Manifest.source` is relative to it. */
  readonly rootDir: string;
  /** Only the workflows of these files; all files of the program where absent. */
  readonly files?: readonly ts.SourceFile[];
}

/** One workflow that compiled. */
export interface WorkflowOutput {
  /** The file name as the program knows it. */
  readonly sourceFile: string;
  readonly exportName: string;
  readonly isDefault: boolean;
  readonly form: 'call' | 'class';
  /** Where the `workflow(...)` call or the class begins; the JavaScript rewrite finds it there. */
  readonly callStart: number;
  /** The handles that the workflow uses, and an expression for each that can be evaluated beside the call. */
  readonly handles: readonly {
    readonly id: string;
    readonly expression: { readonly start: number; readonly end: number } | null;
  }[];
  readonly compiled: CompiledWorkflow;
}

/** The result for a program. */
export interface Compilation {
  readonly workflows: readonly WorkflowOutput[];
  readonly diagnostics: readonly Diagnostic[];
  /** Workflows with an error. */
  readonly failed: readonly { readonly sourceFile: string; readonly exportName: string }[];
}

/** Compiles the workflows of a program. */
export function compileProgram(request: CompileRequest): Compilation {
  const facts = createFacts(request.program);
  const workflows: WorkflowOutput[] = [];
  const diagnostics: Diagnostic[] = [];
  const failed: { sourceFile: string; exportName: string }[] = [];
  const strict = knowsNull(request.program.getTypeChecker());
  for (const file of request.files ?? sourceFiles(request.program)) {
    const discovered = discoverWorkflows(file, facts);
    diagnostics.push(...discovered.diagnostics);
    for (const found of discovered.workflows) {
      if (!strict) {
        if (failed.length === 0) diagnostics.push(d.strictNullChecks(originOf(found.node)));
        failed.push({ sourceFile: file.fileName, exportName: found.exportName });
        continue;
      }
      const compiled = compileWorkflow(found, file, facts, request);
      diagnostics.push(...compiled.diagnostics);
      if (compiled.output) workflows.push(compiled.output);
      else failed.push({ sourceFile: file.fileName, exportName: found.exportName });
    }
  }
  return { workflows, diagnostics, failed };
}

/** Types say what may be `null`. They are asked, since which options imply that differs between versions of TypeScript. */
function knowsNull(checker: ts.TypeChecker): boolean {
  return !checker.isTypeAssignableTo(checker.getNullType(), checker.getStringType());
}

function sourceFiles(program: ts.Program): readonly ts.SourceFile[] {
  return program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file));
}
