/**
 * Decides which files a compilation writes, without touching the file system: the five artifacts of each workflow, the
 * generated module of each source file, and what an earlier build left behind for a workflow that no longer compiles.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** A file to write. */
export interface OutputFile {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
}

/** What a build does to the output folder. */
export interface OutputPlan {
  readonly files: readonly OutputFile[];
  /** Artifacts of workflows with an error; an earlier build may have written them. */
  readonly stale: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The workflows that are written, by source file. */
  readonly workflows: readonly PlannedWorkflow[];
}

/** A workflow and where it goes. */
export interface PlannedWorkflow {
  readonly sourceFile: string;
  readonly exportName: string;
  /** Name of the artifact: the exported name, or the state machine's for a default export. */
  readonly name: string;
  /** Absolute path of `<name>.asl.json`. */
  readonly definitionPath: string;
}
