/**
 * Turns a compilation into an output plan. Pure apart from what it asks the program. Two workflows that would write the
 * same file, also on a file system that ignores case, are both left out, and so is a definition that AWS would refuse
 * for its size.
 */
import { join, relative, sep } from 'node:path';
import type ts from 'typescript';
import { MAXIMUM_DEFINITION_BYTES } from '../../asl/limits.ts';
import { printStateMachine } from '../../asl/print.ts';
import type { Compilation, WorkflowOutput } from '../compile.ts';
import { type Diagnostic, type DiagnosticSpan, d } from '../diagnostics/index.ts';
import { printConstructModule } from '../emit/construct/construct-module.ts';
import { printGeneratedModule } from '../emit/javascript/generated-module.ts';
import { type EmitLocation, emitLocation, emittedFiles } from './emit-location.ts';
import type { OutputFile, OutputPlan } from './output-plan.ts';

/** What to plan for. */
export interface PlanRequest {
  readonly ts: typeof ts;
  readonly program: ts.Program;
  readonly rootDir: string;
  readonly compilation: Compilation;
  /** Overrides the configuration's. */
  readonly outDir?: string;
}

/** The name of the files of a workflow. */
export function artifactName(output: WorkflowOutput): string {
  return output.isDefault ? output.compiled.manifest.name : output.exportName;
}

interface Candidate {
  readonly output: WorkflowOutput;
  readonly name: string;
  readonly location: EmitLocation;
  /** Absolute path without extension. */
  readonly stem: string;
}

/** Plans the outputs of a compilation. */
export function planOutputs(request: PlanRequest): OutputPlan {
  const { program, compilation, outDir } = request;
  const locate = locator(request);
  const candidates = compilation.workflows.flatMap((output): Candidate[] => {
    const location = locate(output.sourceFile);
    const name = artifactName(output);
    return location === undefined ? [] : [{ output, name, location, stem: join(location.directory, name) }];
  });
  const emitted = emittedFiles(request.ts, program, outDir);
  const { accepted, diagnostics } = refuseImpossible(candidates, emitted, program);

  const rejected = candidates.filter((candidate) => !accepted.includes(candidate));
  const failedStems = compilation.failed.flatMap(({ sourceFile, exportName }) => {
    const location = locate(sourceFile);
    return location === undefined ? [] : [{ stem: join(location.directory, exportName), location }];
  });
  const files = [
    ...accepted.flatMap((candidate) => workflowFiles(request, candidate)),
    ...moduleFiles(request, accepted, emitted, locate),
  ];
  const written = new Set(files.map(({ path }) => path.toLowerCase()));
  const stale = [...rejected, ...failedStems]
    .flatMap(({ stem, location }) => artifactPaths(stem, location))
    .filter((path) => !written.has(path.toLowerCase()));
  const workflows = accepted.map(({ output: { sourceFile, exportName }, name, stem }) => ({
    sourceFile,
    exportName,
    name,
    definitionPath: `${stem}.asl.json`,
  }));
  return { files, stale: [...new Set(stale)], diagnostics, workflows };
}

function locator({ ts: typescript, program, outDir }: PlanRequest): (fileName: string) => EmitLocation | undefined {
  const known = new Map<string, EmitLocation | undefined>();
  return (fileName) => {
    if (!known.has(fileName)) {
      const sourceFile = program.getSourceFile(fileName);
      known.set(fileName, sourceFile === undefined ? undefined : emitLocation(typescript, program, sourceFile, outDir));
    }
    return known.get(fileName);
  };
}

function artifactPaths(stem: string, { extension }: EmitLocation): readonly string[] {
  const declarations = `.d${extension.replace('js', 'ts')}`;
  return ['.asl.json', '.asl.map.json', '.manifest.json', `.construct${extension}`, `.construct${declarations}`].map(
    (ending) => stem + ending,
  );
}

