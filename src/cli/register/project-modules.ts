/**
 * The modules of a project as `stepscript/register` serves them: the JavaScript of each source under the path of the source, and
 * the modules that a build generates under the path where they would be, beside their source.
 */
import { resolve } from 'node:path';
import ts from 'typescript';
import { rewriteCalls } from '../../transformer/emit/javascript/rewrite-calls.ts';
import { fileRewrite } from '../../transformer/host/file-rewrite.ts';
import { internalsOf } from '../../transformer/host/internal-program.ts';
import type { CompiledProject } from '../compile-project.ts';
import { UsageError } from '../exit-code.ts';

/** What the hooks of the loader know; it is copied into their thread. */
export interface ServedModules {
  /** By absolute path. */
  readonly modules: ReadonlyMap<string, string>;
  /** The source of each path that a build would emit. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Options under which everything is emitted as JavaScript with its source map, beside its source. Nothing of it is written,
 * so that options about other outputs do not matter.
 */
export function inPlace(options: ts.CompilerOptions): ts.CompilerOptions {
  const {
    outDir: _outDir,
    outFile: _outFile,
    declarationDir: _declarationDir,
    tsBuildInfoFile: _tsBuildInfoFile,
    mapRoot: _mapRoot,
    sourceRoot: _sourceRoot,
    ...kept
  } = options;
  return {
    ...kept,
    noEmit: false,
    noEmitOnError: false,
    emitDeclarationOnly: false,
    composite: false,
    incremental: false,
    declaration: false,
    declarationMap: false,
    isolatedDeclarations: false,
    sourceMap: false,
    inlineSourceMap: true,
    inlineSources: true,
    // Specifiers that end in `.ts` may stay in what is emitted only if they are rewritten.
    ...(options.allowImportingTsExtensions === true && { rewriteRelativeImportExtensions: true }),
  };
}

/** The modules of a compiled project, all of them ES modules: Node cannot load the text of CommonJS ones through hooks. */
export function projectModules({ program, plan, outputs }: CompiledProject): ServedModules {
  const modules = new Map<string, string>();
  const sources = new Map<string, string>();
  const internals = internalsOf(program);
  const rewrite = rewriteCalls(ts, (fileName) => fileRewrite(ts, program, { outputs }, fileName));
  const isCommonJs = (file: ts.SourceFile): boolean =>
    (internals.getEmitModuleFormatOfFile(file) ?? ts.ModuleKind.ESNext) < ts.ModuleKind.ES2015;
  const write: ts.WriteFileCallback = (path, text, _mark, _onError, [file] = []) => {
    if (file === undefined || !/\.[cm]?jsx?$/.test(path)) return;
    if (isCommonJs(file)) throw new UsageError(commonJs(file.fileName));
    modules.set(resolve(file.fileName), text);
    sources.set(resolve(path), resolve(file.fileName));
  };
  program.emit(undefined, write, undefined, false, { before: [rewrite] });
  for (const { path, text } of plan?.files ?? []) if (/\.m?js$/.test(path)) modules.set(path, text);
  return { modules, sources };
}

function commonJs(file: string): string {
  return `stepscript/register runs ES modules, and ${file} would be CommonJS: set "type": "module" in package.json, or build with tspc.`;
}
