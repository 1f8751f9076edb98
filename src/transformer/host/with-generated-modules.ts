/**
 * A program may import the modules that its own build generates: a CDK app imports the construct of a workflow beside it.
 * On disk these are missing in a clean checkout, and old after a change. Where that is so, the program is created once
 * more with what this build will write laid over the disk, so that the first build of a project succeeds, and so that
 * types never lag one build behind. Programs that import no generated module are left alone and cost nothing.
 */
import { dirname, resolve } from 'node:path';
import type ts from 'typescript';
import { buildProgram, type Compile } from './build-program.ts';
import { rootDirOf } from './root-dir.ts';

/** The program itself, or one that sees the modules about to be written. */
export function withGeneratedModules(
  typescript: typeof ts,
  program: ts.Program,
  host: ts.CompilerHost,
  compile: Compile,
): ts.Program {
  const { plan, typeErrors } = buildProgram({ ts: typescript, program, rootDir: rootDirOf(program), compile });
  if (plan === null || !typeErrors.hasDependents) return program;
  const outdated = new Map(
    plan.files
      .filter(
        ({ path, text }) => path.endsWith('ts') && (program.getSourceFile(path)?.text ?? host.readFile(path)) !== text,
      )
      .map(({ path, text }) => [path, text]),
  );
  if (outdated.size === 0) return program;
  const projectReferences = program.getProjectReferences();
  return typescript.createProgram({
    rootNames: program.getRootFileNames(),
    options: program.getCompilerOptions(),
    configFileParsingDiagnostics: program.getConfigFileParsingDiagnostics(),
    ...(projectReferences === undefined ? {} : { projectReferences }),
    host: withOverlay(typescript, host, outdated),
  });
}

/** The host, with files over those of the disk. It resolves modules anew: a cache would not know of the new ones. */
function withOverlay(
  typescript: typeof ts,
  host: ts.CompilerHost,
  files: ReadonlyMap<string, string>,
): ts.CompilerHost {
  const folders = new Set([...files.keys()].map((path) => dirname(path)));
  const { resolveModuleNameLiterals: _literals, resolveModuleNames: _names, ...others } = host;
  return {
    ...others,
    getModuleResolutionCache: () => undefined,
    fileExists: (path) => files.has(resolve(path)) || host.fileExists(path),
    readFile: (path) => files.get(resolve(path)) ?? host.readFile(path),
    directoryExists: (path) => folders.has(resolve(path)) || host.directoryExists?.(path) !== false,
    getSourceFile: (path, languageVersion, ...rest) => {
      const text = files.get(resolve(path));
      if (text === undefined) return host.getSourceFile(path, languageVersion, ...rest);
      const sourceFile = typescript.createSourceFile(path, text, languageVersion);
      // Builder programs (`--incremental`, `-b`, `--watch`) tell files that changed by it.
      return Object.assign(sourceFile, { version: host.createHash?.(text) ?? text });
    },
  };
}