function refuseImpossible(
  candidates: readonly Candidate[],
  emitted: ReadonlySet<string>,
  program: ts.Program,
): { readonly accepted: readonly Candidate[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const refused = new Set<Candidate>();
  const owners = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { output, name, location, stem } = candidate;
    const span = spanOf(program, output);
    const owner = owners.get(stem.toLowerCase());
    if (owner !== undefined) {
      const related = [{ span: spanOf(program, owner.output), message: `\`${owner.name}\` is here` }];
      diagnostics.push(
        d.artifactCollision(span, { workflow: name, other: `\`${owner.name}\``, path: `${stem}.asl.json` }, related),
      );
      refused.add(owner).add(candidate);
    }
    owners.set(stem.toLowerCase(), candidate);
    const generated = join(location.directory, `${location.baseName}.stepscript${location.extension}`);
    for (const path of [...artifactPaths(stem, location), generated]) {
      if (!emitted.has(path.toLowerCase())) continue;
      diagnostics.push(d.artifactCollision(span, { workflow: name, other: 'a source file of the project', path }));
      refused.add(candidate);
    }
    const size = Buffer.byteLength(JSON.stringify(output.compiled.definition));
    if (size > MAXIMUM_DEFINITION_BYTES) {
      diagnostics.push(d.definitionTooLarge(span, { workflow: name, size, limit: MAXIMUM_DEFINITION_BYTES }));
      refused.add(candidate);
    }
  }
  return { accepted: candidates.filter((candidate) => !refused.has(candidate)), diagnostics };
}

/** The word that a workflow begins with, for a caret. */
function spanOf(program: ts.Program, { sourceFile, callStart }: WorkflowOutput): DiagnosticSpan {
  const text = program.getSourceFile(sourceFile)?.text ?? '';
  const match = /^\s*(@?[\w$.]*)/.exec(text.slice(callStart, callStart + 200));
  const start = callStart + (match === null ? 0 : match[0].length - (match[1] ?? '').length);
  return { file: sourceFile, start, end: Math.max(start + 1, start + (match?.[1] ?? '').length) };
}

function workflowFiles(
  { ts: typescript }: PlanRequest,
  { output, name, location, stem }: Candidate,
): readonly OutputFile[] {
  const { compiled } = output;
  const construct = printConstructModule(typescript, {
    manifest: compiled.manifest,
    name,
    generatedModule: `./${location.baseName}.stepscript${location.extension}`,
    sourceModule: `./${location.baseName}${location.extension}`,
    exportName: output.isDefault ? 'default' : output.exportName,
    format: location.format,
  });
  const texts = [
    printStateMachine(compiled.definition),
    json(compiled.sourceMap),
    json(compiled.manifest),
    construct.javascript,
    construct.declarations,
  ];
  return artifactPaths(stem, location).map((path, index) => ({ path, text: texts[index] ?? '' }));
}

function moduleFiles(
  { compilation, rootDir }: PlanRequest,
  accepted: readonly Candidate[],
  emitted: ReadonlySet<string>,
  locate: (fileName: string) => EmitLocation | undefined,
): readonly OutputFile[] {
  const sources = new Set([...compilation.workflows, ...compilation.failed].map(({ sourceFile }) => sourceFile));
  return [...sources].flatMap((sourceFile) => {
    const location = locate(sourceFile);
    if (location === undefined) return [];
    const stem = join(location.directory, `${location.baseName}.stepscript`);
    if (emitted.has((stem + location.extension).toLowerCase())) return [];
    const { javascript, declarations } = printGeneratedModule({
      source: relative(rootDir, sourceFile).split(sep).join('/'),
      format: location.format,
      workflows: accepted
        .filter(({ output }) => output.sourceFile === sourceFile)
        .map(({ name, output }) => ({ name, compiled: output.compiled })),
    });
    return [
      { path: stem + location.extension, text: javascript },
      { path: `${stem}.d${location.extension.replace('js', 'ts')}`, text: declarations },
    ];
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
