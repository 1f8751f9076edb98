/**
 * The project that a `tsconfig.json` describes, as a TypeScript program. Files that a build is about to generate can be
 * laid over the disk, so that a program which imports them can be checked before they are written.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { UsageError } from './exit-code.ts';

/** A configured project. */
export interface Project {
  readonly configFile: string;
  /** The folder of the configuration. */
  readonly rootDir: string;
  readonly parsed: ts.ParsedCommandLine;
  /** Creates the program, with `overlay` over the disk. Unchanged files are parsed once. */
  readonly createProgram: (overlay?: ReadonlyMap<string, string>) => ts.Program;
}

/** Finds the configuration that `-p` names: a file, a folder, or nothing for the current folder. */
export function findConfig(currentDirectory: string, option: string | undefined): string {
  const path = resolve(currentDirectory, option ?? '.');
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'tsconfig.json') : path;
  if (existsSync(file)) return file;
  throw new UsageError(`cannot read ${file}: no such file. Name the project with -p path/to/tsconfig.json.`);
}

/** Reads the configuration. Problems with its content are in `parsed.errors`, as `tsc` reports them. */
export function openProject(
  configFile: string,
  adjust = (options: ts.CompilerOptions): ts.CompilerOptions => options,
): Project {
  const problems: ts.Diagnostic[] = [];
  const read = ts.getParsedCommandLineOfConfigFile(configFile, undefined, {
    ...ts.sys,
    getCurrentDirectory: () => dirname(configFile),
    onUnRecoverableConfigFileDiagnostic: (problem) => problems.push(problem),
  }) ?? { options: {}, fileNames: [], errors: [] };
  const parsed = { ...read, options: adjust(read.options) };
  const errors = [...problems, ...parsed.errors];
  return {
    configFile,
    rootDir: dirname(configFile),
    parsed: { ...parsed, errors },
    createProgram: programFactory(dirname(configFile), parsed),
  };
}

function programFactory(rootDir: string, parsed: ts.ParsedCommandLine): Project['createProgram'] {
  const sources = new Map<string, ts.SourceFile | undefined>();
  return (overlay = new Map()) => {
    const host = ts.createCompilerHost(parsed.options);
    // As `tsc` does: comments of declarations are a third of what there is to parse.
    host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
    const { readFile, fileExists, directoryExists, getSourceFile } = host;
    const folders = new Set([...overlay.keys()].flatMap(ancestors));
    host.getCurrentDirectory = () => rootDir;
    host.readFile = (file) => overlay.get(resolve(file)) ?? readFile(file);
    host.fileExists = (file) => overlay.has(resolve(file)) || fileExists(file);
    host.directoryExists = (folder) => folders.has(resolve(folder)) || directoryExists?.(folder) !== false;
    host.getSourceFile = (file, languageVersion, onError, shouldCreate) => {
      if (overlay.has(resolve(file))) return getSourceFile(file, languageVersion, onError, shouldCreate);
      if (!sources.has(file)) sources.set(file, getSourceFile(file, languageVersion, onError, shouldCreate));
      return sources.get(file);
    };
    return ts.createProgram({
      rootNames: parsed.fileNames,
      options: parsed.options,
      ...(parsed.projectReferences === undefined ? {} : { projectReferences: parsed.projectReferences }),
      configFileParsingDiagnostics: parsed.errors,
      host,
    });
  };
}

function ancestors(file: string): readonly string[] {
  const parent = dirname(file);
  return parent === file ? [] : [parent, ...ancestors(parent)];
}
