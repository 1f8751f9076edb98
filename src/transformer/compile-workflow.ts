/** Compiles one workflow: front end, pipeline, manifest. A fault of the compiler becomes a diagnostic, like any other error. */
import path from 'node:path';
import type ts from 'typescript';
import {
  ARTIFACT_FORMAT,
  type ResourceUse,
  type SourceSpan,
  type StateCaller,
  type StateOrigin,
} from '../artifact/types.ts';
import type { CompileRequest, WorkflowOutput } from './compile.ts';
import { CompilerFault } from './core/compiler-fault.ts';
import type { Origin } from './core/origin.ts';
import { type Diagnostic, d } from './diagnostics/index.ts';
import { buildManifest } from './emit/manifest/manifest.ts';
import type { FoundWorkflow } from './frontend/discover.ts';
import { expressionsBeside } from './frontend/expression-beside.ts';
import type { Facts } from './frontend/facts.ts';
import { lowerWorkflow } from './frontend/lower-workflow.ts';
import { originOf } from './frontend/origin-of.ts';
import { type CollectedResource, collectResources } from './frontend/resource-uses.ts';
import { libraryProblem, runPipeline } from './pipeline.ts';

/** The artifact, or the errors that keep it from being one. */
export interface CompiledOrNot {
  readonly output: WorkflowOutput | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a workflow that was found in `file`. */
export function compileWorkflow(
  found: FoundWorkflow,
  file: ts.SourceFile,
  facts: Facts,
  request: CompileRequest,
): CompiledOrNot {
  try {
    return compile(found, file, facts, request);
  } catch (error) {
    const origin = error instanceof CompilerFault ? error.origin : originOf(found.node);
    const reason =
      error instanceof Error
        ? process.env.STEPSCRIPT_TRACE
          ? (error.stack ?? error.message)
          : error.message
        : String(error);
    return { output: null, diagnostics: [d.internalError(origin, { workflow: found.exportName, reason })] };
  }
}

function compile(found: FoundWorkflow, file: ts.SourceFile, facts: Facts, request: CompileRequest): CompiledOrNot {
  const lowered = lowerWorkflow(found, facts, libraryProblem);
  const { resources, diagnostics: conflicts } = collectResources(lowered.handles);
  const frontErrors = [...lowered.diagnostics, ...conflicts];
  if (frontErrors.length > 0) return { output: null, diagnostics: frontErrors };
  const text = (origin: Origin): string =>
    request.program.getSourceFile(origin.file)?.text.slice(origin.start, origin.end) ?? '';
  const emitted = runPipeline(lowered.workflow, lowered.ids, text);
  if (!emitted.ok) return { output: null, diagnostics: emitted.diagnostics };
  const source = relativeTo(request.rootDir, file.fileName);
  const { manifest, problems } = buildManifest({
    name: lowered.workflow.name,
    type: lowered.workflow.type,
    source,
    exportName: found.exportName,
    resources: resources.map((resource) => resourceUse(resource, request.rootDir)),
    tasks: emitted.tasks,
  });
  if (problems.length > 0) return { output: null, diagnostics: problems };
  const states = Object.fromEntries(
    Object.entries(emitted.sourceMap).map(([name, origin]) => [name, stateOriginOf(origin, request)]),
  );
  const beside = expressionsBeside(found.form === 'call' ? found.node : found.node.parent, facts);
  return {
    output: {
      sourceFile: file.fileName,
      exportName: found.exportName,
      isDefault: found.isDefault,
      form: found.form,
      callStart: found.node.getStart(file),
      handles: resources.map(({ use, steps }) => ({ id: use.id, expression: beside(steps) })),
      compiled: { definition: emitted.definition, sourceMap: { format: ARTIFACT_FORMAT, states }, manifest },
    },
    diagnostics: [],
  };
}

/** A path that is the same on every machine. */
function relativeTo(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

function resourceUse({ use, code }: CollectedResource, root: string): ResourceUse {
  if (code === null) return use;
  const { file, exportName, of } = code;
  return { ...use, code: { module: relativeTo(root, file), exportName, ...(of === 'handle' && { of }) } };
}

function stateOriginOf(origin: Origin, request: CompileRequest): StateOrigin {
  const callers: StateCaller[] = [];
  for (let { inlined } = origin; inlined !== undefined; inlined = inlined.call.inlined) {
    callers.push({ name: inlined.name, call: spanOf(inlined.call, request) });
  }
  return { ...spanOf(origin, request), ...(callers.length === 0 ? {} : { callers }) };
}

function spanOf(origin: Origin, request: CompileRequest): SourceSpan {
  const file = request.program.getSourceFile(origin.file);
  const at = (offset: number) => {
    const { line, character } = file?.getLineAndCharacterOfPosition(offset) ?? { line: 0, character: 0 };
    return { line, column: character };
  };
  return {
    file: relativeTo(request.rootDir, origin.file),
    start: at(origin.start),
    end: at(origin.end),
  };
}
